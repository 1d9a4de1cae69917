package org.focallens.core.lesson;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;

/**
 * Where focal loss, without alpha, pulls a logit harder than cross entropy does: below a certain p_t its gradient is the larger one.
 *
 * @param crossing p_t where both are equal, 0..1
 * @param peak     largest ratio of the two, above 1
 * @param peakAt   p_t of the largest ratio
 */
public record FocalFacts(double crossing, double peak, double peakAt) {
    private static final int STEPS = 60;

    /**
     * The facts of a gamma; at 0 the two losses are one.
     *
     * @param gamma focusing, above 0
     * @return the facts
     * @throws IllegalArgumentException where gamma is not above 0
     */
    public static FocalFacts of(double gamma) {
        requireFocusing(gamma);
        double peakAt = summit(gamma);
        return new FocalFacts(crossing(gamma, peakAt), ratio(gamma, peakAt), peakAt);
    }

    private static void requireFocusing(double gamma) {
        if (!(gamma > 0)) {
            throw new IllegalArgumentException("gamma must be > 0 but is " + gamma);
        }
    }

    /**
     * Where the loss is so many times lower than cross entropy: (1 - p_t)^gamma is 1 / times there.
     *
     * @param gamma focusing, above 0
     * @param times above 1
     * @return p_t: 0.9 for gamma 2 and 100, 0.968377 for gamma 2 and 1000
     * @throws IllegalArgumentException where a value is outside its range
     */
    public static double lowerBy(double gamma, double times) {
        requireFocusing(gamma);
        if (!(times > 1)) {
            throw new IllegalArgumentException("times must be > 1 but is " + times);
        }
        return -Math.expm1(-Math.log(times) / gamma);
    }

    /**
     * The ratio of the two gradients.
     *
     * @param gamma focusing, >= 0
     * @param p     p_t, above 0 and below 1
     * @return focal loss's over cross entropy's
     */
    public static double ratio(double gamma, double p) {
        double margin = margin(p);
        return FocalLoss.unweighted(gamma).slope(margin) / new CrossEntropy().slope(margin);
    }

    /**
     * The logit of a probability.
     *
     * @param p above 0 and below 1
     * @return x_t = ln(p / (1 - p))
     */
    public static double margin(double p) {
        return Math.log(p) - Math.log1p(-p);
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
