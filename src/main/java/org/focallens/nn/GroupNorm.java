package org.focallens.nn;

/**
 * Group normalisation (Wu and He 2018): in each image the channels of a group are brought to mean 0 and variance 1 over all cells, then
 * scaled and shifted channel by channel, then rectified.
 *
 * @param input  one level
 * @param scale  (channels)
 * @param shift  (channels)
 * @param output like the input, the larger of 0 and the normalised value
 */
public record GroupNorm(Maps input, Tensor scale, Tensor shift, Maps output) {

    /** How many groups the channels are divided into. */
    public static final int GROUPS = 8;
    /** Added to the variance, as in PyTorch. */
    public static final double EPSILON = 1e-5;

    /**
     * The gradients that belong to the tensors.
     *
     * @param input  overwritten
     * @param scale  added to
     * @param shift  added to
     * @param output read
     */
    public record Gradients(Tensor input, Tensor scale, Tensor shift, Tensor output) {}
}
