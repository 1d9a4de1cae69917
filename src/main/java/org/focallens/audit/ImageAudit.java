package org.focallens.audit;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.focallens.audit.AuditTotals.LevelTotal;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;

/** Audits one image after another; holds a matcher, so one thread at a time. */
final class ImageAudit {
    private final AssignSettings settings;
    private final int classes;
    private final Matcher matcher;

    ImageAudit(AssignSettings settings, int classes) {
        this.settings = settings;
        this.classes = classes;
        this.matcher = new Matcher(settings.matching());
    }

    AuditTotals of(LabelledImage image) {
        Fit fit = settings.resize().fit(image.height(), image.width());
        Labels labels = image.labels();
        int[] matched = IntStream.range(0, labels.count()).filter(i -> !labels.crowd(i) || settings.crowd() == CrowdRule.MATCH).toArray();
        AnchorGrid grid = new AnchorGrid(settings.anchors(), fit.paddedHeight(), fit.paddedWidth());
        Matching matching = matcher.match(grid, boxes(image, fit, matched), fit.height(), fit.width());
        return totals(labels, matched, matching);
    }

    private static float[] boxes(LabelledImage image, Fit fit, int[] matched) {
        double scaleX = (double) fit.width() / image.width();
        double scaleY = (double) fit.height() / image.height();
        float[] boxes = new float[4 * matched.length];
        for (int i = 0; i < matched.length; i++) {
            float[] box = image.labels().box(matched[i]);
            for (int k = 0; k < 4; k++) {
                boxes[4 * i + k] = (float) (box[k] * (k % 2 == 0 ? scaleX : scaleY));
            }
        }
        return boxes;
    }

    private AuditTotals totals(Labels labels, int[] matched, Matching matching) {
        long[] perClass = new long[classes];
        Arrays.stream(matched).forEach(i -> perClass[labels.category(i)]++);
        long[] perLevel = new long[matching.grid().levels().size()];
        Arrays.stream(matching.bestAnchor()).filter(anchor -> anchor >= 0).forEach(anchor -> perLevel[matching.grid().levelOf(anchor)]++);
        boolean[] served = served(matching, matched.length, matching.positive());
        boolean[] servedByForce = served(matching, matched.length, matching.forced());
        boolean[] servedByThreshold = servedByThreshold(matching, matched.length);
        double[] bestIou = matching.bestIou();
        double foreground = settings.matching().iou().threshold(settings.matching().foreground());
        return new AuditTotals(1, matched.length, labels.count() - matched.length, Arrays.stream(matched).filter(labels::difficult).count(),
                list(perClass), matching.levels().stream().map(LevelTotal::of).toList(), list(perLevel),
                count(matched.length, truth -> !served[truth]), count(matched.length, truth -> servedByForce[truth] && !servedByThreshold[truth]),
                Arrays.stream(bestIou).filter(iou -> iou >= foreground).count(), Arrays.stream(bestIou).sum());
    }

    private static boolean[] served(Matching matching, int truths, int[] anchors) {
        boolean[] served = new boolean[truths];
        for (int anchor : anchors) {
            served[matching.state(anchor)] = true;
        }
        return served;
    }

    private static boolean[] servedByThreshold(Matching matching, int truths) {
        int[] forced = matching.forced();
        return served(matching, truths, Arrays.stream(matching.positive()).filter(anchor -> Arrays.binarySearch(forced, anchor) < 0).toArray());
    }

    private static long count(int truths, IntPredicate condition) {
        return IntStream.range(0, truths).filter(condition).count();
    }

    private static List<Long> list(long[] values) {
        return LongStream.of(values).boxed().toList();
    }
}
