package org.focallens.nn.nd4j;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Convolution;
import org.focallens.nn.Extent;
import org.focallens.nn.Maps;

/**
 * The matrix of what each output of a convolution reads: a row for each output's cell, and in it the kernel's taps row by row, each
 * with its input channels. Of a 1x1 convolution of stride 1 it is the input itself, which may then be of any number of levels.
 */
final class Columns {

    private final Maps input;
    private final Extent extent;
    private final Extent result;
    private final int side;
    private final int stride;
    private final Scratch scratch;
    private final Nd4jTensor matrix;
    private final Nd4jTensor gradient;
    private final boolean kept;

    /**
     * Plans the matrix.
     *
     * @param scratch of the device
     * @param convolution whose input it is made of
     */
    Columns(Scratch scratch, Convolution convolution) {
        this.scratch = scratch;
        input = convolution.input();
        side = Nd4jKernel.of(convolution.kernel()).side();
        stride = convolution.stride();
        extent = isInput() ? null : input.extent();
        result = isInput() ? null : convolution.output().extent();
        int length = isInput() ? 0 : Math.multiplyExact(input.batch() * result.cells(), width());
        kept = !isInput() && Scratch.isWorthKeeping(length);
        gradient = isInput() ? null : scratch.block(Scratch.Use.INPUT, length);
        matrix = isInput() ? null : kept ? scratch.own(length) : gradient;
    }

    /** {@return whether the matrix is the input itself} */
    boolean isInput() {
        return side == 1 && stride == 1;
    }

    /** {@return numbers that an output reads} */
    int width() {
        return side * side * input.channels();
    }

    /** Writes the matrix out. {@return it} */
    FloatPointer gather() {
        if (isInput()) {
            return Nd4jTensor.of(input.values()).pointer();
        }
        for (int image = 0; image < input.batch(); image++) {
            for (int row = 0; row < result.height(); row++) {
                gatherRow(image, row);
            }
        }
        return matrix.pointer();
    }

    /** {@return the matrix as the forward run wrote it, or written out again} */
    FloatPointer gathered() {
        return kept ? matrix.pointer() : gather();
    }

    /** {@return room for the gradient of the matrix} */
    FloatPointer gradient() {
        return gradient.pointer();
    }

    private void gatherRow(int image, int row) {
        int channels = input.channels();
        int margin = side / 2 * channels;
        int segment = side * channels;
        float[][] lines = scratch.lines(side + 1, Math.max(paddedLength(), result.width() * width()));
        float[] out = lines[side];
        for (int tap = 0; tap < side; tap++) {
            float[] line = lines[tap];
            readPadded(image, row * stride + tap - side / 2, line, margin);
            for (int column = 0; column < result.width(); column++) {
                System.arraycopy(line, column * stride * channels, out, column * width() + tap * segment, segment);
            }
        }
        matrix.put((image * result.height() + row) * result.width() * width(), out, result.width() * width());
    }

    private int paddedLength() {
        return (extent.width() + 2 * (side / 2)) * input.channels();
    }

    private void readPadded(int image, int row, float[] line, int margin) {
        if (row < 0 || row >= extent.height()) {
            Arrays.fill(line, 0, paddedLength(), 0);
            return;
        }
        int length = extent.width() * input.channels();
        float[] cells = scratch.lines(side + 2, paddedLength())[side + 1];
        Nd4jTensor.of(input.values()).get(cell(image, row) * input.channels(), cells, length);
        Arrays.fill(line, 0, margin, 0);
        System.arraycopy(cells, 0, line, margin, length);
        Arrays.fill(line, margin + length, length + 2 * margin, 0);
    }

    private int cell(int image, int row) {
        return (image * extent.height() + row) * extent.width();
    }

    /** The other way: adds the gradient of the matrix up to that of the input. */
    void scatter(Nd4jTensor inputGradient, boolean accumulate) {
        int margin = side / 2 * input.channels();
        int length = extent.width() * input.channels();
        for (int image = 0; image < input.batch(); image++) {
            for (int row = 0; row < extent.height(); row++) {
                float[][] lines = scratch.lines(3, Math.max(paddedLength(), result.width() * width()));
                Arrays.fill(lines[0], 0, paddedLength(), 0);
                addRows(image, row, lines[0], lines[1]);
                System.arraycopy(lines[0], margin, lines[2], 0, length);
                int first = cell(image, row) * input.channels();
                if (accumulate) {
                    inputGradient.get(first, lines[1], length);
                    Lines.add(lines[2], lines[1], length);
                }
                inputGradient.put(first, lines[2], length);
            }
        }
    }

    /** Adds what every output that reads a row of cells says of it. */
    private void addRows(int image, int row, float[] sums, float[] line) {
        int segment = side * input.channels();
        for (int tap = 0; tap < side; tap++) {
            int above = row + side / 2 - tap;
            if (above % stride != 0 || above < 0 || above / stride >= result.height()) {
                continue;
            }
            gradient.get(
                    (image * result.height() + above / stride) * result.width() * width(),
                    line,
                    result.width() * width());
            for (int column = 0; column < result.width(); column++) {
                int from = column * width() + tap * segment;
                int to = column * stride * input.channels();
                for (int k = 0; k < segment; k++) {
                    sums[to + k] += line[from + k];
                }
            }
        }
    }
}
