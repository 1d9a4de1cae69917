package org.focallens.nn;

/**
 * A rectangle of cells on every image of a batch, all channels.
 *
 * @param row    first row
 * @param column first column
 * @param height rows
 * @param width  columns
 */
public record Region(int row, int column, int height, int width) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rectangle is empty or starts before 0
     */
    public Region {
        if (row < 0 || column < 0 || height < 1 || width < 1) {
            throw new IllegalArgumentException("region must start at >= 0 and hold a cell but is row " + row + ", column " + column
                    + ", height " + height + ", width " + width);
        }
    }
}
