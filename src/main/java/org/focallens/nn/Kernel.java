package org.focallens.nn;

/**
 * The parameters of a convolution in the form that a device's convolutions read. After a change of the parameters
 * {@link Device#prepare} brings the form up to date.
 */
public interface Kernel {

    /**
     * The weights.
     *
     * @return (kernel height, kernel width, inputs, outputs), the kernel square and of odd size
     */
    Tensor weight();

    /**
     * What is added to every output.
     *
     * @return (outputs)
     */
    Tensor bias();
}
