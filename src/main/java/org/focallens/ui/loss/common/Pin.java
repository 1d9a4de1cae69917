package org.focallens.ui.loss.common;

/**
 * A focal loss that stays on the chart for comparison.
 *
 * @param name   as the user calls it
 * @param color  position among the colours of pins, >= 0
 * @param alpha  weight of a positive, 0..1; below 0 both labels weigh 1
 * @param gamma  focusing, 0..{@link LossChoice#MAX_GAMMA}
 */
public record Pin(String name, int color, double alpha, double gamma) {

    public Pin {
        choice(alpha, gamma);
        if (color < 0) {
            throw new IllegalArgumentException("color must be >= 0 but is " + color);
        }
    }

    private static LossChoice choice(double alpha, double gamma) {
        LossChoice start = LossChoice.PAPER.withGamma(gamma);
        return alpha < 0 ? start.withWeighted(false) : start.withAlpha(alpha);
    }

    /** {@return the loss it stands for} */
    public LossChoice choice() {
        return choice(alpha, gamma);
    }

    public Pin withName(String value) {
        return new Pin(value, color, alpha, gamma);
    }

    public Pin withColor(int value) {
        return new Pin(name, value, alpha, gamma);
    }
}
