package org.focallens.train.sweep;

import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;
import org.focallens.text.Texts;

/**
 * One run of a sweep.
 *
 * @param alpha weight of positives, 0..1; below 0 for no weighting
 * @param gamma focusing exponent, at least 0
 * @param seed  of the first parameters, the images and their order
 */
public record SweepPoint(double alpha, double gamma, long seed) {
    /** As an alpha of no weighting is written. */
    public static final String NO_ALPHA = "none";

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if alpha or gamma is outside its range; the message begins with its name
     */
    public SweepPoint {
        lossOf(alpha, gamma);
    }

    /** {@return what the run minimises} */
    public FocalLoss loss() {
        return lossOf(alpha, gamma);
    }

    private static FocalLoss lossOf(double alpha, double gamma) {
        return new FocalLoss(alpha < 0 ? Balance.NONE : Balance.alpha(alpha), gamma);
    }

    /** {@return as its files are named, e.g. {@code alpha-0.25-gamma-2-seed-1}} */
    public String name() {
        return Texts.format("alpha-%s-gamma-%s-seed-%d", alphaText(alpha), plain(gamma), seed);
    }

    /**
     * An alpha in words.
     *
     * @param alpha 0..1; below 0 for no weighting
     * @return as short as it can be, e.g. {@code 0.25}
     */
    public static String alphaText(double alpha) {
        return alpha < 0 ? NO_ALPHA : plain(alpha);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
