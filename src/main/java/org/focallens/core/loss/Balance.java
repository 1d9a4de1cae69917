package org.focallens.core.loss;

/**
 * How much a positive and a negative weigh: the paper's alpha_t (section 3.1).
 *
 * @param positive weight of a positive, finite, >= 0
 * @param negative weight of a negative, finite, >= 0
 */
public record Balance(double positive, double negative) {

    /** Both weigh 1: no alpha at all, which torchvision calls alpha &lt; 0. Not the same as alpha 0.5, which halves every loss. */
    public static final Balance NONE = new Balance(1, 1);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Balance {
        requireWeight("positive", positive);
        requireWeight("negative", negative);
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0 but is " + weight);
        }
    }

    /**
     * The paper's balance.
     *
     * @param alpha weight of a positive, 0..1; a negative weighs 1 - alpha
     * @return the balance
     * @throws IllegalArgumentException where alpha is outside 0..1
     */
    public static Balance alpha(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be 0..1 but is " + alpha);
        }
        return new Balance(alpha, 1 - alpha);
    }

    /**
     * The weight of one term.
     *
     * @param isPositive whether the anchor carries the class
     * @return alpha_t
     */
    public double weight(boolean isPositive) {
        return isPositive ? positive : negative;
    }
}
