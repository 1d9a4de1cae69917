package org.focallens.train.inspect;

/**
 * What a layer wrote on one level for one image.
 *
 * @param level    for example {@code P3}; the backbone's are {@code C1} to {@code C5}
 * @param rows     of cells
 * @param columns  of cells
 * @param channels features of a cell
 * @param values   (rows, columns, channels), the last fastest
 */
public record ChannelMaps(String level, int rows, int columns, int channels, float[] values) {

    /**
     * One activation.
     *
     * @param row     0 to rows - 1
     * @param column  0 to columns - 1
     * @param channel 0 to channels - 1
     * @return its value
     */
    public float value(int row, int column, int channel) {
        return values[(row * columns + column) * channels + channel];
    }
}
