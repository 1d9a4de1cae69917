package org.focallens.core.lesson;

import org.focallens.core.loss.LogitLoss;

/**
 * The first step of a one-stage detector, before anything is learnt: every logit is the prior's, so that all positives lose the same and all
 * negatives lose the same (Lin et al. 2017, sections 3.3 and 4.1).
 *
 * @param anchors   anchors that count, positives among them, > 0; ignored ones are left out
 * @param positives anchors that carry a class, 1..anchors
 * @param classes   K, 1 or more: each anchor makes K binary terms
 * @param prior     pi, the probability that every logit stands for, above 0 and below 1
 */
public record FirstStep(long anchors, long positives, int classes, double prior) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public FirstStep {
        if (anchors < 1) {
            throw new IllegalArgumentException("anchors must be >= 1 but is " + anchors);
        }
        if (positives < 1 || positives > anchors) {
            throw new IllegalArgumentException("positives must be 1.." + anchors + " but is " + positives);
        }
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be >= 1 but is " + classes);
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be above 0 and below 1 but is " + prior);
        }
    }

    /** {@return ln(pi / (1 - pi)), the bias of the last layer: -4.59512 for pi 0.01} */
    public double logit() {
        return Math.log(prior) - Math.log1p(-prior);
    }

    /** {@return anchors times classes} */
    public double terms() {
        return (double) anchors * classes;
    }

    /** {@return terms that are to say no: all but one of each positive anchor's, and all of the others'} */
    public double negativeTerms() {
        return terms() - positives;
    }

    /**
     * What the step costs.
     *
     * @param loss the loss of one logit
     * @return the sums over positives and over negatives
     */
    public Sides sides(LogitLoss loss) {
        double x = logit();
        return new Sides(
                positives * loss.value(x, true),
                negativeTerms() * loss.value(x, false),
                positives * Math.abs(loss.gradient(x, true)),
                negativeTerms() * loss.gradient(x, false),
                positives);
    }

    /**
     * Sums over the two kinds of terms.
     *
     * @param positiveLoss     summed loss of the positives
     * @param negativeLoss     summed loss of the negatives
     * @param positiveGradient summed size of the gradient with respect to the logits, of the positives
     * @param negativeGradient the same of the negatives
     * @param positives        how many positives there are
     */
    public record Sides(
            double positiveLoss,
            double negativeLoss,
            double positiveGradient,
            double negativeGradient,
            long positives) {

        /** {@return the loss as it is reported: everything over the number of positives} */
        public double perPositive() {
            return (positiveLoss + negativeLoss) / positives;
        }

        /** {@return how many times harder the negatives pull than the positives; infinite where a positive weighs nothing} */
        public double gradientRatio() {
            return negativeGradient / positiveGradient;
        }
    }
}
