package org.focallens.train;

import org.focallens.text.Texts;

/**
 * Why a run stopped: a number that is not finite.
 *
 * @param step         counted from 1; its update was not made
 * @param tensor       the first tensor that held such a number, for example {@code gradient of class.4.weight}
 * @param learningRate of the step before it, which made it
 * @param loss         of the step; may itself be not finite
 */
public record Divergence(int step, String tensor, double learningRate, double loss) {

    /** {@return a sentence for a person} */
    public String message() {
        return Texts.format(
                "Step %,d: the %s is not finite (loss %s, learning rate %.3g); the weights before the step are kept: "
                        + "lower the learning rate and continue, or start again",
                step, tensor, Double.isFinite(loss) ? Texts.format("%.4g", loss) : "not finite", learningRate);
    }
}
