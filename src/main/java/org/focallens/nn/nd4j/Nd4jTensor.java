package org.focallens.nn.nd4j;

import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense array of ND4J, last dimension fastest. */
final class Nd4jTensor implements Tensor {

    private final Shape shape;
    private final INDArray array;
    private final FloatPointer numbers;

    Nd4jTensor(Shape shape, INDArray array) {
        this.shape = shape;
        this.array = array;
        numbers = new FloatPointer(array.data().addressPointer());
    }

    static INDArray array(Tensor tensor) {
        return ((Nd4jTensor) tensor).array;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void write(float[] values) {
        requireLength(values);
        numbers.put(values);
    }

    @Override
    public void read(float[] into) {
        requireLength(into);
        numbers.get(into);
    }

    private void requireLength(float[] values) {
        if (values.length != shape.length()) {
            throw new IllegalArgumentException("values must be " + shape.length() + " numbers for " + shape + " but are " + values.length);
        }
    }
}
