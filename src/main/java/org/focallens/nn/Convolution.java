package org.focallens.nn;

/**
 * A convolution with bias, padded by half the kernel so that stride 1 keeps the size and stride 2 halves an even one.
 *
 * @param input  (batch, height, width, inputs)
 * @param weight (kernel height, kernel width, inputs, outputs), the kernel of odd size
 * @param bias   (outputs)
 * @param output (batch, height / stride, width / stride, outputs)
 * @param stride 1 or 2
 */
public record Convolution(Tensor input, Tensor weight, Tensor bias, Tensor output, int stride) {

    /**
     * The gradients that belong to a convolution's tensors.
     *
     * @param input  where the gradient of the input is written, or null where nobody needs it
     * @param weight where the gradient of the weight is written
     * @param bias   where the gradient of the bias is written
     * @param output the gradient of the output, read
     */
    public record Gradients(Tensor input, Tensor weight, Tensor bias, Tensor output) {
    }
}
