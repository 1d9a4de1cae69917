package org.focallens.core.match;

import org.focallens.core.anchor.LevelGrid;

/**
 * Which anchors of one shape on one level can reach a given IoU with a box, by arithmetic on the lattice. For a fixed shape the IoU grows
 * with the intersection alone, and the intersection is the overlap in x (a matter of the column) times the overlap in y (of the row).
 */
final class Reach {
    /** Roundings move an edge by far less than this many pixels; it is taken off every bound so that no candidate is missed. */
    private static final double PIXEL_SLACK = 1e-3;

    private final LevelGrid level;
    private final double[] truth;
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;
    private final double unionPlusIntersection;

    /**
     * @param level the lattice
     * @param shape 0 to shapes - 1
     * @param truth the box x1, y1, x2, y2 in input pixels
     * @param extra 1 where corners are inclusive pixels, else 0
     */
    Reach(LevelGrid level, int shape, double[] truth, double extra) {
        this.level = level;
        this.truth = new double[] {truth[0], truth[1], truth[2] + extra, truth[3] + extra};
        double[] corners = level.corners(shape);
        this.left = corners[0];
        this.top = corners[1];
        this.right = corners[2] + extra;
        this.bottom = corners[3] + extra;
        this.unionPlusIntersection = (right - left) * (bottom - top) + truthWidth() * truthHeight();
    }

    private double truthWidth() {
        return truth[2] - truth[0];
    }

    private double truthHeight() {
        return truth[3] - truth[1];
    }

    /** {@return IoU of the anchor of this shape that stands best, up to rounding} */
    double best() {
        int column = clamp(Math.rint((0.5 * (truth[0] + truth[2] - left - right)) / level.spacingX() - level.level().offset()), level.columns());
        int row = clamp(Math.rint((0.5 * (truth[1] + truth[3] - top - bottom)) / level.spacingY() - level.level().offset()), level.rows());
        double intersection = Math.max(0, overlapX(column)) * Math.max(0, overlapY(row));
        return intersection / (unionPlusIntersection - intersection);
    }

    private static int clamp(double cell, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, cell));
    }

    private double overlapX(int column) {
        double centre = level.centreX(column);
        return Math.min(centre + right, truth[2]) - Math.max(centre + left, truth[0]);
    }

    double overlapY(int row) {
        double centre = level.centreY(row);
        return Math.min(centre + bottom, truth[3]) - Math.max(centre + top, truth[1]);
    }

    /** {@return the intersection in square pixels that makes this IoU} */
    double intersectionFor(double iou) {
        return iou / (1 + iou) * unionPlusIntersection;
    }

    /** {@return whether any anchor of this shape could intersect so much if it stood just right} */
    boolean canIntersect(double intersection) {
        return intersection <= Math.min(right - left, truthWidth()) * Math.min(bottom - top, truthHeight());
    }

    int firstRow(double intersection) {
        return firstCell(intersection / Math.min(right - left, truthWidth()) + truth[1] - bottom, level.spacingY());
    }

    int lastRow(double intersection) {
        return lastCell(truth[3] - top - intersection / Math.min(right - left, truthWidth()), level.spacingY(), level.rows());
    }

    int firstColumn(double overlap) {
        return firstCell(overlap + truth[0] - right, level.spacingX());
    }

    int lastColumn(double overlap) {
        return lastCell(truth[2] - left - overlap, level.spacingX(), level.columns());
    }

    private int firstCell(double leastCentre, double spacing) {
        return (int) Math.max(0, Math.ceil((leastCentre - PIXEL_SLACK) / spacing - level.level().offset()));
    }

    private int lastCell(double greatestCentre, double spacing, int cells) {
        return (int) Math.min(cells - 1.0, Math.floor((greatestCentre + PIXEL_SLACK) / spacing - level.level().offset()));
    }
}
