package org.focallens.nn.optimiser;

/**
 * Settings of {@link Adam}.
 *
 * @param beta1       decay of the mean of gradients, 0..1 exclusive of 1
 * @param beta2       decay of the mean of squared gradients, 0..1 exclusive of 1
 * @param epsilon     keeps the division finite, above 0
 * @param weightDecay of kernels, at least 0; a step takes this share, times the learning rate, off each weight
 */
public record AdamSettings(double beta1, double beta2, double epsilon, double weightDecay)
        implements OptimiserSettings {

    /** The values of Kingma and Ba 2015, without decay. */
    public static final AdamSettings DEFAULT = new AdamSettings(.9, .999, 1e-8, 0);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the setting and its value
     */
    public AdamSettings {
        requireShare("beta1", beta1);
        requireShare("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be > 0 but is " + epsilon);
        }
        SgdSettings.requireDecay(weightDecay);
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be 0 or more and below 1 but is " + value);
        }
    }

    @Override
    public Optimiser create(int length) {
        return new Adam(this, length);
    }
}
