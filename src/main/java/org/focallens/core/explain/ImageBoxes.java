package org.focallens.core.explain;

/**
 * The labelled boxes of one image, before any resizing.
 *
 * @param height of the image in pixels, &gt; 0
 * @param width  of the image in pixels, &gt; 0
 * @param boxes  flat float[4 * n], x1 y1 x2 y2 in image pixels; not to be changed
 * @param crowd  for each box whether it marks a crowd; not to be changed
 */
public record ImageBoxes(int height, int width, float[] boxes, boolean[] crowd) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a side is not positive or the numbers of boxes differ
     */
    public ImageBoxes {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image must have sides >= 1 but has " + height + " x " + width);
        }
        if (boxes.length != 4 * crowd.length) {
            throw new IllegalArgumentException(
                    "boxes must hold 4 numbers for each of " + crowd.length + " but hold " + boxes.length);
        }
    }

    /** {@return how many boxes there are} */
    public int count() {
        return crowd.length;
    }
}
