package org.focallens.nn;

/**
 * Where a network computes: memory, and the few operations that a RetinaNet is made of.
 *
 * <p>Every method that returns an {@link Operation} only prepares it; its tensors stay bound to it. Results overwrite their target
 * unless it is said that they are added. A device is used by one thread at a time; {@link #fork} makes one for another thread, and
 * operations of either may read tensors of both.
 */
public interface Device extends AutoCloseable {

    /**
     * What a person calls it.
     *
     * @return for example {@code cpu}
     */
    String name();

    /**
     * The same device for another thread, with tensors of its own, which are freed by closing the fork. Closing this one closes what was
     * forked from it. Forks are made and closed by one thread at a time.
     *
     * @return a device that shares this one's memory
     */
    Device fork();

    /**
     * Into how many parts, as equal as can be, a batch is best divided, each computed by a device of its own.
     *
     * @param batch images, at least 1
     * @return 1 where the device is fastest with the whole batch at once; more where threads work side by side. Depends on the batch and
     *     the machine alone, so that results do not depend on the number of threads that are used.
     */
    int lanes(int batch);

    /**
     * How much of its memory is in use.
     *
     * @return bytes of all tensors of this device and of its forks; 0 once it is closed
     */
    long allocatedBytes();

    /**
     * Allocates zeros.
     *
     * @param shape the sizes
     * @return a tensor that lives until the device is closed
     */
    Tensor allocate(Shape shape);

    /**
     * A part of a tensor under a shape of its own; both see the same numbers.
     *
     * @param whole  any shape
     * @param offset index of the part's first number
     * @param shape  the part's sizes
     * @return the view
     */
    Tensor view(Tensor whole, int offset, Shape shape);

    /**
     * Sets every number to 0.
     *
     * @param tensor any shape
     * @return the operation
     */
    Operation clear(Tensor tensor);

    /**
     * The parameters of a convolution, to be shared by all convolutions that use them.
     *
     * @param weight (kernel height, kernel width, inputs, outputs)
     * @param bias   (outputs)
     * @param stride of the convolutions, 1 or 2
     * @return the kernel, not yet prepared
     */
    Kernel kernel(Tensor weight, Tensor bias, int stride);

    /**
     * What has to run between a change of a kernel's parameters and its next use. Preparations of several kernels may run at the same
     * time in different threads.
     *
     * @param kernel of this device
     * @return the operation
     */
    Operation prepare(Kernel kernel);

    /**
     * A convolution. Its input is written by operations that run before it, and by none between it and its gradients, so that a device
     * may keep what it makes of the input, also for other convolutions of the same tensor.
     *
     * @param convolution its tensors and stride
     * @return the operation that writes the output
     */
    Operation convolve(Convolution convolution);

    /**
     * The gradients of a convolution.
     *
     * @param convolution as it ran forward
     * @param gradients   the output's gradient, and where the others go
     * @return the operation
     */
    Operation convolveBackward(Convolution convolution, Convolution.Gradients gradients);

    /**
     * Group normalisation with a relu.
     *
     * @param norm its tensors
     * @return the operation that writes the output
     */
    Operation normalise(GroupNorm norm);

    /**
     * The gradients of a group normalisation.
     *
     * @param norm      as it ran forward
     * @param gradients the output's gradient, and where the others go
     * @return the operation
     */
    Operation normaliseBackward(GroupNorm norm, GroupNorm.Gradients gradients);

    /**
     * The larger of 0 and x.
     *
     * @param input  any shape
     * @param output as long
     * @return the operation
     */
    Operation relu(Tensor input, Tensor output);

    /**
     * The gradient of a relu: it passes where the output is above 0.
     *
     * @param output         what the relu wrote
     * @param outputGradient as long; overwritten by what passes
     * @param inputGradient  what the result is added to
     * @return the operation
     */
    Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient);

    /**
     * Adds a coarse map, each cell repeated twice in both directions (nearest neighbour), to one of twice its size.
     *
     * @param coarse one level
     * @param fine   one level of twice the height and width; added to
     * @return the operation
     */
    Operation addUpsampled(Maps coarse, Maps fine);

    /**
     * The coarse map's part of the gradient of {@link #addUpsampled}: the sum over each cell's four copies.
     *
     * @param fineGradient   one level
     * @param coarseGradient one level of half its size
     * @param accumulate     whether the result is added to what is there, or overwrites it
     * @return the operation
     */
    Operation addUpsampledBackward(Maps fineGradient, Maps coarseGradient, boolean accumulate);

    /** Frees every tensor and operation; none may be used afterwards. A second call does nothing. */
    @Override
    void close();
}
