package org.focallens.ui.training.sweep;

import java.util.List;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import org.focallens.train.sweep.SweepPlan;

/**
 * What the room trains on and with at the moment: all that the runs of a sweep have in common.
 *
 * @param data     images; how many are kept apart is the sweep's own
 * @param settings network, input, optimiser, schedule and first seed
 * @param step     box loss, normaliser, learning rate and clip; a sweep has class losses of its own
 */
public record SweepBase(RunData data, TrainingSettings settings, StepSettings step) {
    private static final int STEPS_PER_WARM_UP = 10;

    /**
     * What a sweep varies, and how long its runs are.
     *
     * @param alphas weights of positives, below 0 for no weighting
     * @param gammas focusing exponents
     * @param seeds  runs of a pair
     * @param steps  of each run
     * @param tests  images that are measured on
     */
    record Grid(List<Double> alphas, List<Double> gammas, int seeds, int steps, int tests) {}

    /** {@return the sweep of a grid, its network with sigmoids and its schedule as long as its runs, as focal loss and short runs need it} */
    SweepPlan plan(Grid grid) {
        RetinaNetSettings network = settings.network();
        RetinaNetSettings sigmoids = network.withHeads(network.width(), network.headDepth(), ClassOutput.SIGMOID);
        Schedule schedule = new Schedule(
                Math.min(settings.schedule().warmUp(), grid.steps / STEPS_PER_WARM_UP),
                settings.schedule().steps() == 0 ? 0 : grid.steps);
        return new SweepPlan(
                grid.alphas,
                grid.gammas,
                grid.seeds,
                grid.steps,
                data.withTests(grid.tests),
                settings.with(sigmoids).with(settings.optimiser(), schedule),
                step);
    }
}
