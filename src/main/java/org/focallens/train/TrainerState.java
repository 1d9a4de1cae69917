package org.focallens.train;

import java.util.List;

/**
 * All that a run goes on from, beside its settings and its source.
 *
 * @param steps             made so far; the next batch follows from it
 * @param normaliserAverage moving average of positives, where the normaliser keeps one
 * @param learningRate      of the last step
 * @param parameters        in the order of the network's layout
 * @param optimiserSteps    updates made so far: fewer than steps where a step diverged
 * @param optimiserMemory   the optimiser's own arrays
 */
public record TrainerState(
        int steps,
        double normaliserAverage,
        double learningRate,
        float[] parameters,
        int optimiserSteps,
        List<float[]> optimiserMemory) {

    /** {@inheritDoc} */
    public TrainerState {
        optimiserMemory = List.copyOf(optimiserMemory);
    }
}
