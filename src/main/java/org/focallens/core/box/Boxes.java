package org.focallens.core.box;

/**
 * Arithmetic on flat boxes, {@code float[4*n]} of x1 y1 x2 y2 in pixels; in float32, in the order of operations of torchvision's
 * {@code ops/boxes.py}.
 */
public final class Boxes {
    private Boxes() {}

    /**
     * Counts the boxes of an array.
     *
     * @param boxes flat boxes
     * @return n
     * @throws IllegalArgumentException where the length is not a multiple of 4
     */
    public static int count(float[] boxes) {
        if (boxes.length % 4 != 0) {
            throw new IllegalArgumentException("boxes must hold 4 numbers each but has length " + boxes.length);
        }
        return boxes.length / 4;
    }

    /**
     * Area of one box.
     *
     * @param boxes flat boxes
     * @param index 0..n-1
     * @return square pixels
     */
    public static float area(float[] boxes, int index) {
        int i = 4 * index;
        return (boxes[i + 2] - boxes[i]) * (boxes[i + 3] - boxes[i + 1]);
    }

    /**
     * Intersection over union of two boxes.
     *
     * @param a flat boxes
     * @param i which of a
     * @param b flat boxes, may be a itself
     * @param j which of b
     * @return 0..1; 0 where both boxes are without area
     */
    public static float iou(float[] a, int i, float[] b, int j) {
        float intersection = intersection(a, 4 * i, b, 4 * j);
        if (intersection == 0) {
            return 0;
        }
        return intersection / (area(a, i) + area(b, j) - intersection);
    }

    /**
     * Generalised IoU of two boxes (Rezatofighi et al. 2019).
     *
     * @param a flat boxes
     * @param i which of a
     * @param b flat boxes, may be a itself
     * @param j which of b
     * @return above -1, at most 1; 0 where both boxes are the same point
     */
    public static float giou(float[] a, int i, float[] b, int j) {
        int p = 4 * i;
        int q = 4 * j;
        float enclosing = (Math.max(a[p + 2], b[q + 2]) - Math.min(a[p], b[q]))
                * (Math.max(a[p + 3], b[q + 3]) - Math.min(a[p + 1], b[q + 1]));
        if (enclosing == 0) {
            return 0;
        }
        float intersection = intersection(a, p, b, q);
        float union = area(a, i) + area(b, j) - intersection;
        return (union > 0 ? intersection / union : 0) - (enclosing - union) / enclosing;
    }

    private static float intersection(float[] a, int p, float[] b, int q) {
        float w = Math.min(a[p + 2], b[q + 2]) - Math.max(a[p], b[q]);
        float h = Math.min(a[p + 3], b[q + 3]) - Math.max(a[p + 1], b[q + 1]);
        return w > 0 && h > 0 ? w * h : 0;
    }
}
