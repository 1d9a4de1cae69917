package org.focallens.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Preset;
import org.focallens.data.Labels;

/** What the anchors of a batch should say: each image matched by the rules of a preset. */
final class Targets {

    private final List<Matching> matchings = new ArrayList<>();
    private final int[] classes;

    /**
     * Matches a batch.
     *
     * @param preset  its crowd rule; the matcher has its other rules
     * @param matcher of the thread that calls
     * @param grid    over the network's input
     * @param batch   images of the grid's size
     */
    Targets(Preset preset, Matcher matcher, AnchorGrid grid, Batch batch) {
        classes = new int[batch.examples().size() * grid.size()];
        Arrays.fill(classes, DenseLoss.BACKGROUND);
        for (Example example : batch.examples()) {
            Labels labels = preset.input().crowd() == CrowdRule.DROP ? withoutCrowds(example.labels()) : example.labels();
            Matching matching = matcher.match(grid, labels.boxes(), example.contentHeight(), example.contentWidth());
            write(matching, labels, matchings.size() * grid.size());
            matchings.add(matching);
        }
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

    private void write(Matching matching, Labels labels, int first) {
        for (int anchor : matching.ignored()) {
            classes[first + anchor] = DenseLoss.IGNORED;
        }
        int[] positive = matching.positive();
        int[] truth = matching.positiveTruth();
        for (int i = 0; i < positive.length; i++) {
            classes[first + positive[i]] = labels.category(truth[i]);
        }
    }

    /** {@return one matching an image} */
    List<Matching> matchings() {
        return matchings;
    }

    /** {@return for every anchor of every image its class, {@link DenseLoss#BACKGROUND} or {@link DenseLoss#IGNORED}} */
    int[] classes() {
        return classes;
    }

    /** {@return positives of each image as the preset counts them for its normaliser} */
    int[] positives() {
        return matchings.stream().mapToInt(Matching::countedPositives).toArray();
    }

    /** {@return the anchors of each level, summed over the images} */
    List<LevelCount> levels() {
        List<LevelCount> sums = matchings.get(0).levels();
        for (Matching matching : matchings.subList(1, matchings.size())) {
            sums = sum(sums, matching.levels());
        }
        return sums;
    }

    private static List<LevelCount> sum(List<LevelCount> one, List<LevelCount> other) {
        List<LevelCount> sums = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            LevelCount a = one.get(i);
            LevelCount b = other.get(i);
            sums.add(new LevelCount(a.level(), a.stride(), a.anchors() + b.anchors(), a.positive() + b.positive(), a.ignored() + b.ignored()));
        }
        return sums;
    }
}
