package org.focallens.core.match;

import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;

/**
 * Which anchors of one shape on one level can reach a given IoU with a box, by arithmetic on the lattice. For a fixed shape the IoU grows
 * with the intersection alone, and the intersection is the overlap in x (a matter of the column) times the overlap in y (of the row).
 */
final class Reach {
    /** Roundings move an edge by far less than this many pixels; it is taken off every bound so that no candidate is missed. */
    private static final double PIXEL_SLACK = 1e-3;

    private final LevelGrid level;
    private final int shape;
    private final double extra;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;
    private final double area;
    private double x1;
    private double y1;
    private double x2;
    private double y2;
    private double mostX;
    private double mostY;
    private double unionPlusIntersection;

    /**
     * @param level the lattice
     * @param shape 0 to shapes - 1
     * @param extra 1 where corners are inclusive pixels, else 0
     */
    Reach(LevelGrid level, int shape, double extra) {
        this.level = level;
        this.shape = shape;
        this.extra = extra;
        this.left = level.corner(shape, 0);
        this.top = level.corner(shape, 1);
        this.right = level.corner(shape, 2) + extra;
        this.bottom = level.corner(shape, 3) + extra;
        this.area = (right - left) * (bottom - top);
    }

    LevelGrid level() {
        return level;
    }

    int shape() {
        return shape;
    }

    /**
     * Asks about another box from here on.
     *
     * @param truth in input pixels
     */
    void aim(Box truth) {
        x1 = truth.x1();
        y1 = truth.y1();
        x2 = truth.x2() + extra;
        y2 = truth.y2() + extra;
        mostX = Math.min(right - left, x2 - x1);
        mostY = Math.min(bottom - top, y2 - y1);
        unionPlusIntersection = area + (x2 - x1) * (y2 - y1);
    }

    /** {@return the IoU with an anchor of this shape that stood just right; none stands better} */
    double bound() {
        double intersection = mostX * mostY;
        return intersection / (unionPlusIntersection - intersection);
    }

    /** {@return IoU of the anchor of this shape that stands best, up to rounding} */
    double best() {
        int column = clamp(
                Math.rint((0.5 * (x1 + x2 - left - right)) / level.spacingX()
                        - level.level().offset()),
                level.columns());
        int row = clamp(
                Math.rint((0.5 * (y1 + y2 - top - bottom)) / level.spacingY()
                        - level.level().offset()),
                level.rows());
        double intersection = Math.max(0, overlapX(column)) * Math.max(0, overlapY(row));
        return intersection / (unionPlusIntersection - intersection);
    }

    private static int clamp(double cell, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, cell));
    }

    private double overlapX(int column) {
        double centre = level.centreX(column);
        return Math.min(centre + right, x2) - Math.max(centre + left, x1);
    }

    double overlapY(int row) {
        double centre = level.centreY(row);
        return Math.min(centre + bottom, y2) - Math.max(centre + top, y1);
    }

    /** {@return the intersection in square pixels that makes this IoU} */
    double intersectionFor(double iou) {
        return iou / (1 + iou) * unionPlusIntersection;
    }

    int firstRow(double intersection) {
        return firstCell(intersection / mostX + y1 - bottom, level.spacingY());
    }

    int lastRow(double intersection) {
        return lastCell(y2 - top - intersection / mostX, level.spacingY(), level.rows());
    }

    int firstColumn(double overlap) {
        return firstCell(overlap + x1 - right, level.spacingX());
    }

    int lastColumn(double overlap) {
        return lastCell(x2 - left - overlap, level.spacingX(), level.columns());
    }

    private int firstCell(double leastCentre, double spacing) {
        return (int) Math.max(
                0,
                Math.ceil((leastCentre - PIXEL_SLACK) / spacing - level.level().offset()));
    }

    private int lastCell(double greatestCentre, double spacing, int cells) {
        return (int) Math.min(
                cells - 1.0,
                Math.floor(
                        (greatestCentre + PIXEL_SLACK) / spacing - level.level().offset()));
    }
}
