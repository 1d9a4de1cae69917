package org.focallens.core.box;

/** How a box is written as four deltas from its anchor, which is what the box head of a RetinaNet predicts. */
public sealed interface BoxCoder permits CentreSizeCoder, CornerCoder {

    /**
     * Writes a box as deltas from an anchor: the training target.
     *
     * @param anchor the anchor, with area
     * @param truth  the box, with area
     * @return four deltas
     * @throws IllegalArgumentException where anchor or truth is without area
     */
    double[] encode(Box anchor, Box truth);

    /**
     * Reads deltas back: the predicted box.
     *
     * @param anchor the anchor
     * @param deltas four deltas
     * @return the box, not clipped to the image
     */
    Box decode(Box anchor, double[] deltas);

    /**
     * Takes a gradient with respect to the decoded box back through {@link #decode}.
     *
     * @param anchor      the anchor
     * @param deltas      the four deltas that were decoded
     * @param boxGradient gradient with respect to x1, y1, x2, y2
     * @return gradient with respect to the four deltas
     */
    double[] backward(Box anchor, double[] deltas, double[] boxGradient);

    /**
     * Refuses a box that no coder can write.
     *
     * @param name what the box is, for the message
     * @param box  the box
     * @throws IllegalArgumentException where the box is without area
     */
    static void requireArea(String name, Box box) {
        if (!box.hasArea()) {
            throw new IllegalArgumentException(name + " must have a finite width and height > 0 but is " + box);
        }
    }
}
