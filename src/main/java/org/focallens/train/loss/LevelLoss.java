package org.focallens.train.loss;

/**
 * What one level adds to the loss of a step, divided by the normaliser, and to the gradient of the logits.
 *
 * @param positive         classification loss of its positive anchors
 * @param negative         classification loss of its negative anchors
 * @param box              loss of its positive anchors' deltas
 * @param positiveGradient sum of the sizes of the logits' gradients, positive anchors
 * @param negativeGradient sum of the sizes of the logits' gradients, negative anchors
 */
public record LevelLoss(
        double positive, double negative, double box, double positiveGradient, double negativeGradient) {

    /** Of a level without anchors. */
    public static final LevelLoss NONE = new LevelLoss(0, 0, 0, 0, 0);

    /**
     * Of two images together.
     *
     * @param other added
     * @return the sums
     */
    public LevelLoss plus(LevelLoss other) {
        return new LevelLoss(
                positive + other.positive,
                negative + other.negative,
                box + other.box,
                positiveGradient + other.positiveGradient,
                negativeGradient + other.negativeGradient);
    }
}
