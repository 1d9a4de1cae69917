package org.focallens.nn.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.nn.Convolution;
import org.focallens.nn.Device;
import org.focallens.nn.DeviceUnavailableException;
import org.focallens.nn.Operation;
import org.focallens.nn.Region;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The processor, by ND4J. Images are NHWC and kernels HWIO, the fastest layout of its convolutions.
 *
 * <p>{@link #open} loads the native library, which takes seconds the first time: call it behind the window.
 */
public final class Nd4jDevice implements Device {

    private static final int NHWC = 1;
    private static final int HWIO = 0;

    private final Nd4jThreads threads;
    private final List<INDArray> allocated = new ArrayList<>();
    private final List<Nd4jOperation> operations = new ArrayList<>();

    private Nd4jDevice(Nd4jThreads threads) {
        this.threads = threads;
    }

    /**
     * Loads the native library and makes a device.
     *
     * @param threads the most threads an operation may use, at least 1
     * @return the device
     * @throws org.focallens.nn.DeviceUnavailableException if this machine has no usable native library
     */
    public static Nd4jDevice open(int threads) {
        return open(threads, Nd4j::getExecutioner);
    }

    static Nd4jDevice open(int threads, Runnable library) {
        Nd4jThreads limit = new Nd4jThreads(threads);
        try {
            library.run();
        } catch (LinkageError | RuntimeException e) {
            throw new DeviceUnavailableException("The training engine (ND4J) does not load on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": " + rootMessage(e) + ". Build FocalLens on this machine, so that it brings the"
                    + " library for it, or use a supported one (see README.md). Everything but training works without it.", e);
        }
        return new Nd4jDevice(limit);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public Tensor allocate(Shape shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, sizes(shape));
        allocated.add(array);
        return new Nd4jTensor(shape, array);
    }

    @Override
    public Tensor view(Tensor flat, int offset, Shape shape) {
        INDArray part = Nd4jTensor.array(flat).get(NDArrayIndex.interval(offset, offset + shape.length())).reshape(sizes(shape));
        return new Nd4jTensor(shape, part);
    }

    @Override
    public Operation convolve(Convolution convolution) {
        return operation("conv2d", arrays(convolution.input(), convolution.weight(), convolution.bias()), arrays(convolution.output()),
                arguments(convolution));
    }

    /** The native operation writes the input's gradient whether it is wanted or not. */
    @Override
    public Operation convolveBackward(Convolution convolution, Convolution.Gradients gradients) {
        Tensor inputGradient = gradients.input() != null ? gradients.input() : allocate(convolution.input().shape());
        return operation("conv2d_bp", arrays(convolution.input(), convolution.weight(), convolution.bias(), gradients.output()),
                arrays(inputGradient, gradients.weight(), gradients.bias()), arguments(convolution));
    }

    private static long[] arguments(Convolution convolution) {
        int height = convolution.weight().shape().size(0);
        int width = convolution.weight().shape().size(1);
        int stride = convolution.stride();
        int dilation = 1;
        int explicitPadding = 0;
        return new long[] {height, width, stride, stride, height / 2, width / 2, dilation, dilation, explicitPadding, NHWC, HWIO};
    }

    @Override
    public Operation relu(Tensor input, Tensor output) {
        return operation("relu", arrays(input), arrays(output)).with(0);
    }

    @Override
    public Operation maskedRelu(Tensor input, Tensor mask, Tensor output) {
        Operation relu = relu(input, output);
        Operation clear = operation("multiply", arrays(output, mask), arrays(output));
        return () -> {
            relu.run();
            clear.run();
        };
    }

    /** {@code Step} and a product, since the native {@code relu_bp} takes ten times as long. */
    @Override
    public Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient) {
        Tensor passes = allocate(output.shape());
        Step step = new Step(Nd4jTensor.array(output), Nd4jTensor.array(passes), 0.0);
        Operation product = operation("multiply", arrays(outputGradient, passes), arrays(inputGradient));
        return () -> {
            threads.apply();
            Nd4j.getExecutioner().exec(step);
            product.run();
        };
    }

    @Override
    public Operation upsample(Tensor input, Tensor output) {
        int factor = 2;
        int nhwc = 0;
        return operation("upsampling2d", arrays(input), arrays(output), factor, factor, nhwc);
    }

    /** The native operation takes the layout alone; with the factors before it, as SameDiff passes them, its result is wrong. */
    @Override
    public Operation upsampleBackward(Tensor outputGradient, Tensor inputGradient) {
        int nhwc = 0;
        return operation("upsampling2d_bp", arrays(inputGradient, outputGradient), arrays(inputGradient), nhwc);
    }

    @Override
    public Operation add(Tensor target, Tensor added) {
        return operation("add", arrays(target, added), arrays(target));
    }

    @Override
    public Operation paste(Tensor part, Tensor whole, Region place) {
        INDArray region = region(whole, place);
        return operation("assign", new INDArray[] {region, Nd4jTensor.array(part)}, new INDArray[] {region});
    }

    @Override
    public Operation cut(Tensor whole, Region place, Tensor part) {
        INDArray target = Nd4jTensor.array(part);
        return operation("assign", new INDArray[] {target, region(whole, place)}, new INDArray[] {target});
    }

    private Nd4jOperation operation(String name, INDArray[] inputs, INDArray[] outputs, long... integers) {
        Nd4jOperation operation = new Nd4jOperation(threads, name, inputs, outputs, integers);
        operations.add(operation);
        return operation;
    }

    private static INDArray[] arrays(Tensor... tensors) {
        return Arrays.stream(tensors).map(Nd4jTensor::array).toArray(INDArray[]::new);
    }

    private static long[] sizes(Shape shape) {
        return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
    }

    private static INDArray region(Tensor whole, Region place) {
        return Nd4jTensor.array(whole).get(NDArrayIndex.all(), NDArrayIndex.interval(place.row(), place.row() + place.height()),
                NDArrayIndex.interval(place.column(), place.column() + place.width()), NDArrayIndex.all());
    }

    @Override
    public void close() {
        operations.forEach(Nd4jOperation::close);
        operations.clear();
        allocated.forEach(INDArray::close);
        allocated.clear();
    }
}
