package org.focallens.ui.anchors.model;

import org.focallens.data.Labels;

/**
 * A labelled box as the room edits it.
 *
 * @param x1       left edge in image pixels
 * @param y1       upper edge in image pixels
 * @param x2       right edge in image pixels, above {@code x1}
 * @param y2       lower edge in image pixels, above {@code y1}
 * @param category its name
 * @param crowd    whether it is COCO's mark for a crowd
 */
public record TruthBox(float x1, float y1, float x2, float y2, String category, boolean crowd) {
    static final float LEAST_SIDE = 1;

    static TruthBox of(Labels labels, int index, String category) {
        float[] box = labels.box(index);
        return new TruthBox(box[0], box[1], box[2], box[3], category, labels.crowd(index));
    }

    /** {@return the box between two corners in any order, at least one pixel wide and high} */
    public TruthBox between(float ax, float ay, float bx, float by) {
        float left = Math.min(ax, bx);
        float top = Math.min(ay, by);
        return new TruthBox(
                left,
                top,
                Math.max(left + LEAST_SIDE, Math.max(ax, bx)),
                Math.max(top + LEAST_SIDE, Math.max(ay, by)),
                category,
                crowd);
    }

    public TruthBox moved(float dx, float dy) {
        return new TruthBox(x1 + dx, y1 + dy, x2 + dx, y2 + dy, category, crowd);
    }

    public boolean contains(double x, double y) {
        return x >= x1 && x <= x2 && y >= y1 && y <= y2;
    }

    public double area() {
        return (double) (x2 - x1) * (y2 - y1);
    }
}
