package org.focallens.train.settings;

import java.util.Objects;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.preset.Preset;

/**
 * What may change from step to step without a restart.
 *
 * @param loss         of the class logits
 * @param boxLoss      of the deltas of positive anchors
 * @param normaliser   what both are divided by
 * @param learningRate above 0, finite; the schedule's factor is taken of it
 * @param clip         the gradient's norm is brought down to this where it is greater, above 0; infinity to leave it
 */
public record StepSettings(ClassLoss loss, BoxLoss boxLoss, Normaliser normaliser, double learningRate, double clip) {

    /** At which the default network learns steadily. */
    public static final double DEFAULT_LEARNING_RATE = 1e-3;
    /** Above the norms of ordinary steps, far below those of a step that would throw the network off. */
    public static final double DEFAULT_CLIP = 10;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public StepSettings {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(boxLoss, "boxLoss");
        Objects.requireNonNull(normaliser, "normaliser");
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be > 0 and finite but is " + learningRate);
        }
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip must be > 0 but is " + clip);
        }
    }

    /**
     * A loss under the rules of a preset.
     *
     * @param preset       its box loss and normaliser
     * @param loss         of the class logits
     * @param learningRate above 0, finite
     * @return the settings, with the default clipping
     */
    public static StepSettings of(Preset preset, ClassLoss loss, double learningRate) {
        return new StepSettings(loss, preset.loss().boxLoss(), preset.loss().normaliser(), learningRate, DEFAULT_CLIP);
    }

    /**
     * A loss of one logit on small images.
     *
     * @param loss         of a logit
     * @param learningRate above 0, finite
     * @return the settings, with what {@link SmallImages} has for the rest
     */
    public static StepSettings of(LogitLoss loss, double learningRate) {
        return of(SmallImages.PRESET, new ClassLoss.Sigmoid(loss), learningRate);
    }
}
