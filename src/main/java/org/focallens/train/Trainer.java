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
import org.focallens.nn.Operation;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Parameters;
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
 * whatever the number of workers: what is computed side by side is added up in a fixed order. For one thread at a time.
 */
public final class Trainer {

    private final TrainingSettings settings;
    private final ExampleSource source;
    private final Workers workers;
    private final AnchorGrid grid;
    private final List<Matcher> matchers = new ArrayList<>();
    private final Parameters parameters;
    private final List<Operation> preparations;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<ParameterLayout.Slice> slices;
    private final Optimiser optimiser;
    private final float[] values;
    private final float[] gradients;
    private final float[] room;
    private NormaliserState normaliser;
    private Prepared prepared;
    private double lastRate;
    private int steps;

    /**
     * A network with its first parameters.
     *
     * @param device   where it computes; the caller closes it
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
        parameters = new Parameters(device, settings.network());
        for (int i = device.lanes(settings.input().batch()); i > 0; i--) {
            lanes.add(new Lane(device.fork(), parameters, settings, grid));
        }
        preparations = parameters.preparations();
        slices = parameters.layout().slices();
        values = parameters.layout().initial(settings.seed());
        gradients = new float[values.length];
        room = new float[values.length];
        optimiser = settings.optimiser().create(values.length);
        normaliser = new NormaliserState(settings.preset().loss().normaliser());
        load();
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
        return Kernels.of(values, parameters.layout().slice(layer + ".weight"));
    }

    /** {@return how many numbers training changes} */
    public int parameterCount() {
        return parameters.layout().parameters();
    }

    /** {@return what the network says of images, with the parameters of the last step} */
    public Inference inference() {
        return new Inference(this, lanes, workers);
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
        load();
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
        List<LevelLoss> losses = run(stepSettings, next.weights(prepared.positives(), terms()), cancelled);
        clock.lap();
        double norm = gather();
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
                        clock.millis(lanes.stream().map(Lane::nanos).toList()),
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

    private List<LevelLoss> run(StepSettings stepSettings, double[] weights, BooleanSupplier cancelled) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<LevelLoss>[] losses = new List[weights.length];
        workers.run(lanes.size(), number -> {
            Lane lane = lanes.get(number);
            lane.begin();
            int end = (number + 1) * weights.length / lanes.size();
            for (int image = number * weights.length / lanes.size(); image < end; image++) {
                losses[image] = lane.step(stepSettings, prepared.images().get(image), weights[image], cancelled);
            }
        });
        return Prepared.sum(losses);
    }

    /** Adds the lanes' gradients up, always in the same order. {@return their norm} */
    private double gather() {
        double[] squares = new double[slices.size()];
        workers.run(slices.size(), number -> {
            ParameterLayout.Slice slice = slices.get(number);
            for (int lane = 0; lane < lanes.size(); lane++) {
                lanes.get(lane).addGradients(gradients, room, slice, lane == 0);
            }
            squares[number] = squares(slice);
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }

    /** In four sums, of which the processor adds to one while it waits for the others; always in the same order. */
    private double squares(ParameterLayout.Slice slice) {
        double[] sums = new double[4];
        int end = slice.end();
        int i = slice.offset();
        for (; i + 4 <= end; i += 4) {
            sums[0] += (double) gradients[i] * gradients[i];
            sums[1] += (double) gradients[i + 1] * gradients[i + 1];
            sums[2] += (double) gradients[i + 2] * gradients[i + 2];
            sums[3] += (double) gradients[i + 3] * gradients[i + 3];
        }
        for (; i < end; i++) {
            sums[0] += (double) gradients[i] * gradients[i];
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    private void update(double rate, float factor) {
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
        load();
    }

    private void load() {
        parameters.write(values);
        workers.run(preparations.size(), i -> preparations.get(i).run());
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
        return slices.stream()
                .filter(slice -> !Double.isFinite(squares(slice)))
                .map(slice -> "gradient of " + slice.name())
                .findFirst();
    }
}
