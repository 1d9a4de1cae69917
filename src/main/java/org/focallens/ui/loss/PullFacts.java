package org.focallens.ui.loss;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;

/**
 * Where focal loss, without alpha, pulls a logit harder than cross entropy does: below a certain p_t its gradient is the larger one.
 *
 * @param crossing p_t where both are equal, 0..1
 * @param peak     largest ratio of the two, above 1
 * @param peakAt   p_t of the largest ratio
 */
public record PullFacts(double crossing, double peak, double peakAt) {
    private static final int STEPS = 60;

    /** {@return the facts of a gamma above 0; at 0 the two are one} */
    static PullFacts of(double gamma) {
        if (!(gamma > 0)) {
            throw new IllegalArgumentException("gamma must be > 0 but is " + gamma);
        }
        double peakAt = summit(gamma);
        return new PullFacts(crossing(gamma, peakAt), ratio(gamma, peakAt), peakAt);
    }

    static double ratio(double gamma, double p) {
        double margin = Curve.margin(p);
        return FocalLoss.unweighted(gamma).slope(margin) / new CrossEntropy().slope(margin);
    }

    /** The ratio rises once and falls once, so a third of the interval can be cut off at each step. */
    private static double summit(double gamma) {
        double low = 1e-9;
        double high = 1 - 1e-9;
        for (int i = 0; i < 2 * STEPS; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (ratio(gamma, a) < ratio(gamma, b)) {
                low = a;
            } else {
                high = b;
            }
        }
        return (low + high) / 2;
    }

    private static double crossing(double gamma, double peakAt) {
        double low = peakAt;
        double high = 1 - 1e-9;
        for (int i = 0; i < STEPS; i++) {
            double middle = (low + high) / 2;
            if (ratio(gamma, middle) > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
