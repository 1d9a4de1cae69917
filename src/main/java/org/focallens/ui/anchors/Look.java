package org.focallens.ui.anchors;

/**
 * Which of the anchors are drawn besides their kind and level, and in what colours.
 *
 * @param colouring what their colour tells
 * @param leastIou  least best IoU of those drawn, 0..1; 0 draws all
 * @param shape     place within a cell of those drawn, from 0; {@link #ALL_SHAPES} draws all
 * @param oneCell   whether only the anchors of the inspected cell are drawn, while one is inspected
 */
public record Look(Colouring colouring, double leastIou, int shape, boolean oneCell) {
    /** Every shape is drawn. */
    public static final int ALL_SHAPES = -1;

    /** All, by state. */
    public static final Look PLAIN = new Look(Colouring.STATE, 0, ALL_SHAPES, false);

    /** {@return other colours} */
    public Look withColouring(Colouring next) {
        return new Look(next, leastIou, shape, oneCell);
    }

    /** {@return those from another IoU on} */
    public Look withLeastIou(double next) {
        return new Look(colouring, next, shape, oneCell);
    }

    /** {@return those of another shape} */
    public Look withShape(int next) {
        return new Look(colouring, leastIou, next, oneCell);
    }

    /** {@return those of the inspected cell, or of all} */
    public Look withOneCell(boolean only) {
        return new Look(colouring, leastIou, shape, only);
    }
}
