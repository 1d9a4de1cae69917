package org.focallens.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;

/** Audits one image after another; holds a matcher and the grids of the sizes met, so one thread at a time. */
final class ImageAudit {
    private record Size(int height, int width) {}

    private final AssignSettings settings;
    private final Matcher matcher;
    private final double foreground;
    private final Map<Size, AnchorGrid> grids = new HashMap<>();

    ImageAudit(AssignSettings settings) {
        this.settings = settings;
        this.matcher = new Matcher(settings.matching());
        this.foreground =
                settings.matching().iou().threshold(settings.matching().foreground());
    }

    /** {@return how many boxes of an image are matched} */
    static int matched(Labels labels, CrowdRule rule) {
        int count = 0;
        for (int i = 0; i < labels.count(); i++) {
            count += isMatched(labels, i, rule) ? 1 : 0;
        }
        return count;
    }

    private static boolean isMatched(Labels labels, int label, CrowdRule rule) {
        return rule == CrowdRule.MATCH || !labels.crowd(label);
    }

    void audit(int index, LabelledImage image, Tally tally, Tables tables) {
        int[] labels = matchedLabels(image.labels());
        BoxOutcome[] outcomes = new BoxOutcome[labels.length];
        Arrays.fill(outcomes, BoxOutcome.NONE);
        int anchors = 0;
        int positive = 0;
        int ignored = 0;
        for (InputBoxes input : InputBoxes.of(settings.resize(), image, labels)) {
            Matching matching = match(input);
            BoxOutcome[] here = outcomes(matching, input.members().length);
            for (int i = 0; i < here.length; i++) {
                outcomes[input.members()[i]] = outcomes[input.members()[i]].or(here[i]);
            }
            List<LevelCount> levels = matching.levels();
            tally.addInput(levels);
            anchors += matching.grid().size();
            positive += levels.stream().mapToInt(LevelCount::positive).sum();
            ignored += levels.stream().mapToInt(LevelCount::ignored).sum();
        }
        Fit fit = settings.resize().fit(image.height(), image.width());
        for (int i = 0; i < labels.length; i++) {
            tally.addBox(image, fit, labels[i], outcomes[i]);
            tables.boxes().put(tables.boxes().first(index) + i, labels[i], outcomes[i]);
        }
        tally.addImage(image.labels().count() - labels.length);
        tables.images().put(index, anchors, positive, ignored);
    }

    private Matching match(InputBoxes input) {
        Fit fit = input.fit();
        AnchorGrid grid = grids.computeIfAbsent(
                new Size(fit.paddedHeight(), fit.paddedWidth()),
                size -> new AnchorGrid(settings.anchors(), size.height, size.width));
        float[] boxes = new float[input.corners().length];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = (float) input.corners()[i];
        }
        return matcher.match(grid, boxes, fit.height(), fit.width());
    }

    /** Where the results of single images and boxes go. */
    record Tables(ImageTable images, BoxTable boxes) {}

    private int[] matchedLabels(Labels labels) {
        int[] matched = new int[matched(labels, settings.crowd())];
        int count = 0;
        for (int i = 0; i < labels.count(); i++) {
            if (isMatched(labels, i, settings.crowd())) {
                matched[count++] = i;
            }
        }
        return matched;
    }

    private BoxOutcome[] outcomes(Matching matching, int count) {
        int[] positives = new int[count];
        int[] byForce = new int[count];
        int[] truths = matching.positiveTruth();
        for (int truth : truths) {
            positives[truth]++;
        }
        int[] anchors = matching.positive();
        for (int anchor : matching.forced()) {
            byForce[truths[Arrays.binarySearch(anchors, anchor)]]++;
        }
        double[] bestIou = matching.bestIou();
        int[] bestAnchor = matching.bestAnchor();
        BoxOutcome[] outcomes = new BoxOutcome[count];
        Arrays.setAll(
                outcomes,
                i -> new BoxOutcome(
                        bestIou[i],
                        bestAnchor[i] < 0 ? -1 : matching.grid().levelOf(bestAnchor[i]),
                        positives[i],
                        positives[i] > 0 && byForce[i] == positives[i],
                        bestIou[i] >= foreground));
        return outcomes;
    }
}
