package org.focallens.core.loss;

/**
 * Focal loss, -alpha_t (1 - p_t)^gamma ln p_t (Lin et al. 2017, eq. 5).
 *
 * @param balance what positives and negatives weigh
 * @param gamma   focusing, finite, >= 0; 0 is cross entropy: 2 in the paper, 1.5 in TF Vision
 */
public record FocalLoss(Balance balance, double gamma) implements LogitLoss {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public FocalLoss {
        requireGamma(gamma);
    }

    /**
     * Focal loss with the paper's balance.
     *
     * @param alpha weight of a positive, 0..1: 0.25 in the paper; a negative weighs 1 - alpha
     * @param gamma focusing, finite, >= 0
     */
    public FocalLoss(double alpha, double gamma) {
        this(Balance.alpha(alpha), gamma);
    }

    /**
     * Focal loss without alpha (eq. 4).
     *
     * @param gamma focusing, finite, >= 0
     * @return a loss that weighs both labels 1
     */
    public static FocalLoss unweighted(double gamma) {
        return new FocalLoss(Balance.NONE, gamma);
    }

    static void requireGamma(double gamma) {
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be finite and >= 0 but is " + gamma);
        }
    }

    @Override
    public double ofMargin(double margin) {
        return modulation(margin, gamma) * Logistic.softplus(-margin);
    }

    /** In the logit nothing is divided by 1 - p_t, so that gamma below 1 is no hazard where p_t rounds to 1. */
    @Override
    public double slope(double margin) {
        double entropy = gamma * Logistic.sigmoid(margin) * Logistic.softplus(-margin);
        return -modulation(margin, gamma) * (entropy + Logistic.sigmoid(-margin));
    }

    /** {@return (1 - p_t)^gamma, from its logarithm: 1 - p_t is never formed} */
    static double modulation(double margin, double gamma) {
        return Math.exp(-gamma * Logistic.softplus(margin));
    }
}
