package org.focallens.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.match.Matching;

/**
 * Finds the anchors that two settings decide differently. Anchors are the same where level, row, column, scale and ratio are; none are where the
 * inputs differ in size or the level's strides differ, since a cell then stands elsewhere in the image.
 */
final class Flips {
    /** Frameworks keep scales in floats. */
    private static final double SAME = 1e-5;

    private Flips() {}

    /** {@return the flips, those of the first settings' anchors before those that only the second have} */
    static List<Flip> between(ImageMatch first, ImageMatch second) {
        AnchorGrid a = first.matching().grid();
        AnchorGrid b = second.matching().grid();
        boolean paired = a.height() == b.height() && a.width() == b.width();
        List<Flip> flips = new ArrayList<>();
        Pairs there = new Pairs(a, b, paired);
        for (int anchor : counted(first.matching())) {
            int other = there.of(anchor);
            int was = state(first, anchor);
            int is = state(second, other);
            if (was != is) {
                flips.add(new Flip(level(a, anchor), anchor, other, was, is));
            }
        }
        Pairs back = new Pairs(b, a, paired);
        for (int anchor : counted(second.matching())) {
            int other = back.of(anchor);
            if (state(first, other) == Matching.NEGATIVE) {
                flips.add(new Flip(level(b, anchor), other, anchor, Matching.NEGATIVE, state(second, anchor)));
            }
        }
        return flips;
    }

    private static int[] counted(Matching matching) {
        int[] positive = matching.positive();
        int[] ignored = matching.ignored();
        int[] both = Arrays.copyOf(positive, positive.length + ignored.length);
        System.arraycopy(ignored, 0, both, positive.length, ignored.length);
        return both;
    }

    /** An anchor that is not there finds nothing, as a negative one. */
    private static int state(ImageMatch match, int anchor) {
        int state = anchor < 0 ? Matching.NEGATIVE : match.matching().state(anchor);
        return state < 0 ? state : match.boxAt()[state];
    }

    private static int level(AnchorGrid grid, int anchor) {
        return grid.levels().get(grid.levelOf(anchor)).level().level();
    }

    /** From one grid's anchors to another's. */
    private static final class Pairs {
        private final AnchorGrid from;
        private final LevelGrid[] levels;
        private final int[][] shapes;

        Pairs(AnchorGrid from, AnchorGrid to, boolean paired) {
            this.from = from;
            levels = new LevelGrid[from.levels().size()];
            shapes = new int[levels.length][];
            for (int i = 0; i < levels.length; i++) {
                LevelGrid own = from.levels().get(i);
                levels[i] = to.levels().stream()
                        .filter(level -> paired && sameCells(level.level(), own.level()))
                        .findFirst()
                        .orElse(null);
                shapes[i] = levels[i] == null
                        ? null
                        : shapes(
                                own.level(),
                                from.settings().order(),
                                levels[i].level(),
                                to.settings().order());
            }
        }

        private static boolean sameCells(AnchorLevel a, AnchorLevel b) {
            return a.level() == b.level() && a.stride() == b.stride();
        }

        private static int[] shapes(AnchorLevel own, ShapeOrder order, AnchorLevel other, ShapeOrder otherOrder) {
            int[] shapes = new int[own.shapes()];
            for (int s = 0; s < own.scales().size(); s++) {
                int scale = place(other.scales(), own.scales().get(s) * own.size() / other.size());
                for (int r = 0; r < own.ratios().size(); r++) {
                    int ratio = place(other.ratios(), own.ratios().get(r));
                    shapes[shape(own, order, s, r)] =
                            scale < 0 || ratio < 0 ? -1 : shape(other, otherOrder, scale, ratio);
                }
            }
            return shapes;
        }

        private static int shape(AnchorLevel level, ShapeOrder order, int scale, int ratio) {
            return order == ShapeOrder.RATIO_MAJOR
                    ? ratio * level.scales().size() + scale
                    : scale * level.ratios().size() + ratio;
        }

        private static int place(List<Double> values, double wanted) {
            for (int i = 0; i < values.size(); i++) {
                if (Math.abs(values.get(i) - wanted) <= SAME * wanted) {
                    return i;
                }
            }
            return -1;
        }

        int of(int anchor) {
            AnchorGrid.Place place = from.place(anchor);
            int level = from.levelOf(anchor);
            int shape = shapes[level] == null ? -1 : shapes[level][place.shape()];
            return shape < 0 ? -1 : levels[level].index(place.row(), place.column(), shape);
        }
    }
}
