package org.focallens.core.lesson;

import java.util.function.DoubleUnaryOperator;
import org.focallens.core.loss.FocalLoss;

/**
 * Focal loss as a formula is typed in at first, step by step and rounded at each: p = 1 / (1 + e^-x), 1 - p_t, (1 - p_t)^gamma, ln p_t. Its gradient
 * is what automatic differentiation makes of these steps. Shows what breaks where {@link FocalLoss} does not.
 *
 * @param loss      the loss it stands for
 * @param precision of every step
 */
public record NaiveFocal(FocalLoss loss, Precision precision) {

    /** What every step is rounded to. */
    public enum Precision {
        /** 53 significant bits. */
        DOUBLE(value -> value),
        /** 24 significant bits. */
        FLOAT32(value -> (float) value),
        /** 11 significant bits. */
        FLOAT16(Half::round);

        private final DoubleUnaryOperator rounding;

        Precision(DoubleUnaryOperator rounding) {
            this.rounding = rounding;
        }

        /**
         * Rounds.
         *
         * @param value any
         * @return the nearest number of this precision
         */
        public double round(double value) {
            return rounding.applyAsDouble(value);
        }
    }

    /**
     * What the naive form makes of a logit.
     *
     * @param oneMinusPt 1 - p_t as it comes out
     * @param value      the loss; may be NaN or infinite
     * @param gradient   with respect to the logit by the chain rule; may be NaN or infinite
     */
    public record Outcome(double oneMinusPt, double value, double gradient) {}

    /**
     * Computes naively.
     *
     * @param logit    x; infinite for a probability of 0 or 1
     * @param positive whether the target is 1
     * @return loss and gradient
     */
    public Outcome of(double logit, boolean positive) {
        double p = round(1 / round(1 + round(Math.exp(-round(logit)))));
        double rest = round(1 - p);
        return chain(positive ? p : rest, positive ? rest : round(1 - rest), p, rest, positive);
    }

    private Outcome chain(double pT, double oneMinusPt, double p, double rest, boolean positive) {
        double alpha = round(loss.balance().weight(positive));
        double power = round(Math.pow(oneMinusPt, loss.gamma()));
        double logarithm = round(Math.log(pT));
        double value = round(round(-alpha * power) * logarithm);
        double powerSlope = round(round(loss.gamma() * round(Math.pow(oneMinusPt, loss.gamma() - 1))) * logarithm);
        double logSlope = round(power * round(1 / pT));
        double byPt = round(alpha * round(powerSlope - logSlope));
        double ptByLogit = round(p * rest);
        return new Outcome(oneMinusPt, value, round(byPt * (positive ? ptByLogit : -ptByLogit)));
    }

    private double round(double value) {
        return precision.round(value);
    }
}
