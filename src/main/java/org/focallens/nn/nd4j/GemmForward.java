package org.focallens.nn.nd4j;

import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** A convolution of 1x1, or of stride 2, as one product: what each output reads is written out as a row of a matrix. */
final class GemmForward implements Operation {

    private final Columns columns;
    private final Nd4jTensor output;
    private final Nd4jKernel kernel;
    private final boolean rectified;
    private final Product product;
    private final Scratch scratch;
    private final int cells;

    GemmForward(Scratch scratch, Convolution convolution, Columns columns) {
        this.scratch = scratch;
        this.columns = columns;
        output = Nd4jTensor.of(convolution.output().values());
        kernel = Nd4jKernel.of(convolution.kernel());
        rectified = convolution.rectified();
        cells = output.shape().size(0);
        product = new Product(cells, kernel.outputs(), columns.width());
    }

    @Override
    public void run() {
        product.plain(columns.gather(), kernel.weight().pointer(), output.pointer());
        int step = Math.max(1, Math.min(cells, 4096 / kernel.outputs()));
        float[][] lines = scratch.lines(2, step * kernel.outputs());
        kernel.biasLine(lines[1], step);
        for (int cell = 0; cell < cells; cell += step) {
            int first = cell * kernel.outputs();
            int length = Math.min(step, cells - cell) * kernel.outputs();
            output.get(first, lines[0], length);
            if (rectified) {
                Lines.addRectified(lines[0], lines[1], length);
            } else {
                Lines.add(lines[0], lines[1], length);
            }
            output.put(first, lines[0], length);
        }
    }
}
