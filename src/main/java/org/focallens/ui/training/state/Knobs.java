package org.focallens.ui.training.state;

import java.util.Arrays;
import java.util.Optional;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.nn.ClassOutput;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;

/**
 * What may be turned while the network trains.
 *
 * @param loss         of the class head
 * @param alpha        weight of a positive, 0..1
 * @param gamma        focusing, 0..5
 * @param learningRate 1e-6..1
 * @param boxLoss      of positive anchors
 * @param normaliser   what both losses are divided by
 * @param clip         the gradient's norm is brought down to this, above 0; infinity to leave it
 */
public record Knobs(
        LossKind loss,
        double alpha,
        double gamma,
        double learningRate,
        BoxLossKind boxLoss,
        Normaliser normaliser,
        double clip) {

    public static final Knobs FIRST = new Knobs(
            LossKind.FOCAL,
            .25,
            2,
            StepSettings.DEFAULT_LEARNING_RATE,
            BoxLossKind.SMOOTH_L1,
            SmallImages.PRESET.loss().normaliser(),
            StepSettings.DEFAULT_CLIP);

    /** Weighs both sides the same, as no alpha does, with half the loss. */
    private static final double EVEN = .5;

    public Knobs withLoss(LossKind next) {
        return new Knobs(next, alpha, gamma, learningRate, boxLoss, normaliser, clip);
    }

    public Knobs withAlpha(double next) {
        return new Knobs(loss, next, gamma, learningRate, boxLoss, normaliser, clip);
    }

    public Knobs withGamma(double next) {
        return new Knobs(loss, alpha, next, learningRate, boxLoss, normaliser, clip);
    }

    public Knobs withLearningRate(double next) {
        return new Knobs(loss, alpha, gamma, next, boxLoss, normaliser, clip);
    }

    public Knobs withBoxLoss(BoxLossKind next) {
        return new Knobs(loss, alpha, gamma, learningRate, next, normaliser, clip);
    }

    public Knobs withNormaliser(Normaliser next) {
        return new Knobs(loss, alpha, gamma, learningRate, boxLoss, next, clip);
    }

    public Knobs withClip(double next) {
        return new Knobs(loss, alpha, gamma, learningRate, boxLoss, normaliser, next);
    }

    /** {@return these, or with the first loss of the class head where the loss is of another} */
    public Knobs fitting(ClassOutput output) {
        return loss.output() == output ? this : withLoss(LossKind.of(output).get(0));
    }

    public StepSettings settings() {
        return new StepSettings(loss.loss(alpha, gamma), boxLoss.loss(), normaliser, learningRate, clip);
    }

    /** {@return the knobs that come nearest to the settings of a step: what the room has no knob for, as mined examples, is left out} */
    public static Knobs near(StepSettings step) {
        Optional<BoxLossKind> box = Arrays.stream(BoxLossKind.values())
                .filter(kind -> kind.loss().equals(step.boxLoss()))
                .findFirst();
        return of(step.loss())
                .withBoxLoss(box.orElse(FIRST.boxLoss()))
                .withNormaliser(step.normaliser())
                .withLearningRate(step.learningRate())
                .withClip(step.clip());
    }

    private static Knobs of(ClassLoss loss) {
        if (loss instanceof ClassLoss.Mined mined) {
            return of(mined.loss());
        }
        if (loss instanceof ClassLoss.Softmax softmax) {
            return FIRST.withLoss(LossKind.SOFTMAX)
                    .withAlpha(softmax.balance().positive())
                    .withGamma(softmax.gamma());
        }
        return of(((ClassLoss.Sigmoid) loss).loss());
    }

    private static Knobs of(LogitLoss loss) {
        if (loss instanceof FocalLoss focal) {
            double alpha = focal.balance().equals(Balance.NONE)
                    ? EVEN
                    : focal.balance().positive();
            return FIRST.withAlpha(alpha).withGamma(focal.gamma());
        }
        if (loss instanceof FocalStar star) {
            return FIRST.withLoss(LossKind.FOCAL_STAR).withGamma(star.gamma());
        }
        Balance balance = ((CrossEntropy) loss).balance();
        return balance.equals(Balance.NONE)
                ? FIRST.withLoss(LossKind.CROSS_ENTROPY)
                : FIRST.withLoss(LossKind.BALANCED).withAlpha(balance.positive());
    }
}
