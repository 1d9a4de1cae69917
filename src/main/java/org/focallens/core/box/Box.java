package org.focallens.core.box;

/**
 * One box, for what a person looks at and for training targets; many boxes stay in a flat {@code float[4*n]} (see {@link Boxes}).
 *
 * @param x1 left edge, pixels
 * @param y1 upper edge, pixels
 * @param x2 right edge, pixels
 * @param y2 lower edge, pixels
 */
public record Box(double x1, double y1, double x2, double y2) {

    /**
     * Takes one box out of a flat array.
     *
     * @param boxes flat boxes, {@code float[4*n]}
     * @param index 0..n-1
     * @return the box
     */
    public static Box at(float[] boxes, int index) {
        int i = 4 * index;
        return new Box(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
    }

    /**
     * Puts the box into a flat array.
     *
     * @param boxes flat boxes, {@code float[4*n]}
     * @param index 0..n-1
     */
    public void copyTo(float[] boxes, int index) {
        boxes[4 * index] = (float) x1;
        boxes[4 * index + 1] = (float) y1;
        boxes[4 * index + 2] = (float) x2;
        boxes[4 * index + 3] = (float) y2;
    }

    /** {@return right minus left edge, pixels} */
    public double width() {
        return x2 - x1;
    }

    /** {@return lower minus upper edge, pixels} */
    public double height() {
        return y2 - y1;
    }

    /** {@return horizontal centre, pixels} */
    public double centreX() {
        return (x1 + x2) / 2;
    }

    /** {@return vertical centre, pixels} */
    public double centreY() {
        return (y1 + y2) / 2;
    }

    /** {@return square pixels; 0 where the edges are in the wrong order} */
    public double area() {
        return Math.max(0, width()) * Math.max(0, height());
    }

    /** {@return whether width and height are finite and above 0} */
    public boolean hasArea() {
        return width() > 0 && height() > 0 && Double.isFinite(width()) && Double.isFinite(height());
    }

    /**
     * Cuts the box at the borders of an image, as every framework does with detections.
     *
     * @param imageWidth  pixels
     * @param imageHeight pixels
     * @return the part inside; without area where the box lies outside
     */
    public Box clip(double imageWidth, double imageHeight) {
        return new Box(clamp(x1, imageWidth), clamp(y1, imageHeight), clamp(x2, imageWidth), clamp(y2, imageHeight));
    }

    private static double clamp(double v, double max) {
        return Math.min(Math.max(v, 0), max);
    }

    /**
     * Intersection over union, edges without the extra pixel of Detectron.
     *
     * @param other the other box
     * @return 0..1; 0 where both boxes are without area
     */
    public double iou(Box other) {
        double intersection = intersection(other);
        double union = area() + other.area() - intersection;
        return union > 0 ? intersection / union : 0;
    }

    /**
     * Square pixels that two boxes share.
     *
     * @param other the other box
     * @return 0 where they only touch
     */
    public double intersection(Box other) {
        double w = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double h = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        return Math.max(0, w) * Math.max(0, h);
    }

    /**
     * The smallest box around two boxes.
     *
     * @param other the other box
     * @return the box around both
     */
    public Box enclosing(Box other) {
        return new Box(Math.min(x1, other.x1), Math.min(y1, other.y1), Math.max(x2, other.x2), Math.max(y2, other.y2));
    }

    /**
     * Generalised IoU: IoU less the share of the enclosing box that neither box covers (Rezatofighi et al. 2019).
     *
     * @param other the other box
     * @return above -1, at most 1; below 0 where the boxes are far apart; 0 where both are the same point
     */
    public double giou(Box other) {
        double enclosing = enclosing(other).area();
        if (enclosing == 0) {
            return 0;
        }
        double union = area() + other.area() - intersection(other);
        return iou(other) - (enclosing - union) / enclosing;
    }
}
