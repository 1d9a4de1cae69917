package org.focallens.ui.loss.common;

import org.focallens.core.lesson.FirstStep;

/**
 * The batch of the balance panel; classes and prior are the room's.
 *
 * @param anchors     anchors that count, 1..{@link #MOST}
 * @param positives   1..anchors
 * @param gradient    whether bars show gradients in place of losses
 * @param logarithmic whether bars grow by ratios
 */
public record BalanceState(long anchors, long positives, boolean gradient, boolean logarithmic) {
    /** More than any batch. */
    public static final long MOST = 1_000_000_000;
    /** An image of 600x1000 pixels, padded to 32. */
    public static final BalanceState START = new BalanceState(116_712, 60, true, true);

    public BalanceState {
        new FirstStep(anchors, positives, 1, 0.5);
        if (anchors > MOST) {
            throw new IllegalArgumentException("anchors must be 1.." + MOST + " but is " + anchors);
        }
    }

    /** {@return other numbers; fewer anchors than positives bring the positives down} */
    public BalanceState withAnchors(long value) {
        return new BalanceState(value, Math.min(positives, value), gradient, logarithmic);
    }

    /** {@return other numbers; more positives than anchors bring the anchors up} */
    public BalanceState withPositives(long value) {
        return new BalanceState(Math.max(anchors, value), value, gradient, logarithmic);
    }

    public BalanceState withGradient(boolean value) {
        return new BalanceState(anchors, positives, value, logarithmic);
    }

    public BalanceState withLogarithmic(boolean value) {
        return new BalanceState(anchors, positives, gradient, value);
    }
}
