package org.focallens.train.run;

import java.util.Objects;
import org.focallens.core.preset.Preset;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/**
 * What a run begins with and keeps to its end, as a person chooses it.
 *
 * @param data      what it learns from and is measured on
 * @param preset    its anchors and rules
 * @param seed      of the first parameters, the scenes and the order of images
 * @param batch     images a step, 1..32
 * @param prior     the score that every anchor starts with, 0..1 exclusive; .5 is no prior
 * @param headDepth hidden layers of each head, 0..4
 * @param output    of the class head
 * @param optimiser what makes a step of the gradients
 * @param warmUp    steps until the full learning rate, at least 0
 */
public record RunSetup(
        RunData data,
        Preset preset,
        long seed,
        int batch,
        double prior,
        int headDepth,
        ClassOutput output,
        OptimiserSettings optimiser,
        int warmUp) {

    /** Generated scenes of 128 pixels, two a step, and the paper's prior and heads. */
    public static final RunSetup FIRST = new RunSetup(
            new RunData(RunData.SHAPES, 128, true, RunData.UNSEEN_SCENES),
            SmallImages.PRESET,
            1,
            2,
            .01,
            4,
            ClassOutput.SIGMOID,
            AdamSettings.DEFAULT,
            Schedule.CONSTANT.warmUp());
    /** Every anchor starts undecided. */
    public static final double NO_PRIOR = .5;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public RunSetup {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(optimiser, "optimiser");
        Objects.requireNonNull(preset, "preset");
        if (batch < 1 || batch > 32) {
            throw new IllegalArgumentException("batch must be 1..32 but is " + batch);
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be above 0 and below 1 but is " + prior);
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("warmUp must be >= 0 but is " + warmUp);
        }
        if (headDepth < 0 || headDepth > 4) {
            throw new IllegalArgumentException("headDepth must be 0..4 but is " + headDepth);
        }
    }

    /**
     * The setup with which a run began.
     *
     * @param settings of the run
     * @param data     that it learns from
     * @return the setup
     */
    public static RunSetup of(TrainingSettings settings, RunData data) {
        RetinaNetSettings network = settings.network();
        return new RunSetup(
                data,
                settings.preset(),
                settings.seed(),
                settings.input().batch(),
                network.prior(),
                network.headDepth(),
                network.classOutput(),
                settings.optimiser(),
                settings.schedule().warmUp());
    }

    /**
     * The settings of a network.
     *
     * @param classes without the background
     * @return the settings
     */
    public TrainingSettings settings(int classes) {
        TrainingSettings usual =
                TrainingSettings.of(preset, classes, InputShape.covering(batch, data.size(), data.size()), seed);
        return usual.with(usual.network()
                        .withHeads(usual.network().width(), headDepth, output)
                        .withPrior(prior))
                .with(optimiser, new Schedule(warmUp, 0));
    }

    /**
     * The same with other data.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withData(RunData next) {
        return new RunSetup(next, preset, seed, batch, prior, headDepth, output, optimiser, warmUp);
    }

    /**
     * The same with other images, of the same size.
     *
     * @param name see {@link RunData}
     * @param tests images kept apart
     * @return the changed setup
     */
    public RunSetup withData(String name, int tests) {
        return withData(new RunData(name, data.size(), data.flipped(), tests));
    }

    /**
     * The same with images brought to another size.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withSize(int next) {
        return withData(data.withSize(next));
    }

    /**
     * The same with the anchors and rules of another preset.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withPreset(Preset next) {
        return new RunSetup(data, next, seed, batch, prior, headDepth, output, optimiser, warmUp);
    }

    /**
     * The same from another seed.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withSeed(long next) {
        return new RunSetup(data, preset, next, batch, prior, headDepth, output, optimiser, warmUp);
    }

    /**
     * The same with another number of images a step.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withBatch(int next) {
        return new RunSetup(data, preset, seed, next, prior, headDepth, output, optimiser, warmUp);
    }

    /**
     * The same with another score at the start.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withPrior(double next) {
        return new RunSetup(data, preset, seed, batch, next, headDepth, output, optimiser, warmUp);
    }

    /**
     * The same with another number of hidden layers.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withHeadDepth(int next) {
        return new RunSetup(data, preset, seed, batch, prior, next, output, optimiser, warmUp);
    }

    /**
     * The same with another class head.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withOutput(ClassOutput next) {
        return new RunSetup(data, preset, seed, batch, prior, headDepth, next, optimiser, warmUp);
    }

    /**
     * The same with another optimiser.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withOptimiser(OptimiserSettings next) {
        return new RunSetup(data, preset, seed, batch, prior, headDepth, output, next, warmUp);
    }

    /**
     * The same with another warm-up.
     *
     * @param next its new value
     * @return the changed setup
     */
    public RunSetup withWarmUp(int next) {
        return new RunSetup(data, preset, seed, batch, prior, headDepth, output, optimiser, next);
    }
}
