package org.focallens.nn.nd4j;

import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Kernel;
import org.focallens.nn.Tensor;

/** A kernel of the processor; one of 3x3 and stride 1 keeps its weights in Winograd's form beside them. */
final class Nd4jKernel implements Kernel {

    private final Nd4jTensor weight;
    private final Nd4jTensor bias;
    private final WinogradKernel transformed;
    private final float[] biases;

    /**
     * Binds a kernel to its parameters.
     *
     * @param transformed its weights in Winograd's form, or null where a plain product is made
     */
    Nd4jKernel(Tensor weight, Tensor bias, WinogradKernel transformed) {
        this.weight = Nd4jTensor.of(weight);
        this.bias = Nd4jTensor.of(bias);
        this.transformed = transformed;
        biases = new float[bias.shape().length()];
    }

    static Nd4jKernel of(Kernel kernel) {
        return (Nd4jKernel) kernel;
    }

    @Override
    public Nd4jTensor weight() {
        return weight;
    }

    @Override
    public Nd4jTensor bias() {
        return bias;
    }

    int side() {
        return weight.shape().size(0);
    }

    int inputs() {
        return weight.shape().size(2);
    }

    int outputs() {
        return weight.shape().size(3);
    }

    boolean isTransformed() {
        return transformed != null;
    }

    /** {@return the weights of one of Winograd's planes: (inputs, outputs)} */
    FloatPointer plane(int plane) {
        return transformed.plane(plane);
    }

    /** Brings what is kept beside the parameters up to date. */
    void prepare() {
        bias.read(biases);
        if (transformed != null) {
            transformed.update(weight);
        }
    }

    /** Writes the biases of so many cells, one cell after the other. */
    void biasLine(float[] line, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            System.arraycopy(biases, 0, line, cell * biases.length, biases.length);
        }
    }
}
