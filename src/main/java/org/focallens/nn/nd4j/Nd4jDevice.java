package org.focallens.nn.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.focallens.nn.Convolution;
import org.focallens.nn.Device;
import org.focallens.nn.DeviceUnavailableException;
import org.focallens.nn.GroupNorm;
import org.focallens.nn.Kernel;
import org.focallens.nn.Maps;
import org.focallens.nn.Operation;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The processor, by ND4J: its memory, its elementwise operations, and its BLAS for the products that convolutions are made of, those
 * of 3x3 and stride 1 by {@link Winograd}, the others by {@link Columns}. A device computes in the thread that runs its operations.
 *
 * <p>{@link #open} loads the native library, which takes seconds the first time: call it behind the window.
 */
public final class Nd4jDevice implements Device {

    private final Nd4jThreads threads;
    private final Nd4jDevice parent;
    private final Scratch scratch = new Scratch(length -> Nd4jTensor.of(allocate(Shape.of(length))));
    private final IdentityHashMap<Convolution, Columns> gathered = new IdentityHashMap<>();
    private final List<Nd4jDevice> forks = new ArrayList<>();
    private final List<INDArray> allocated = new ArrayList<>();
    private final List<Nd4jOperation> operations = new ArrayList<>();

    private Nd4jDevice(Nd4jThreads threads, Nd4jDevice parent) {
        this.threads = threads;
        this.parent = parent;
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
            throw new DeviceUnavailableException(
                    "The training engine (ND4J) does not load on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + rootMessage(e)
                            + ". Build FocalLens on this machine, so that it brings the"
                            + " library for it, or use a supported one (see README.md). Everything but training works without it.",
                    e);
        }
        openblas.blas_set_num_threads(
                1); // lanes are the threads; a product of its own threads would ask for more than were given
        return new Nd4jDevice(limit, null);
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
    public Device fork() {
        Nd4jDevice fork = new Nd4jDevice(threads, this);
        forks.add(fork);
        return fork;
    }

    /**
     * As few as keep every core of the machine busy: the images of a lane follow each other through the same memory, which then stays in
     * the core's cache, and each lane has gradients of its own to add up.
     */
    @Override
    public int lanes(int batch) {
        return Math.min(batch, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public long allocatedBytes() {
        long own = allocated.stream().mapToLong(INDArray::length).sum() * Float.BYTES;
        return own + forks.stream().mapToLong(Nd4jDevice::allocatedBytes).sum();
    }

    @Override
    public Tensor allocate(Shape shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, sizes(shape));
        allocated.add(array);
        return new Nd4jTensor(shape, array);
    }

    @Override
    public Tensor view(Tensor whole, int offset, Shape shape) {
        INDArray flat = Nd4jTensor.array(whole).reshape(whole.shape().length());
        return new Nd4jTensor(
                shape,
                flat.get(NDArrayIndex.interval(offset, offset + shape.length())).reshape(sizes(shape)));
    }

    @Override
    public Operation clear(Tensor tensor) {
        Nd4jTensor numbers = Nd4jTensor.of(tensor);
        return () -> Pointer.memset(
                numbers.pointer(), 0, (long) Float.BYTES * tensor.shape().length());
    }

    @Override
    public Kernel kernel(Tensor weight, Tensor bias, int stride) {
        Shape shape = weight.shape();
        int length = shape.size(2) * shape.size(3);
        boolean transformed = stride == 1 && shape.size(0) == 3;
        return new Nd4jKernel(
                weight,
                bias,
                transformed
                        ? new WinogradKernel(Nd4jTensor.of(allocate(Shape.of(Winograd.PLANES * length))), length)
                        : null);
    }

    @Override
    public Operation prepare(Kernel kernel) {
        return Nd4jKernel.of(kernel)::prepare;
    }

    @Override
    public Operation convolve(Convolution convolution) {
        if (!Nd4jKernel.of(convolution.kernel()).isTransformed()) {
            return new GemmForward(scratch, convolution, columns(convolution));
        }
        return new WinogradForward(scratch, convolution);
    }

    @Override
    public Operation convolveBackward(Convolution convolution, Convolution.Gradients gradients) {
        return Nd4jKernel.of(convolution.kernel()).isTransformed()
                ? new WinogradBackward(scratch, convolution, gradients)
                : new GemmBackward(scratch, convolution, columns(convolution), gradients);
    }

    private Columns columns(Convolution convolution) {
        return gathered.computeIfAbsent(convolution, key -> new Columns(scratch, convolution));
    }

    @Override
    public Operation normalise(GroupNorm norm) {
        return new GroupNormForward(norm);
    }

    @Override
    public Operation normaliseBackward(GroupNorm norm, GroupNorm.Gradients gradients) {
        return new GroupNormBackward(norm, gradients);
    }

    @Override
    public Operation relu(Tensor input, Tensor output) {
        return operation("relu", arrays(input), arrays(output)).with(0);
    }

    /** {@code Step} and a product, since the native {@code relu_bp} takes ten times as long. */
    @Override
    public Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient) {
        Tensor passes = allocate(output.shape());
        Step step = new Step(Nd4jTensor.array(output), Nd4jTensor.array(passes), 0.0);
        Operation product = operation("multiply", arrays(outputGradient, passes), arrays(outputGradient));
        Operation sum = operation("add", arrays(inputGradient, outputGradient), arrays(inputGradient));
        return () -> {
            threads.apply();
            Nd4j.getExecutioner().exec(step);
            product.run();
            sum.run();
        };
    }

    @Override
    public Operation addUpsampled(Maps coarse, Maps fine) {
        return new Upsampling(scratch, coarse, fine)::spread;
    }

    @Override
    public Operation addUpsampledBackward(Maps fineGradient, Maps coarseGradient, boolean accumulate) {
        Upsampling upsampling = new Upsampling(scratch, coarseGradient, fineGradient);
        return () -> upsampling.gather(accumulate);
    }

    private Nd4jOperation operation(String name, INDArray[] inputs, INDArray[] outputs) {
        Nd4jOperation operation = new Nd4jOperation(threads, name, inputs, outputs);
        operations.add(operation);
        return operation;
    }

    private static INDArray[] arrays(Tensor... tensors) {
        return Arrays.stream(tensors).map(Nd4jTensor::array).toArray(INDArray[]::new);
    }

    private static long[] sizes(Shape shape) {
        return shape.sizes().stream().mapToLong(Integer::longValue).toArray();
    }

    @Override
    public void close() {
        List.copyOf(forks).forEach(Nd4jDevice::close);
        if (parent != null) {
            parent.forks.remove(this);
        }
        operations.forEach(Nd4jOperation::close);
        operations.clear();
        gathered.clear();
        allocated.forEach(INDArray::close);
        allocated.clear();
    }
}
