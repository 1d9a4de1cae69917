package org.focallens.core.loss;

/**
 * FL*, -alpha_t ln sigmoid(gamma x_t + beta) / gamma: a loss of nearly the same effect (Lin et al. 2017, appendix A).
 *
 * @param balance what positives and negatives weigh
 * @param gamma   steepness, finite, > 0: 2 (with beta 1) and 4 (with beta 0) in the paper's table 3
 * @param beta    shift, finite
 */
public record FocalStar(Balance balance, double gamma, double beta) implements LogitLoss {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public FocalStar {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be finite and > 0 but is " + gamma);
        }
        if (!Double.isFinite(beta)) {
            throw new IllegalArgumentException("beta must be finite but is " + beta);
        }
    }

    /**
     * FL* without alpha, as in the paper.
     *
     * @param gamma steepness, finite, > 0
     * @param beta  shift, finite
     */
    public FocalStar(double gamma, double beta) {
        this(Balance.NONE, gamma, beta);
    }

    @Override
    public double ofMargin(double margin) {
        return Logistic.softplus(-(gamma * margin + beta)) / gamma;
    }

    @Override
    public double slope(double margin) {
        return -Logistic.sigmoid(-(gamma * margin + beta));
    }
}
