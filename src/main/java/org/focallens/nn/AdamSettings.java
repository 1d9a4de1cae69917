package org.focallens.nn;

/**
 * Settings of {@link Adam}.
 *
 * @param beta1   decay of the mean of gradients, 0..1 exclusive of 1
 * @param beta2   decay of the mean of squared gradients, 0..1 exclusive of 1
 * @param epsilon keeps the division finite, above 0
 */
public record AdamSettings(double beta1, double beta2, double epsilon) {

    /** The values of Kingma and Ba 2015. */
    public static final AdamSettings DEFAULT = new AdamSettings(.9, .999, 1e-8);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the setting and its value
     */
    public AdamSettings {
        requireDecay("beta1", beta1);
        requireDecay("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be > 0 but is " + epsilon);
        }
    }

    private static void requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be 0 or more and below 1 but is " + value);
        }
    }
}
