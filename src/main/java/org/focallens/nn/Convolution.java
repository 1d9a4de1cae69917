package org.focallens.nn;

/**
 * A convolution with bias, padded by half the kernel so that stride 1 keeps the size and stride 2 halves an even one.
 *
 * @param input     any number of levels at stride 1, one level at stride 2
 * @param kernel    its parameters
 * @param output    as many levels, each smaller by the stride
 * @param stride    1 or 2
 * @param rectified whether a relu follows: the output is then the larger of 0 and the sum
 */
public record Convolution(Maps input, Kernel kernel, Maps output, int stride, boolean rectified) {

    /**
     * The gradients that belong to a convolution's tensors.
     *
     * @param input      where the gradient of the input goes, or null where nobody needs it
     * @param accumulate whether the input's gradient is added to what is there, or overwrites it
     * @param weight     what the gradient of the weight is added to
     * @param bias       what the gradient of the bias is added to
     * @param output     the gradient of the output, behind the relu where there is one; read
     */
    public record Gradients(Tensor input, boolean accumulate, Tensor weight, Tensor bias, Tensor output) {}
}
