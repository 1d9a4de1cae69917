package org.focallens.nn.nd4j;

import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** A 3x3 convolution of stride 1 by {@link Winograd}: transform the input, 16 products of matrices, transform back. */
final class WinogradForward implements Operation {

    private final WinogradInput input;
    private final boolean transforms;
    private final Nd4jTensor output;
    private final Nd4jKernel kernel;
    private final boolean rectified;
    private final Planes outputs;
    private final Product product;
    private final Scratch scratch;

    /**
     * Plans a convolution.
     *
     * @param scratch     of the device
     * @param convolution 3x3, stride 1
     * @param input       of its input maps
     * @param transforms  whether it is the first to read them
     */
    WinogradForward(Scratch scratch, Convolution convolution, WinogradInput input, boolean transforms) {
        this.scratch = scratch;
        this.input = input;
        this.transforms = transforms;
        output = Nd4jTensor.of(convolution.output().values());
        kernel = Nd4jKernel.of(convolution.kernel());
        rectified = convolution.rectified();
        outputs = outputs(scratch, input.tiles(), kernel);
        product = new Product(input.tiles(), kernel.outputs(), kernel.inputs());
    }

    static Planes outputs(Scratch scratch, int tiles, Nd4jKernel kernel) {
        int length = tiles * kernel.outputs();
        return new Planes(scratch.block(Scratch.Use.OUTPUT, Winograd.PLANES * length), length);
    }

    @Override
    public void run() {
        TileLines lines = new TileLines(scratch, input.widest(), Math.max(kernel.inputs(), kernel.outputs()));
        if (transforms) {
            input.transform(lines);
        } else {
            input.restore(lines);
        }
        for (int plane = 0; plane < Winograd.PLANES; plane++) {
            product.plain(input.plane(plane), kernel.plane(plane), outputs.plane(plane));
        }
        transformOutput(lines);
    }

    private void transformOutput(TileLines lines) {
        int channels = kernel.outputs();
        float[] bias = lines.more[0];
        kernel.biasLine(bias, input.widest());
        for (TileRow row : input.rows()) {
            int length = row.tiles() * channels;
            outputs.get(row.firstTile() * channels, lines.planes, length);
            Winograd.output(lines.planes, lines.even, lines.odd, length);
            for (int line = 0; line < 2; line++) {
                finish(lines.even[line], bias, length);
                finish(lines.odd[line], bias, length);
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
