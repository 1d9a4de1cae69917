package org.focallens.ui.loss.common;

import java.util.Collections;
import java.util.List;

/**
 * What the calculator works on.
 *
 * @param predictions the table
 * @param weights     the softmax's, one per class, finite, >= 0
 * @param seed        of the next random table
 */
public record CalculatorState(PredictionRows predictions, List<Double> weights, long seed) {
    /** Six anchors and three classes. */
    public static final CalculatorState START =
            new CalculatorState(PredictionRows.random(6, 3, 1), List.of(1.0, 1.0, 1.0), 1);

    public CalculatorState {
        weights = List.copyOf(weights);
        if (weights.size() != predictions.classes()) {
            throw new IllegalArgumentException(
                    "weights must be one per class, " + predictions.classes() + ", but are " + weights.size());
        }
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a class's weight must be finite and >= 0 but is " + weight);
            }
        }
    }

    /** {@return another table; with another number of classes every class weighs 1 again} */
    public CalculatorState withPredictions(PredictionRows value) {
        List<Double> kept = value.classes() == weights.size() ? weights : Collections.nCopies(value.classes(), 1.0);
        return new CalculatorState(value, kept, seed);
    }

    public CalculatorState withWeights(List<Double> value) {
        return new CalculatorState(predictions, value, seed);
    }

    public CalculatorState withSeed(long value) {
        return new CalculatorState(predictions, weights, value);
    }
}
