package org.focallens.core.match;

import java.util.List;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;

/**
 * The best IoU that any anchor of an image reaches with a box, from the shapes and the lattice alone. Of one shape on one level the IoU grows
 * with the intersection, and that is greatest at the cell whose centre is nearest to the box's own, so one cell a shape is looked at.
 * Without the roundings of single precision, so up to 1e-5 beside the IoU that a {@link Matcher} finds. Never changes; any number of threads.
 */
public final class PlacedShapes {
    private static final int FIELDS = 10;

    private final double extra;
    private final double[] shapes;

    /**
     * Prepares the shapes of all levels.
     *
     * @param grid the anchors over one image
     * @param rule how widths count
     */
    public PlacedShapes(AnchorGrid grid, IouRule rule) {
        this.extra = rule.extra();
        List<LevelGrid> levels = grid.levels();
        this.shapes =
                new double[FIELDS * levels.stream().mapToInt(LevelGrid::shapes).sum()];
        int at = 0;
        for (LevelGrid level : levels) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                put(at, level, level.corners(shape));
                at += FIELDS;
            }
        }
    }

    private void put(int at, LevelGrid level, double[] corners) {
        shapes[at] = Math.max(0, corners[2] - corners[0] + extra); // Detectron's roundings turn the slimmest inside out
        shapes[at + 1] = Math.max(0, corners[3] - corners[1] + extra);
        shapes[at + 2] = corners[0];
        shapes[at + 3] = corners[1];
        shapes[at + 4] = level.spacingX();
        shapes[at + 5] = level.spacingY();
        shapes[at + 6] = level.centreX(0);
        shapes[at + 7] = level.centreY(0);
        shapes[at + 8] = level.columns() - 1;
        shapes[at + 9] = level.rows() - 1;
    }

    /**
     * The best IoU of a box with the anchors where they stand.
     *
     * @param x1 left edge in input pixels
     * @param y1 upper edge
     * @param x2 right edge
     * @param y2 lower edge
     * @return 0..1; 0 where no anchor overlaps it
     */
    public double placed(double x1, double y1, double x2, double y2) {
        double width = x2 - x1 + extra;
        double height = y2 - y1 + extra;
        double best = 0;
        for (int at = 0; at < shapes.length; at += FIELDS) {
            double areas = shapes[at] * shapes[at + 1] + width * height;
            double greatest = Math.min(shapes[at], width) * Math.min(shapes[at + 1], height);
            if (greatest > best * (areas - greatest)) {
                double overlap = overlap(at, x1, width) * overlap(at + 1, y1, height);
                best = Math.max(best, overlap / (areas - overlap));
            }
        }
        return best;
    }

    /** Overlap along one axis of the shape at its nearest cell; the fields of x stand at even places, those of y behind them. */
    private double overlap(int at, double from, double length) {
        double side = shapes[at];
        double start = shapes[at + 2];
        double spacing = shapes[at + 4];
        double origin = shapes[at + 6];
        double cell = Math.rint((from + 0.5 * (length - side) - start - origin) / spacing);
        double left = origin + Math.max(0, Math.min(shapes[at + 8], cell)) * spacing + start;
        return Math.max(0, Math.min(left + side, from + length) - Math.max(left, from));
    }

    /**
     * The best IoU that a box of this size would have if a centre were always just where it is needed.
     *
     * @param boxWidth  in input pixels
     * @param boxHeight in input pixels
     * @return 0..1, at least {@link #placed}
     */
    public double shapeOnly(double boxWidth, double boxHeight) {
        double width = boxWidth + extra;
        double height = boxHeight + extra;
        double best = 0;
        for (int at = 0; at < shapes.length; at += FIELDS) {
            double overlap = Math.min(shapes[at], width) * Math.min(shapes[at + 1], height);
            best = Math.max(best, overlap / (shapes[at] * shapes[at + 1] + width * height - overlap));
        }
        return best;
    }
}
