package org.focallens.nn;

import java.util.Arrays;
import java.util.List;

/**
 * How the pyramid's levels P3 to P7 lie side by side on one canvas, so that a layer of a head that all levels share is a single
 * convolution. A gap of one cell keeps a 3x3 kernel from seeing a neighbouring level:
 *
 * <pre>
 *   3 3 3 3 3 3 3 3 . 4 4 4 4
 *   3 3 3 3 3 3 3 3 . 4 4 4 4
 *   3 3 3 3 3 3 3 3 . 4 4 4 4
 *   3 3 3 3 3 3 3 3 . 4 4 4 4
 *   3 3 3 3 3 3 3 3 . . . . .
 *   3 3 3 3 3 3 3 3 . 5 5 . 6
 *   3 3 3 3 3 3 3 3 . 5 5 . .     (and P7 below P6)
 * </pre>
 *
 * <p>It also knows the order of anchors: level by level, row by row, column by column. Values of one cell stay together.
 */
final class PyramidCanvas {

    private static final int FIRST_LEVEL = 3;

    private final int batch;
    private final int height;
    private final int width;
    private final int cells;
    private final List<Region> levels;

    /** Lays out the levels of an input; each level halves the one before exactly, since sides are multiples of 128. */
    PyramidCanvas(InputShape input) {
        batch = input.batch();
        Region p3 = level(input, 3, 0, 0);
        Region p4 = level(input, 4, 0, p3.width() + 1);
        Region p5 = level(input, 5, p4.height() + 1, p4.column());
        Region p6 = level(input, 6, p5.row(), p5.column() + p5.width() + 1);
        Region p7 = level(input, 7, p6.row() + p6.height() + 1, p6.column());
        levels = List.of(p3, p4, p5, p6, p7);
        height = p3.height();
        width = p4.column() + p4.width();
        cells = levels.stream().mapToInt(region -> region.height() * region.width()).sum();
    }

    private static Region level(InputShape input, int level, int row, int column) {
        return new Region(row, column, input.height() >> level, input.width() >> level);
    }

    /** Where level P3..P7 stands. */
    Region region(int level) {
        return levels.get(level - FIRST_LEVEL);
    }

    /** Cells of one image, all levels. */
    int cells() {
        return cells;
    }

    /** A tensor's shape on the canvas. */
    Shape shape(int channels) {
        return Shape.of(batch, height, width, channels);
    }

    /** Ones on the levels, zeros in the gaps. */
    float[] mask(int channels) {
        float[] mask = new float[shape(channels).length()];
        float[] ones = new float[batch * cells * channels];
        Arrays.fill(ones, 1);
        toCanvas(ones, mask, channels);
        return mask;
    }

    /** Copies from the canvas to the order of anchors: (batch, cells, channels). */
    void toAnchors(float[] canvas, float[] anchors, int channels) {
        eachRow(channels, (onCanvas, inAnchors, length) -> System.arraycopy(canvas, onCanvas, anchors, inAnchors, length));
    }

    /** Copies from the order of anchors to the canvas; the gaps keep what they hold. */
    void toCanvas(float[] anchors, float[] canvas, int channels) {
        eachRow(channels, (onCanvas, inAnchors, length) -> System.arraycopy(anchors, inAnchors, canvas, onCanvas, length));
    }

    private void eachRow(int channels, RowCopy copy) {
        int inAnchors = 0;
        for (int image = 0; image < batch; image++) {
            for (Region region : levels) {
                int length = region.width() * channels;
                for (int row = region.row(); row < region.row() + region.height(); row++) {
                    copy.copy(((image * height + row) * width + region.column()) * channels, inAnchors, length);
                    inAnchors += length;
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowCopy {
        void copy(int onCanvas, int inAnchors, int length);
    }
}
