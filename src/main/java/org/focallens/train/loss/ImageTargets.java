package org.focallens.train.loss;

import java.util.Arrays;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Preset;
import org.focallens.data.Labels;
import org.focallens.train.source.Example;

/**
 * What the anchors of an image should say, by the rules of a preset.
 *
 * @param matching of its truths, crowds left out where the preset drops them
 * @param classes  for every anchor its class, {@link DenseLoss#BACKGROUND} or {@link DenseLoss#IGNORED}
 */
public record ImageTargets(Matching matching, int[] classes) {

    /**
     * Matches an image.
     *
     * @param preset  its crowd rule; the matcher has its other rules
     * @param matcher of the thread that calls
     * @param grid    over the network's input
     * @param example of the grid's size
     */
    public static ImageTargets of(Preset preset, Matcher matcher, AnchorGrid grid, Example example) {
        Labels labels = preset.input().crowd() == CrowdRule.DROP ? withoutCrowds(example.labels()) : example.labels();
        Matching matching = matcher.match(grid, labels.boxes(), example.contentHeight(), example.contentWidth());
        return new ImageTargets(matching, classes(matching, labels));
    }

    private static Labels withoutCrowds(Labels labels) {
        Labels.Builder kept = Labels.builder();
        for (int i = 0; i < labels.count(); i++) {
            if (!labels.crowd(i)) {
                kept.add(labels.box(i), labels.category(i), false, labels.difficult(i));
            }
        }
        return kept.build();
    }

    private static int[] classes(Matching matching, Labels labels) {
        int[] classes = new int[matching.grid().size()];
        Arrays.fill(classes, DenseLoss.BACKGROUND);
        for (int anchor : matching.ignored()) {
            classes[anchor] = DenseLoss.IGNORED;
        }
        int[] positive = matching.positive();
        int[] truth = matching.positiveTruth();
        for (int i = 0; i < positive.length; i++) {
            classes[positive[i]] = labels.category(truth[i]);
        }
        return classes;
    }
}
