package org.focallens.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.NormaliserState;
import org.focallens.core.match.Matcher;
import org.focallens.nn.Device;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.optimiser.Optimiser;
import org.focallens.train.inspect.Kernels;
import org.focallens.train.loss.ImageTargets;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.focallens.train.source.ExampleSource;

/**
 * Trains a network step by step. The same settings and the same examples give the same numbers to the bit on the same machine,
 * whatever the number of workers: what is computed side by side is added up in a fixed order. For one thread at a time; closing it frees
 * what it took of the device.
 */
public final class Trainer implements AutoCloseable {

    private final TrainingSettings settings;
    private final ExampleSource source;
    private final Workers workers;
    private final AnchorGrid grid;
    private final List<Matcher> matchers = new ArrayList<>();
    private final Lanes lanes;
    private final Optimiser optimiser;
    private final float[] values;
    private NormaliserState normaliser;
    private Prepared prepared;
    private double lastRate;
    private int steps;

    /**
     * A network with its first parameters.
     *
     * @param device   where it computes; the caller closes it, after the trainer
     * @param settings of the run
     * @param source   of examples of the settings' input size
     * @param workers  that compute; the caller closes them
     * @throws IllegalArgumentException if the network does not have a class for each category of the source
     */
    public Trainer(Device device, TrainingSettings settings, ExampleSource source, Workers workers) {
        if (settings.network().classes() != source.categories().size()) {
            throw new IllegalArgumentException(
                    "classes must be the source's " + source.categories().size() + " but are "
                            + settings.network().classes());
        }
        this.settings = settings;
        this.source = source;
        this.workers = workers;
        grid = new AnchorGrid(
                settings.preset().anchors(),
                settings.input().height(),
                settings.input().width());
        for (int i = 0; i < settings.input().batch(); i++) {
            matchers.add(new Matcher(settings.preset().matching()));
        }
        lanes = new Lanes(device, settings, grid, workers);
        try {
            values = lanes.layout().initial(settings.seed());
            optimiser = settings.optimiser().create(values.length);
            normaliser = new NormaliserState(settings.preset().loss().normaliser());
            lanes.load(values);
        } catch (RuntimeException | Error e) {
            lanes.close();
            throw e;
        }
    }

    /** {@return the settings of the run} */
    public TrainingSettings settings() {
        return settings;
    }

    /** {@return where the network's anchors stand} */
    public AnchorGrid grid() {
        return grid;
    }

    /** {@return steps made so far} */
    public int steps() {
        return steps;
    }

    /** {@return a copy of the parameters as the last step left them, see {@link ParameterLayout}} */
    public float[] parameters() {
        return values.clone();
    }

    /** {@return the weights of a layer as the last step left them} */
    Kernels kernels(String layer) {
        return Kernels.of(values, lanes.layout().slice(layer + ".weight"));
    }

    /** {@return how many numbers training changes} */
    public int parameterCount() {
        return lanes.layout().parameters();
    }

    /** {@return what the network says of images, with the parameters of the last step} */
    public Inference inference() {
        return new Inference(this, lanes.all(), workers);
    }

    /** {@return all that a run goes on from} */
    public TrainerState state() {
        return new TrainerState(
                steps,
                normaliser.average(),
                lastRate,
                values.clone(),
                optimiser.steps(),
                optimiser.memory().stream().map(float[]::clone).toList());
    }

    /**
     * Goes on from a saved state: the next steps are those that would have followed.
     *
     * @param state of a run with the same settings and source
     * @throws IllegalArgumentException if it is of another network or optimiser
     */
    public void restore(TrainerState state) {
        if (state.parameters().length != values.length) {
            throw new IllegalArgumentException(
                    "the state must have " + values.length + " parameters but has " + state.parameters().length);
        }
        NormaliserState saved = new NormaliserState(settings.preset().loss().normaliser(), state.normaliserAverage());
        optimiser.restore(state.optimiserSteps(), state.optimiserMemory());
        System.arraycopy(state.parameters(), 0, values, 0, values.length);
        normaliser = saved;
        steps = state.steps();
        lastRate = state.learningRate();
        prepared = null;
        lanes.load(values);
    }

    /**
     * One step on the next batch. Where a number is not finite, the parameters stay as they were and the report names it.
     *
     * @param stepSettings losses and learning rate
     * @param cancelled    asked every few milliseconds
     * @return the report and the batch
     * @throws CancellationException    when cancelled; nothing has changed then, and the next step takes the same batch
     * @throws IllegalArgumentException if the loss needs another class output than the network has
     */
    public Step step(StepSettings stepSettings, BooleanSupplier cancelled) {
        if (stepSettings.loss().output() != settings.network().classOutput()) {
            throw new IllegalArgumentException(
                    "loss must be of a network with " + stepSettings.loss().output() + " output but it has "
                            + settings.network().classOutput());
        }
        StepClock clock = new StepClock();
        if (prepared == null) {
            prepared = prepare((long) steps * settings.input().batch(), cancelled);
        }
        clock.lap();
        NormaliserState next = new NormaliserState(stepSettings.normaliser(), normaliser.average());
        List<LevelLoss> losses =
                lanes.run(stepSettings, prepared, next.weights(prepared.positives(), terms()), cancelled);
        clock.lap();
        double norm = lanes.gather();
        double rate = stepSettings.learningRate() * settings.schedule().factor(steps + 1);
        Optional<Divergence> divergence =
                firstNotFinite(losses, norm).map(tensor -> new Divergence(steps + 1, tensor, lastRate, total(losses)));
        if (divergence.isEmpty()) {
            update(rate, norm > stepSettings.clip() ? (float) (stepSettings.clip() / norm) : 1);
            normaliser = next;
            lastRate = rate;
        }
        clock.lap();
        steps++;
        Prepared done = prepared;
        prepared = null;
        return new Step(
                new StepReport(
                        steps,
                        settings.seed(),
                        done.levels(),
                        losses,
                        stepSettings,
                        rate,
                        norm,
                        clock.millis(lanes.nanos()),
                        divergence),
                done.batch());
    }

    private long terms() {
        return (long) grid.size() * settings.network().logitsPerAnchor();
    }

    private Prepared prepare(long first, BooleanSupplier cancelled) {
        Prepared.Image[] images = new Prepared.Image[settings.input().batch()];
        workers.run(images.length, i -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the step was cancelled");
            }
            Example example = source.example(first + i);
            images[i] = new Prepared.Image(example, ImageTargets.of(settings.preset(), matchers.get(i), grid, example));
        });
        return new Prepared(images);
    }

    private void update(double rate, float factor) {
        float[] gradients = lanes.gradients();
        List<ParameterLayout.Slice> slices = lanes.layout().slices();
        optimiser.begin(rate);
        workers.run(slices.size(), number -> {
            ParameterLayout.Slice slice = slices.get(number);
            if (factor < 1) {
                int end = slice.end();
                for (int i = slice.offset(); i < end; i++) {
                    gradients[i] *= factor;
                }
            }
            optimiser.update(values, gradients, slice);
        });
        lanes.load(values);
    }

    private static double total(List<LevelLoss> losses) {
        LevelLoss sum = losses.stream().reduce(LevelLoss.NONE, LevelLoss::plus);
        return sum.positive() + sum.negative() + sum.box();
    }

    private Optional<String> firstNotFinite(List<LevelLoss> losses, double norm) {
        LevelLoss sum = losses.stream().reduce(LevelLoss.NONE, LevelLoss::plus);
        if (!Double.isFinite(sum.positive() + sum.negative())) {
            return Optional.of("classification loss");
        }
        if (!Double.isFinite(sum.box())) {
            return Optional.of("box loss");
        }
        if (Double.isFinite(norm)) {
            return Optional.empty();
        }
        return lanes.firstNotFinite().map(name -> "gradient of " + name);
    }

    @Override
    public void close() {
        lanes.close();
    }
}
