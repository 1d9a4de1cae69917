package org.focallens.train;

import java.util.Objects;
import org.focallens.core.loss.LogitLoss;

/**
 * What may change from step to step without a restart.
 *
 * @param loss         of the class logits
 * @param learningRate at least 0, finite
 */
public record StepSettings(LogitLoss loss, double learningRate) {

    /** At which the default network learns steadily from the first step; at three times as much it does not. */
    public static final double DEFAULT_LEARNING_RATE = 3e-4;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the learning rate is negative or not finite
     */
    public StepSettings {
        Objects.requireNonNull(loss, "loss");
        if (!(learningRate >= 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be >= 0 and finite but is " + learningRate);
        }
    }
}
