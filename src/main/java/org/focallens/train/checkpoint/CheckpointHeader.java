package org.focallens.train.checkpoint;

import java.util.List;
import java.util.Objects;
import org.focallens.core.preset.Preset;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.RunData;

/**
 * All of a checkpoint but its arrays, as its JSON names it.
 *
 * @param normaliserAverage above 0, finite
 * @param lastLearningRate  of the last step, after the schedule
 */
record CheckpointHeader(
        Preset preset,
        RetinaNetSettings network,
        InputShape input,
        OptimiserSettings optimiser,
        Schedule schedule,
        long seed,
        StepSettings step,
        RunData data,
        List<String> categories,
        int steps,
        int optimiserSteps,
        double normaliserAverage,
        double lastLearningRate) {

    CheckpointHeader {
        Objects.requireNonNull(data, "data");
        if (steps < 0 || optimiserSteps < 0 || optimiserSteps > steps) {
            throw new IllegalArgumentException(
                    "optimiserSteps must be 0..steps but are " + optimiserSteps + " of " + steps);
        }
        if (!(normaliserAverage > 0) || Double.isInfinite(normaliserAverage)) {
            throw new IllegalArgumentException("normaliserAverage must be finite and > 0 but is " + normaliserAverage);
        }
    }
}
