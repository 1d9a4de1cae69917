package org.focallens.core.lesson;

import org.focallens.core.loss.LogitLoss;

/**
 * Which score a loss asks for where a share q of equal anchors is positive. Cross entropy asks for q itself; focal loss does not, so that its
 * scores are no probabilities (Charoenphakdee et al., CVPR 2021).
 *
 * @param loss the loss of one logit; both labels weigh above 0
 */
public record Calibration(LogitLoss loss) {
    /** Beyond such logits a score is 0 or 1 to every digit that is shown. */
    private static final double FARTHEST = 40;

    private static final int STEPS = 80;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a label weighs nothing: every score would then do
     */
    public Calibration {
        if (!(loss.balance().positive() > 0 && loss.balance().negative() > 0)) {
            throw new IllegalArgumentException("both labels must weigh above 0 but positives weigh "
                    + loss.balance().positive() + " and negatives "
                    + loss.balance().negative());
        }
    }

    /**
     * The true rate that a score stands for: where q times the pull of a positive equals 1 - q times that of a negative.
     *
     * @param p the score, above 0 and below 1
     * @return q, 0..1
     */
    public double rate(double p) {
        return rateOfLogit(FocalFacts.margin(p));
    }

    private double rateOfLogit(double logit) {
        double up = Math.abs(loss.gradient(logit, true));
        double down = loss.gradient(logit, false);
        return down / (up + down);
    }

    /**
     * The score with the least expected loss.
     *
     * @param q the true rate of positives, above 0 and below 1
     * @return p; with alpha 0.25 and gamma 2 it is 0.108 for 0.01, 0.227 for 0.1, 0.399 for 0.5 and 0.601 for 0.9
     * @throws IllegalArgumentException where q is outside its range
     */
    public double score(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("q must be above 0 and below 1 but is " + q);
        }
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (rateOfLogit(middle) < q) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 1 / (1 + Math.exp(-(low + high) / 2));
    }
}
