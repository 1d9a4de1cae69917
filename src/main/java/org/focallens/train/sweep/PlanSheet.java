package org.focallens.train.sweep;

import java.util.List;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.preset.Preset;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/** All that the runs of a plan depend on, as its JSON names it. */
record PlanSheet(
        List<Double> alphas,
        List<Double> gammas,
        int seeds,
        long firstSeed,
        int steps,
        RunData data,
        Preset preset,
        RetinaNetSettings network,
        InputShape input,
        OptimiserSettings optimiser,
        Schedule schedule,
        BoxLoss boxLoss,
        Normaliser normaliser,
        double learningRate,
        double clip) {

    PlanSheet {
        if (alphas.isEmpty() || gammas.isEmpty()) {
            throw new IllegalArgumentException(
                    "alphas and gammas must name at least one value each but are " + alphas + " and " + gammas);
        }
    }

    static PlanSheet of(SweepPlan plan) {
        TrainingSettings settings = plan.settings();
        StepSettings step = plan.step();
        return new PlanSheet(
                plan.alphas(),
                plan.gammas(),
                plan.seeds(),
                settings.seed(),
                plan.steps(),
                plan.data(),
                settings.preset(),
                settings.network(),
                settings.input(),
                settings.optimiser(),
                settings.schedule(),
                step.boxLoss(),
                step.normaliser(),
                step.learningRate(),
                step.clip());
    }

    SweepPlan plan() {
        SweepPoint first = new SweepPoint(alphas.get(0), gammas.get(0), firstSeed);
        TrainingSettings settings = new TrainingSettings(preset, network, input, optimiser, schedule, firstSeed);
        StepSettings step =
                new StepSettings(new ClassLoss.Sigmoid(first.loss()), boxLoss, normaliser, learningRate, clip);
        return new SweepPlan(alphas, gammas, seeds, steps, data, settings, step);
    }
}
