package org.focallens.core.explain;

import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.match.IouRule;

/**
 * The best IoU of a box under one constraint after another, from the ideal 1 down to what the anchors reach where they stand. Each step down is
 * what its constraint costs. Without the roundings of single precision, so up to 1e-5 beside the IoU of a matcher.
 *
 * @param ratio   with a ratio of the anchors at the size that suits it best, standing just right: a size of equal area
 * @param shape   with a shape that there is, standing just right
 * @param lattice with a shape on a lattice without end
 * @param placed  with an anchor where it stands
 */
public record IouSteps(double ratio, double shape, double lattice, double placed) {

    /** What keeps a box from a better anchor. */
    public enum Limit {
        /** No anchor is as tall or as wide for its area. */
        RATIO,
        /** The anchors' sizes are above, below or between. */
        SIZE,
        /** No anchor's centre is near. */
        LATTICE,
        /** The lattice ends before the place that would be best. */
        BORDER
    }

    /**
     * Takes the steps.
     *
     * @param grid the anchors
     * @param rule how widths count
     * @param box  in input pixels, with area
     * @return from the best ratio to the anchors as they stand
     */
    public static IouSteps of(AnchorGrid grid, IouRule rule, Box box) {
        double width = box.width() + rule.extra();
        double height = box.height() + rule.extra();
        IouSteps best = new IouSteps(0, 0, 0, 0);
        for (LevelGrid level : grid.levels()) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                double[] corners = level.corners(shape);
                double shapeWidth = corners[2] - corners[0] + rule.extra();
                double shapeHeight = corners[3] - corners[1] + rule.extra();
                double areas = width * height + shapeWidth * shapeHeight;
                double[] x = new Axis(level.centreX(0), level.spacingX(), level.columns(), corners[0], shapeWidth)
                        .overlaps(box.x1(), width);
                double[] y = new Axis(level.centreY(0), level.spacingY(), level.rows(), corners[1], shapeHeight)
                        .overlaps(box.y1(), height);
                best = best.max(new IouSteps(
                        ofRatio(height / width, shapeHeight / shapeWidth),
                        iou(x[0] * y[0], areas),
                        iou(x[1] * y[1], areas),
                        iou(x[2] * y[2], areas)));
            }
        }
        return best;
    }

    /** A shape of another ratio overlaps most at equal area; with q the root of the ratios' quotient, at most 1, the IoU is then q / (2 - q). */
    private static double ofRatio(double box, double shape) {
        double q = Math.sqrt(Math.min(box / shape, shape / box));
        return q / (2 - q);
    }

    private static double iou(double intersection, double areas) {
        return intersection / (areas - intersection);
    }

    private IouSteps max(IouSteps other) {
        return new IouSteps(
                Math.max(ratio, other.ratio),
                Math.max(shape, other.shape),
                Math.max(lattice, other.lattice),
                Math.max(placed, other.placed));
    }

    /** A shape along one axis: where the centres are and how it lies about one. */
    private record Axis(double origin, double spacing, int cells, double start, double side) {
        /** {@return the overlap with a stretch: standing just right, at the nearest of endless cells, at the nearest cell} */
        double[] overlaps(double from, double length) {
            double cell = Math.rint((from + 0.5 * (length - side) - start - origin) / spacing);
            return new double[] {
                Math.min(side, length), at(cell, from, length), at(Math.max(0, Math.min(cells - 1, cell)), from, length)
            };
        }

        private double at(double cell, double from, double length) {
            double left = origin + cell * spacing + start;
            return Math.max(0, Math.min(left + side, from + length) - Math.max(left, from));
        }
    }

    /**
     * What a constraint costs.
     *
     * @param limit one of them
     * @return IoU lost to it, 0..1; the four of them and {@link #placed} make 1
     */
    public double lost(Limit limit) {
        return switch (limit) {
            case RATIO -> 1 - ratio;
            case SIZE -> ratio - shape;
            case LATTICE -> shape - lattice;
            case BORDER -> lattice - placed;
        };
    }

    /** {@return the constraint that costs most} */
    public Limit limit() {
        Limit most = Limit.RATIO;
        for (Limit limit : Limit.values()) {
            most = lost(limit) > lost(most) ? limit : most;
        }
        return most;
    }
}
