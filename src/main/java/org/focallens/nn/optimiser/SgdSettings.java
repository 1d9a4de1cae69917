package org.focallens.nn.optimiser;

/**
 * Settings of {@link Sgd}.
 *
 * @param momentum    share of the last step that is kept, 0..1 exclusive of 1; .9 in the paper
 * @param weightDecay of kernels, at least 0; added to the gradient as this times the weight; 1e-4 in the paper
 */
public record SgdSettings(double momentum, double weightDecay) implements OptimiserSettings {

    /** The values of Lin et al. 2017, section 4.1. */
    public static final SgdSettings DEFAULT = new SgdSettings(.9, 1e-4);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException naming the setting and its value
     */
    public SgdSettings {
        AdamSettings.requireShare("momentum", momentum);
        requireDecay(weightDecay);
    }

    static void requireDecay(double weightDecay) {
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weightDecay must be >= 0 and finite but is " + weightDecay);
        }
    }

    @Override
    public Optimiser create(int length) {
        return new Sgd(this, length);
    }
}
