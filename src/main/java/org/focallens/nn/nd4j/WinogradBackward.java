package org.focallens.nn.nd4j;

import java.util.Arrays;
import java.util.List;
import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** The gradients of {@link WinogradForward}: the same transforms transposed, and two products a plane. */
final class WinogradBackward implements Operation {

    private final WinogradInput input;
    private final Nd4jTensor output;
    private final Nd4jTensor inputGradient;
    private final Nd4jTensor outputGradient;
    private final Nd4jTensor weightGradient;
    private final Nd4jTensor biasGradient;
    private final boolean accumulate;
    private final Nd4jKernel kernel;
    private final Planes inputGradients;
    private final Planes outputs;
    private final WinogradKernel kernelGradient;
    private final Product toKernel;
    private final Product toInput;
    private final Scratch scratch;

    WinogradBackward(Scratch scratch, Convolution convolution, WinogradInput input, Convolution.Gradients gradients) {
        this.scratch = scratch;
        this.input = input;
        output = convolution.rectified() ? Nd4jTensor.of(convolution.output().values()) : null;
        inputGradient = gradients.input() == null ? null : Nd4jTensor.of(gradients.input());
        outputGradient = Nd4jTensor.of(gradients.output());
        weightGradient = Nd4jTensor.of(gradients.weight());
        biasGradient = Nd4jTensor.of(gradients.bias());
        accumulate = gradients.accumulate();
        kernel = Nd4jKernel.of(convolution.kernel());
        int tiles = input.tiles();
        int planeLength = tiles * kernel.inputs();
        inputGradients = new Planes(scratch.block(Scratch.Use.INPUT, Winograd.PLANES * planeLength), planeLength);
        outputs = WinogradForward.outputs(scratch, tiles, kernel);
        int length = kernel.inputs() * kernel.outputs();
        kernelGradient = new WinogradKernel(scratch.block(Scratch.Use.KERNEL, Winograd.PLANES * length), length);
        toKernel = new Product(kernel.inputs(), kernel.outputs(), tiles);
        toInput = new Product(tiles, kernel.inputs(), kernel.outputs());
    }

    @Override
    public void run() {
        TileLines lines = new TileLines(scratch, input.widest(), Math.max(kernel.inputs(), kernel.outputs()));
        transformOutputGradient(lines);
        input.restore(lines);
        for (int plane = 0; plane < Winograd.PLANES; plane++) {
            toKernel.firstTransposed(input.plane(plane), outputs.plane(plane), 0, kernelGradient.plane(plane));
        }
        kernelGradient.addTo(weightGradient);
        if (inputGradient != null) {
            for (int plane = 0; plane < Winograd.PLANES; plane++) {
                toInput.secondTransposed(outputs.plane(plane), kernel.plane(plane), inputGradients.plane(plane));
            }
            transformInputGradient(lines);
        }
    }

    private void transformOutputGradient(TileLines lines) {
        int channels = kernel.outputs();
        float[] biases = new float[input.widest() * channels];
        for (TileRow row : input.rows()) {
            int length = row.tiles() * channels;
            for (int line = 0; line < 2; line++) {
                readOutputGradient(lines, row, row.top() + line, line);
                Lines.add(biases, lines.even[line], length);
                Lines.add(biases, lines.odd[line], length);
            }
            Winograd.outputGradient(lines.even, lines.odd, lines.planes, length);
            outputs.put(row.firstTile() * channels, lines.planes, length);
        }
        float[] sums = new float[channels];
        biasGradient.read(sums);
        for (int k = 0; k < biases.length; k++) {
            sums[k % channels] += biases[k];
        }
        biasGradient.write(sums);
    }

    private void readOutputGradient(TileLines lines, TileRow row, int cellRow, int line) {
        int channels = kernel.outputs();
        lines.read(outputGradient, row, cellRow, channels, lines.even[line], lines.odd[line]);
        if (output != null) {
            lines.read(output, row, cellRow, channels, lines.more[0], lines.more[1]);
            Lines.mask(lines.even[line], lines.more[0], row.tiles() * channels);
            Lines.mask(lines.odd[line], lines.more[1], row.tiles() * channels);
        }
    }

    /** A row of tiles adds to four rows of cells; the lower two are complete after the next row of tiles. */
    private void transformInputGradient(TileLines lines) {
        int channels = kernel.inputs();
        for (TileRow row : input.rows()) {
            int length = row.tiles() * channels;
            if (row.top() == 0) {
                clear(lines, 0, length + channels);
                clear(lines, 1, length + channels);
            }
            clear(lines, 2, length + channels);
            clear(lines, 3, length + channels);
            inputGradients.get(row.firstTile() * channels, lines.planes, length);
            Winograd.inputGradient(lines.planes, lines.even, lines.odd, lines.nextEven, lines.nextOdd, length);
            boolean last = !row.holds(row.top() + 2);
            for (int line = 0; line < (last ? 4 : 2); line++) {
                lines.writePadded(inputGradient, row, row.top() - 1 + line, channels, line, accumulate);
            }
            for (float[][] part : List.of(lines.even, lines.odd, lines.nextEven, lines.nextOdd)) {
                swap(part);
            }
        }
    }

    private static void clear(TileLines lines, int line, int length) {
        for (float[][] part : List.of(lines.even, lines.odd, lines.nextEven, lines.nextOdd)) {
            Arrays.fill(part[line], 0, length, 0);
        }
    }

    private static void swap(float[][] rows) {
        for (int i = 0; i < 2; i++) {
            float[] upper = rows[i];
            rows[i] = rows[i + 2];
            rows[i + 2] = upper;
        }
    }
}
