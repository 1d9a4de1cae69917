package org.focallens.nn;

/**
 * The size of a feature map.
 *
 * @param height rows of cells, at least 1
 * @param width  columns of cells, at least 1
 */
public record Extent(int height, int width) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public Extent {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("extent must be at least 1x1 but is " + height + "x" + width);
        }
    }

    /**
     * How many cells it has.
     *
     * @return height times width
     */
    public int cells() {
        return height * width;
    }

    /**
     * What a stride leaves of it.
     *
     * @param stride 1 or more
     * @return both sides divided by the stride, rounded up
     */
    public Extent strided(int stride) {
        return new Extent((height + stride - 1) / stride, (width + stride - 1) / stride);
    }
}
