package org.focallens.core.match;

import java.util.List;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;

/**
 * The best IoU that any anchor of an image reaches with a box, from the shapes and the lattice alone. Of one shape on one level the IoU grows
 * with the intersection, and that is greatest at the cell whose centre is nearest to the box's own, so one cell a shape is looked at.
 * Without the roundings of single precision, so up to 1e-5 beside the IoU that a {@link Matcher} finds. Never changes; any number of threads.
 */
public final class PlacedShapes {
    private final double extra;
    private final List<Shape> shapes;

    /**
     * One shape on one level, an axis at a time.
     *
     * @param x its columns
     * @param y its rows
     */
    private record Shape(Axis x, Axis y) {}

    /**
     * A shape along one axis.
     *
     * @param side     width or height
     * @param start    from a cell's centre to the shape's lower edge, negative
     * @param spacing  from cell to cell
     * @param origin   centre of the first cell
     * @param lastCell number of the last cell
     */
    private record Axis(double side, double start, double spacing, double origin, double lastCell) {

        /** {@return the overlap with a side of a box at the cell where it is greatest} */
        double overlap(double from, double length) {
            double cell = Math.rint((from + 0.5 * (length - side) - start - origin) / spacing);
            double edge = origin + Math.max(0, Math.min(lastCell, cell)) * spacing + start;
            return Math.max(0, Math.min(edge + side, from + length) - Math.max(edge, from));
        }
    }

    /**
     * Prepares the shapes of all levels.
     *
     * @param grid the anchors over one image
     * @param rule how widths count
     */
    public PlacedShapes(AnchorGrid grid, IouRule rule) {
        this.extra = rule.extra();
        this.shapes = grid.levels().stream()
                .flatMap(level ->
                        IntStream.range(0, level.shapes()).mapToObj(shape -> shape(level, level.corners(shape))))
                .toList();
    }

    private Shape shape(LevelGrid level, double[] corners) {
        return new Shape(
                new Axis(
                        side(corners[0], corners[2]),
                        corners[0],
                        level.spacingX(),
                        level.centreX(0),
                        level.columns() - 1),
                new Axis(
                        side(corners[1], corners[3]),
                        corners[1],
                        level.spacingY(),
                        level.centreY(0),
                        level.rows() - 1));
    }

    private double side(double from, double to) {
        return Math.max(0, to - from + extra); // Detectron's roundings turn the slimmest inside out
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
        for (Shape shape : shapes) {
            double areas = shape.x.side * shape.y.side + width * height;
            double greatest = Math.min(shape.x.side, width) * Math.min(shape.y.side, height);
            if (greatest > best * (areas - greatest)) {
                double overlap = shape.x.overlap(x1, width) * shape.y.overlap(y1, height);
                best = Math.max(best, overlap / (areas - overlap));
            }
        }
        return best;
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
        for (Shape shape : shapes) {
            double overlap = Math.min(shape.x.side, width) * Math.min(shape.y.side, height);
            best = Math.max(best, overlap / (shape.x.side * shape.y.side + width * height - overlap));
        }
        return best;
    }
}
