package org.focallens.nn.nd4j;

import java.util.List;
import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** A 3x3 convolution of stride 1 by {@link Winograd}, block by block: transform the input, 16 products of matrices, transform back. */
final class WinogradForward implements Operation {

    private final Nd4jTensor input;
    private final Nd4jTensor output;
    private final Nd4jKernel kernel;
    private final boolean rectified;
    private final List<TileBlock> blocks;
    private final int widest;
    private final Planes inputs;
    private final Planes outputs;
    private final Scratch scratch;

    WinogradForward(Scratch scratch, Convolution convolution) {
        this.scratch = scratch;
        input = Nd4jTensor.of(convolution.input().values());
        output = Nd4jTensor.of(convolution.output().values());
        kernel = Nd4jKernel.of(convolution.kernel());
        rectified = convolution.rectified();
        blocks = TileBlock.of(convolution.input());
        widest = TileBlock.widest(blocks);
        inputs = inputs(scratch, blocks, kernel);
        outputs = outputs(scratch, blocks, kernel);
    }

    static Planes inputs(Scratch scratch, List<TileBlock> blocks, Nd4jKernel kernel) {
        int length = TileBlock.largest(blocks) * kernel.inputs();
        return new Planes(scratch.block(Scratch.Use.INPUT, Winograd.PLANES * length), length);
    }

    static Planes outputs(Scratch scratch, List<TileBlock> blocks, Nd4jKernel kernel) {
        int length = TileBlock.largest(blocks) * kernel.outputs();
        return new Planes(scratch.block(Scratch.Use.OUTPUT, Winograd.PLANES * length), length);
    }

    @Override
    public void run() {
        TileLines lines = new TileLines(scratch, widest, Math.max(kernel.inputs(), kernel.outputs()));
        kernel.biasLine(lines.bias, widest);
        for (TileBlock block : blocks) {
            transformInput(lines, input, block, inputs, kernel.inputs());
            Product product = new Product(block.tiles(), kernel.outputs(), kernel.inputs());
            for (int plane = 0; plane < Winograd.PLANES; plane++) {
                product.plain(inputs.plane(plane), kernel.plane(plane), outputs.plane(plane));
            }
            transformOutput(lines, block);
        }
    }

    /** Also part of the gradient, which does not keep the transformed input: making it again costs no more than fetching it. */
    static void transformInput(TileLines lines, Nd4jTensor input, TileBlock block, Planes planes, int channels) {
        for (TileRow row : block.rows()) {
            for (int line = 0; line < 4; line++) {
                lines.readPadded(input, row, row.top() - 1 + line, channels, line);
            }
            int length = row.tiles() * channels;
            Winograd.input(lines.even, lines.odd, lines.planes, length, channels);
            planes.put(block.tile(row) * channels, lines.planes, length);
        }
    }

    private void transformOutput(TileLines lines, TileBlock block) {
        int channels = kernel.outputs();
        for (TileRow row : block.rows()) {
            int length = row.tiles() * channels;
            outputs.get(block.tile(row) * channels, lines.planes, length);
            Winograd.output(lines.planes, lines.even, lines.odd, length);
            for (int line = 0; line < 2; line++) {
                finish(lines.even[line], lines.bias, length);
                finish(lines.odd[line], lines.bias, length);
                lines.write(output, row, row.top() + line, channels, line);
            }
        }
    }

    private void finish(float[] values, float[] bias, int length) {
        if (rectified) {
            Lines.addRectified(values, bias, length);
        } else {
            Lines.add(values, bias, length);
        }
    }
}
