package org.focallens.nn.nd4j;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Convolution;
import org.focallens.nn.Operation;

/** The gradients of {@link GemmForward}. */
final class GemmBackward implements Operation {

    private static final int CHUNK = 4096;

    private final Columns columns;
    private final Nd4jTensor output;
    private final Nd4jTensor inputGradient;
    private final Nd4jTensor outputGradient;
    private final Nd4jTensor weightGradient;
    private final Nd4jTensor biasGradient;
    private final boolean accumulate;
    private final Nd4jKernel kernel;
    private final Nd4jTensor passed;
    private final Nd4jTensor direct;
    private final Product toKernel;
    private final Product toInput;
    private final Scratch scratch;

    GemmBackward(Scratch scratch, Convolution convolution, Columns columns, Convolution.Gradients gradients) {
        this.scratch = scratch;
        this.columns = columns;
        output = convolution.rectified() ? Nd4jTensor.of(convolution.output().values()) : null;
        inputGradient = gradients.input() == null ? null : Nd4jTensor.of(gradients.input());
        outputGradient = Nd4jTensor.of(gradients.output());
        weightGradient = Nd4jTensor.of(gradients.weight());
        biasGradient = Nd4jTensor.of(gradients.bias());
        accumulate = gradients.accumulate();
        kernel = Nd4jKernel.of(convolution.kernel());
        int cells = outputGradient.shape().length() / kernel.outputs();
        passed = output == null ? outputGradient : scratch.block(Scratch.Use.OUTPUT, cells * kernel.outputs());
        direct = columns.isInput() && inputGradient != null
                ? scratch.block(Scratch.Use.INPUT, inputGradient.shape().length())
                : null;
        toKernel = new Product(columns.width(), kernel.outputs(), cells);
        toInput = new Product(cells, columns.width(), kernel.outputs());
    }

    @Override
    public void run() {
        pass();
        FloatPointer gradient = passed.pointer();
        toKernel.firstTransposed(columns.gathered(), gradient, 1, weightGradient.pointer());
        if (inputGradient == null) {
            return;
        }
        if (direct == null) {
            toInput.secondTransposed(gradient, kernel.weight().pointer(), columns.gradient());
            columns.scatter(inputGradient, accumulate);
        } else {
            toInput.secondTransposed(
                    gradient, kernel.weight().pointer(), accumulate ? direct.pointer() : inputGradient.pointer());
            if (accumulate) {
                addDirect();
            }
        }
    }

    /** Sums the gradient up for the bias, behind the relu where there is one. */
    private void pass() {
        int channels = kernel.outputs();
        int step = Math.max(1, CHUNK / channels) * channels;
        float[][] lines = scratch.lines(3, step);
        Arrays.fill(lines[2], 0, step, 0);
        int all = outputGradient.shape().length();
        for (int first = 0; first < all; first += step) {
            int length = Math.min(step, all - first);
            outputGradient.get(first, lines[0], length);
            if (output != null) {
                output.get(first, lines[1], length);
                Lines.mask(lines[0], lines[1], length);
                passed.put(first, lines[0], length);
            }
            Lines.add(lines[2], lines[0], length);
        }
        float[] sums = new float[channels];
        biasGradient.read(sums);
        for (int k = 0; k < step; k++) {
            sums[k % channels] += lines[2][k];
        }
        biasGradient.write(sums);
    }

    private void addDirect() {
        float[][] lines = scratch.lines(2, CHUNK);
        int all = inputGradient.shape().length();
        for (int first = 0; first < all; first += CHUNK) {
            int length = Math.min(CHUNK, all - first);
            inputGradient.get(first, lines[0], length);
            direct.get(first, lines[1], length);
            Lines.add(lines[0], lines[1], length);
            inputGradient.put(first, lines[0], length);
        }
    }
}
