package org.focallens.nn;

/**
 * Where a network computes: memory, and the few operations that a RetinaNet is made of.
 *
 * <p>Every method that returns an {@link Operation} only prepares it; its tensors stay bound to it. Results overwrite their
 * target. All tensors of one operation come from the same device. A device is used by one thread at a time.
 */
public interface Device extends AutoCloseable {

    /**
     * What a person calls it.
     *
     * @return for example {@code cpu}
     */
    String name();

    /**
     * Allocates zeros.
     *
     * @param shape the sizes
     * @return a tensor that lives until the device is closed
     */
    Tensor allocate(Shape shape);

    /**
     * A part of a one-dimensional tensor under a shape of its own; both see the same numbers.
     *
     * @param flat   the whole
     * @param offset index of the part's first number
     * @param shape  the part's sizes
     * @return the view
     */
    Tensor view(Tensor flat, int offset, Shape shape);

    /**
     * A convolution.
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
     * @return the operation that writes them
     */
    Operation convolveBackward(Convolution convolution, Convolution.Gradients gradients);

    /**
     * The larger of 0 and x.
     *
     * @param input  any shape
     * @param output same shape; may be the input itself
     * @return the operation
     */
    Operation relu(Tensor input, Tensor output);

    /**
     * The larger of 0 and x where the mask is 1, and 0 where it is 0.
     *
     * @param input  any shape
     * @param mask   same shape, of zeros and ones
     * @param output same shape; may be the input itself
     * @return the operation
     */
    Operation maskedRelu(Tensor input, Tensor mask, Tensor output);

    /**
     * The gradient of either relu: it passes where the output is above 0.
     *
     * @param output         what the relu wrote
     * @param outputGradient same shape
     * @param inputGradient  same shape; may be the output's gradient itself
     * @return the operation
     */
    Operation reluBackward(Tensor output, Tensor outputGradient, Tensor inputGradient);

    /**
     * Twice the height and width, each pixel repeated (nearest neighbour).
     *
     * @param input  (batch, height, width, channels)
     * @param output (batch, 2 height, 2 width, channels)
     * @return the operation
     */
    Operation upsample(Tensor input, Tensor output);

    /**
     * The gradient of {@link #upsample}: the sum over each pixel's four copies.
     *
     * @param outputGradient (batch, 2 height, 2 width, channels)
     * @param inputGradient  (batch, height, width, channels)
     * @return the operation
     */
    Operation upsampleBackward(Tensor outputGradient, Tensor inputGradient);

    /**
     * Adds one tensor to another.
     *
     * @param target read and overwritten by the sum
     * @param added  same shape
     * @return the operation
     */
    Operation add(Tensor target, Tensor added);

    /**
     * Copies a whole tensor into a region of a larger one; the rest of the larger one stays.
     *
     * @param part  (batch, region height, region width, channels)
     * @param whole (batch, height, width, channels)
     * @param place where the part goes
     * @return the operation
     */
    Operation paste(Tensor part, Tensor whole, Region place);

    /**
     * Copies a region of a tensor into a whole smaller one.
     *
     * @param whole (batch, height, width, channels)
     * @param place where the part is taken from
     * @param part  (batch, region height, region width, channels)
     * @return the operation
     */
    Operation cut(Tensor whole, Region place, Tensor part);

    /** Frees every tensor and operation; none may be used afterwards. A second call does nothing. */
    @Override
    void close();
}
