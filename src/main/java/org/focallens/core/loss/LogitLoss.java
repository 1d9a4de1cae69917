package org.focallens.core.loss;

/**
 * A loss of one binary logit x with label y = +1 or -1. All of them depend on the margin x_t = y x alone, so that p_t = sigmoid(x_t), and on the
 * weight of the label (Lin et al. 2017, appendix A).
 */
public sealed interface LogitLoss permits CrossEntropy, FocalLoss, FocalStar {

    /** {@return what positives and negatives weigh} */
    Balance balance();

    /**
     * The loss before weighting.
     *
     * @param margin x_t = y x, any finite number
     * @return finite, >= 0
     */
    double ofMargin(double margin);

    /**
     * The slope of {@link #ofMargin}.
     *
     * @param margin x_t = y x, any finite number
     * @return derivative with respect to the margin; finite, &lt;= 0
     */
    double slope(double margin);

    /**
     * The loss of a logit.
     *
     * @param logit    x, any finite number
     * @param positive whether y is +1
     * @return finite, >= 0
     */
    default double value(double logit, boolean positive) {
        return balance().weight(positive) * ofMargin(positive ? logit : -logit);
    }

    /**
     * The gradient of a logit.
     *
     * @param logit    x, any finite number
     * @param positive whether y is +1
     * @return derivative of {@link #value} with respect to the logit; finite, &lt;= 0 for a positive and >= 0 for a negative
     */
    default double gradient(double logit, boolean positive) {
        return balance().weight(positive) * (positive ? slope(logit) : -slope(-logit));
    }
}
