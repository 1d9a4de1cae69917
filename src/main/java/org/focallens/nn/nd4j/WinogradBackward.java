package org.focallens.nn.nd4j;

import java.util.List;
import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** The gradients of {@link WinogradForward}: the same transforms transposed, and two products a plane. */
final class WinogradBackward implements Operation {

    private final Nd4jTensor input;
    private final Nd4jTensor output;
    private final Nd4jTensor inputGradient;
    private final Nd4jTensor outputGradient;
    private final Nd4jTensor weightGradient;
    private final Nd4jTensor biasGradient;
    private final boolean accumulate;
    private final Nd4jKernel kernel;
    private final List<TileBlock> blocks;
    private final int widest;
    private final Planes inputs;
    private final Planes outputs;
    private final WinogradKernel kernelGradient;
    private final Scratch scratch;

    WinogradBackward(Scratch scratch, Convolution convolution, Convolution.Gradients gradients) {
        this.scratch = scratch;
        input = Nd4jTensor.of(convolution.input().values());
        output = convolution.rectified() ? Nd4jTensor.of(convolution.output().values()) : null;
        inputGradient = gradients.input() == null ? null : Nd4jTensor.of(gradients.input());
        outputGradient = Nd4jTensor.of(gradients.output());
        weightGradient = Nd4jTensor.of(gradients.weight());
        biasGradient = Nd4jTensor.of(gradients.bias());
        accumulate = gradients.accumulate();
        kernel = Nd4jKernel.of(convolution.kernel());
        blocks = TileBlock.of(convolution.input());
        widest = TileBlock.widest(blocks);
        inputs = WinogradForward.inputs(scratch, blocks, kernel);
        outputs = WinogradForward.outputs(scratch, blocks, kernel);
        int length = kernel.inputs() * kernel.outputs();
        kernelGradient = new WinogradKernel(scratch.block(Scratch.Use.KERNEL, Winograd.PLANES * length), length);
    }

    @Override
    public void run() {
        TileLines lines = new TileLines(scratch, widest, Math.max(kernel.inputs(), kernel.outputs()));
        float[] biases = new float[widest * kernel.outputs()];
        float keep = 0;
        for (TileBlock block : blocks) {
            transformOutputGradient(lines, block, biases);
            WinogradForward.transformInput(lines, input, block, inputs, kernel.inputs());
            addToKernel(block, keep);
            keep = 1;
            if (inputGradient != null) {
                addToInput(lines, block);
            }
        }
        kernelGradient.addTo(weightGradient);
        addToBias(biases);
    }

    private void addToKernel(TileBlock block, float keep) {
        Product product = new Product(kernel.inputs(), kernel.outputs(), block.tiles());
        for (int plane = 0; plane < Winograd.PLANES; plane++) {
            product.firstTransposed(inputs.plane(plane), outputs.plane(plane), keep, kernelGradient.plane(plane));
        }
    }

    private void addToInput(TileLines lines, TileBlock block) {
        Product product = new Product(block.tiles(), kernel.inputs(), kernel.outputs());
        for (int plane = 0; plane < Winograd.PLANES; plane++) {
            product.secondTransposed(outputs.plane(plane), kernel.plane(plane), inputs.plane(plane));
        }
        transformInputGradient(lines, block);
    }

    private void addToBias(float[] biases) {
        float[] sums = new float[kernel.outputs()];
        biasGradient.read(sums);
        for (int k = 0; k < biases.length; k++) {
            sums[k % sums.length] += biases[k];
        }
        biasGradient.write(sums);
    }

    private void transformOutputGradient(TileLines lines, TileBlock block, float[] biases) {
        int channels = kernel.outputs();
        for (TileRow row : block.rows()) {
            int length = row.tiles() * channels;
            for (int line = 0; line < 2; line++) {
                readOutputGradient(lines, row, row.top() + line, line);
                Lines.add(biases, lines.even[line], length);
                Lines.add(biases, lines.odd[line], length);
            }
            Winograd.outputGradient(lines.even, lines.odd, lines.planes, length);
            outputs.put(block.tile(row) * channels, lines.planes, length);
        }
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

    /** A row of tiles adds to four rows of cells; the lower two are complete after the next row of tiles, be it of the next block. */
    private void transformInputGradient(TileLines lines, TileBlock block) {
        int channels = kernel.inputs();
        for (TileRow row : block.rows()) {
            int length = row.tiles() * channels;
            if (row.top() == 0) {
                lines.clearSums(0, length + channels);
                lines.clearSums(1, length + channels);
            }
            lines.clearSums(2, length + channels);
            lines.clearSums(3, length + channels);
            inputs.get(block.tile(row) * channels, lines.planes, length);
            Winograd.inputGradient(
                    lines.planes, lines.sumEven, lines.sumOdd, lines.sumNextEven, lines.sumNextOdd, length);
            boolean last = !row.holds(row.top() + 2);
            for (int line = 0; line < (last ? 4 : 2); line++) {
                lines.writeSums(inputGradient, row, row.top() - 1 + line, channels, line, accumulate);
            }
            lines.lowerSums();
        }
    }
}
