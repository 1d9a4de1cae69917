package org.focallens.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.focallens.core.match.LevelCount;

/**
 * What the assignment of some images adds up to. Totals of parts merge to the totals of the whole.
 *
 * @param images          with a known size
 * @param boxes           that were matched; crowd regions are not
 * @param crowd           regions that were left out
 * @param difficult       of the matched boxes, those that VOC marks as difficult
 * @param boxesPerClass   matched boxes of each category, in the data set's order
 * @param levels          sums over all images, P3 first
 * @param truthsPerLevel  boxes whose best anchor is on each level, P3 first; a box that no anchor overlaps is on none
 * @param unmatched       boxes without any positive anchor
 * @param forcedOnly      boxes that only a forced anchor serves
 * @param reachable       boxes whose best IoU is at or above the foreground threshold
 * @param sumBestIou      sum of the boxes' best IoUs
 */
public record AuditTotals(int images, long boxes, long crowd, long difficult, List<Long> boxesPerClass, List<LevelTotal> levels,
                          List<Long> truthsPerLevel, long unmatched, long forcedOnly, long reachable, double sumBestIou) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a list is missing
     */
    public AuditTotals {
        boxesPerClass = List.copyOf(boxesPerClass);
        levels = List.copyOf(levels);
        truthsPerLevel = List.copyOf(truthsPerLevel);
    }

    /**
     * Sums of one level.
     *
     * @param level    P3 to P7
     * @param stride   in input pixels
     * @param anchors  all
     * @param positive of them
     * @param ignored  of them
     */
    public record LevelTotal(String level, int stride, long anchors, long positive, long ignored) {

        /** {@return the rest} */
        public long negative() {
            return anchors - positive - ignored;
        }

        LevelTotal plus(LevelTotal other) {
            return new LevelTotal(level, stride, anchors + other.anchors, positive + other.positive, ignored + other.ignored);
        }

        static LevelTotal of(LevelCount count) {
            return new LevelTotal(count.level(), count.stride(), count.anchors(), count.positive(), count.ignored());
        }
    }

    /** {@return share of boxes whose best IoU reaches the foreground threshold, 0..1; 0 without boxes} */
    public double bestPossibleRecall() {
        return boxes == 0 ? 0 : (double) reachable / boxes;
    }

    /** {@return mean of the boxes' best IoUs, 0..1; 0 without boxes} */
    public double meanBestIou() {
        return boxes == 0 ? 0 : sumBestIou / boxes;
    }

    /**
     * The totals of two parts together. Associative and, but for the rounding of one sum, commutative.
     *
     * @param other totals by the same settings over the same categories
     * @return the sums
     * @throws IllegalArgumentException if the parts have other levels or categories
     */
    public AuditTotals plus(AuditTotals other) {
        if (levels.size() != other.levels.size() || boxesPerClass.size() != other.boxesPerClass.size()) {
            throw new IllegalArgumentException("totals must have equal levels and classes but have " + levels.size() + " and " + other.levels.size()
                    + " levels, " + boxesPerClass.size() + " and " + other.boxesPerClass.size() + " classes");
        }
        List<LevelTotal> sums = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            sums.add(levels.get(i).plus(other.levels.get(i)));
        }
        return new AuditTotals(images + other.images, boxes + other.boxes, crowd + other.crowd, difficult + other.difficult,
                sum(boxesPerClass, other.boxesPerClass), sums, sum(truthsPerLevel, other.truthsPerLevel), unmatched + other.unmatched,
                forcedOnly + other.forcedOnly, reachable + other.reachable, sumBestIou + other.sumBestIou);
    }

    private static List<Long> sum(List<Long> a, List<Long> b) {
        Long[] sums = new Long[a.size()];
        Arrays.setAll(sums, i -> Objects.requireNonNull(a.get(i)) + b.get(i));
        return List.of(sums);
    }
}
