package org.focallens.ui.anchors.model;

/**
 * Which of the anchors are drawn besides their kind and level, and in what colours.
 *
 * @param colouring what their colour tells
 * @param leastIou  least best IoU of those drawn, 0..1; 0 draws all
 * @param shape     place within a cell of those drawn, from 0; {@link #ALL_SHAPES} draws all
 * @param oneCell   whether only the anchors of the inspected cell are drawn, while one is inspected
 */
public record AnchorDisplay(Colouring colouring, double leastIou, int shape, boolean oneCell) {
    /** Every shape is drawn. */
    public static final int ALL_SHAPES = -1;

    /** All, by state. */
    public static final AnchorDisplay PLAIN = new AnchorDisplay(Colouring.STATE, 0, ALL_SHAPES, false);

    /** {@return other colours} */
    public AnchorDisplay withColouring(Colouring next) {
        return new AnchorDisplay(next, leastIou, shape, oneCell);
    }

    /** {@return those from another IoU on} */
    public AnchorDisplay withLeastIou(double next) {
        return new AnchorDisplay(colouring, next, shape, oneCell);
    }

    /** {@return those of another shape} */
    public AnchorDisplay withShape(int next) {
        return new AnchorDisplay(colouring, leastIou, next, oneCell);
    }

    /** {@return those of the inspected cell, or of all} */
    public AnchorDisplay withOneCell(boolean only) {
        return new AnchorDisplay(colouring, leastIou, shape, only);
    }
}
