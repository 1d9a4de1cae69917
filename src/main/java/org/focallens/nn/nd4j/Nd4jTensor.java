package org.focallens.nn.nd4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A dense array of ND4J, last dimension fastest. Any number of threads may read it at the same time. */
final class Nd4jTensor implements Tensor {

    private final Shape shape;
    private final INDArray array;
    private final FloatPointer pointer;
    private final FloatBuffer numbers;

    Nd4jTensor(Shape shape, INDArray array) {
        this.shape = shape;
        this.array = array;
        pointer = new FloatPointer(array.data().addressPointer()).capacity(shape.length());
        numbers = pointer.asBuffer();
    }

    static Nd4jTensor of(Tensor tensor) {
        return (Nd4jTensor) tensor;
    }

    static INDArray array(Tensor tensor) {
        return of(tensor).array;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    /** {@return the first number's place in native memory} */
    FloatPointer pointer() {
        return pointer;
    }

    /** Copies some numbers from native memory, for loops that are fast on Java's own arrays. */
    void get(int first, float[] into, int length) {
        numbers.get(first, into, 0, length);
    }

    /** Copies some numbers to native memory. */
    void put(int first, float[] from, int length) {
        numbers.put(first, from, 0, length);
    }

    @Override
    public void write(float[] values) {
        requireLength(values);
        put(0, values, values.length);
    }

    @Override
    public void read(float[] into) {
        requireLength(into);
        get(0, into, into.length);
    }

    @Override
    public void read(float[] into, int offset, int count) {
        numbers.get(offset, into, offset, count);
    }

    private void requireLength(float[] values) {
        if (values.length != shape.length()) {
            throw new IllegalArgumentException(
                    "values must be " + shape.length() + " numbers for " + shape + " but are " + values.length);
        }
    }
}
