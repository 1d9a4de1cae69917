package org.focallens.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * What the assignment of some images adds up to. Totals of parts merge to the totals of the whole, bit by bit in any order.
 *
 * @param images    with a known size
 * @param inputs    of the network that they became: one each, or their tiles
 * @param crowd     regions that were left out
 * @param difficult of the matched boxes, those that VOC marks as difficult
 * @param levels    anchors over all images, P3 first
 * @param boxes     all matched boxes; crowd regions are not
 * @param groups    the same boxes by class, size and level
 * @param spread    the same boxes by IoU, positive anchors, size and ratio
 * @param grids     for comparison, one-stage grid detectors over the same images
 */
public record AuditTotals(
        int images,
        long inputs,
        long crowd,
        long difficult,
        List<LevelTotal> levels,
        BoxStatistics boxes,
        BoxGroups groups,
        BoxSpread spread,
        List<GridTotal> grids) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public AuditTotals {
        levels = List.copyOf(levels);
        grids = List.copyOf(grids);
        Objects.requireNonNull(boxes, "boxes");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(spread, "spread");
    }

    /** {@return anchors of all levels that are to find a box} */
    public long positive() {
        return levels.stream().mapToLong(LevelTotal::positive).sum();
    }

    /** {@return anchors of all levels that count neither way} */
    public long ignored() {
        return levels.stream().mapToLong(LevelTotal::ignored).sum();
    }

    /** {@return anchors of all levels that are to say "background"} */
    public long negative() {
        return levels.stream().mapToLong(LevelTotal::negative).sum();
    }

    /** {@return the imbalance in one number: negative anchors per positive one; per one where there is none, as losses are normalised} */
    public double negativesPerPositive() {
        return (double) negative() / Math.max(1, positive());
    }

    /**
     * The totals of two parts together.
     *
     * @param other totals by the same settings over the same categories
     * @return the sums
     * @throws IllegalArgumentException if the parts have other levels or categories
     */
    public AuditTotals plus(AuditTotals other) {
        if (levels.size() != other.levels.size()) {
            throw new IllegalArgumentException("totals must have equal levels but have " + levels.size() + " and "
                    + other.levels.size() + " levels");
        }
        return new AuditTotals(
                images + other.images,
                inputs + other.inputs,
                crowd + other.crowd,
                difficult + other.difficult,
                sum(levels, other.levels, LevelTotal::plus),
                boxes.plus(other.boxes),
                groups.plus(other.groups),
                spread.plus(other.spread),
                sum(grids, other.grids, GridTotal::plus));
    }

    private static <T> List<T> sum(List<T> a, List<T> b, BinaryOperator<T> plus) {
        List<T> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(plus.apply(a.get(i), b.get(i)));
        }
        return sums;
    }
}
