package org.focallens.core.loss;

/**
 * Binary cross entropy, -alpha_t ln p_t (Lin et al. 2017, eq. 1 and 3).
 *
 * @param balance what positives and negatives weigh; {@link Balance#NONE} for the plain one
 */
public record CrossEntropy(Balance balance) implements LogitLoss {

    /** Plain cross entropy: both labels weigh 1. */
    public CrossEntropy() {
        this(Balance.NONE);
    }

    /**
     * Alpha-balanced cross entropy.
     *
     * @param alpha weight of a positive, 0..1; a negative weighs 1 - alpha
     */
    public CrossEntropy(double alpha) {
        this(Balance.alpha(alpha));
    }

    @Override
    public double ofMargin(double margin) {
        return Logistic.softplus(-margin);
    }

    @Override
    public double slope(double margin) {
        return -Logistic.sigmoid(-margin);
    }
}
