package org.focallens.ui.training;

import org.focallens.train.StepSettings;

/**
 * What may be turned while the network trains.
 *
 * @param loss         of the class logits
 * @param alpha        weight of a positive, 0..1
 * @param gamma        focusing, 0..10
 * @param learningRate 1e-6..1
 */
record Knobs(LossKind loss, double alpha, double gamma, double learningRate) {

    static final Knobs FIRST = new Knobs(LossKind.FOCAL, .25, 2, StepSettings.DEFAULT_LEARNING_RATE);
    /** FL* divides by gamma. */
    private static final double LEAST_STAR_GAMMA = .01;

    Knobs withLoss(LossKind next) {
        return new Knobs(next, alpha, gamma, learningRate);
    }

    Knobs withAlpha(double next) {
        return new Knobs(loss, next, gamma, learningRate);
    }

    Knobs withGamma(double next) {
        return new Knobs(loss, alpha, next, learningRate);
    }

    Knobs withLearningRate(double next) {
        return new Knobs(loss, alpha, gamma, next);
    }

    StepSettings settings() {
        double usable = loss == LossKind.FOCAL_STAR ? Math.max(LEAST_STAR_GAMMA, gamma) : gamma;
        return StepSettings.of(loss.loss(alpha, usable), learningRate);
    }
}
