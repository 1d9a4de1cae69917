package org.focallens.core.preset;

import java.util.Objects;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.loss.Normaliser;

/**
 * The loss a framework trains RetinaNet with.
 *
 * @param alpha      weight of positives, 0..1; negatives weigh 1 - alpha
 * @param gamma      focusing exponent, at least 0
 * @param prior      score of every anchor at the start, above 0 and below 1: sets the last bias to -ln((1 - prior) / prior)
 * @param normaliser what the summed classification loss is divided by
 * @param boxLoss    loss of the box subnet
 */
public record LossSettings(double alpha, double gamma, double prior, Normaliser normaliser, BoxLoss boxLoss) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public LossSettings {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be 0..1 but is " + alpha);
        }
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("gamma must be >= 0 and finite but is " + gamma);
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be above 0 and below 1 but is " + prior);
        }
        Objects.requireNonNull(normaliser, "normaliser");
        Objects.requireNonNull(boxLoss, "boxLoss");
    }
}
