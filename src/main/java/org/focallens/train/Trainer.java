package org.focallens.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.NormaliserState;
import org.focallens.core.match.Matcher;
import org.focallens.nn.Adam;
import org.focallens.nn.Device;
import org.focallens.nn.HeadOutputs;
import org.focallens.nn.Optimiser;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.RetinaNet;

/**
 * Trains a network step by step. The same settings and the same batches give the same numbers to the bit on the same machine and
 * number of threads. For one thread at a time.
 */
public final class Trainer {

    private final TrainingSettings settings;
    private final BatchSource source;
    private final RetinaNet net;
    private final AnchorGrid grid;
    private final Matcher matcher;
    private final DetectionLoss detectionLoss;
    private final NormaliserState normaliser;
    private final Optimiser optimiser;
    private final float[] parameters;
    private final float[] gradients;
    private final float[] pixels;
    private final HeadOutputs outputs;
    private final HeadOutputs outputGradients;
    private Prepared prepared;
    private int steps;

    /**
     * A network with its first parameters.
     *
     * @param device   where it computes; the caller closes it
     * @param settings of the run
     * @param source   of batches of the settings' input shape
     * @throws IllegalArgumentException if the network does not have a class for each category of the source
     */
    public Trainer(Device device, TrainingSettings settings, BatchSource source) {
        if (settings.network().classes() != source.categories().size()) {
            throw new IllegalArgumentException("classes must be the source's " + source.categories().size() + " but are "
                    + settings.network().classes());
        }
        this.settings = settings;
        this.source = source;
        net = new RetinaNet(device, settings.network(), settings.input());
        grid = new AnchorGrid(settings.preset().anchors(), settings.input().height(), settings.input().width());
        matcher = new Matcher(settings.preset().matching());
        detectionLoss = new DetectionLoss(settings.preset(), grid, settings.network().classes());
        normaliser = new NormaliserState(settings.preset().loss().normaliser());
        parameters = net.layout().initial(settings.seed());
        gradients = new float[parameters.length];
        optimiser = new Adam(settings.adam(), parameters.length);
        pixels = new float[settings.input().batch() * settings.input().height() * settings.input().width() * 3];
        outputs = net.newOutputs();
        outputGradients = net.newOutputs();
    }

    /** A batch with all that belongs to it; one that a cancelled step left behind is used by the next. */
    private record Prepared(Batch batch, Targets targets, double[] weights) {
    }

    /** {@return the settings of the run} */
    public TrainingSettings settings() {
        return settings;
    }

    /** {@return steps made so far} */
    public int steps() {
        return steps;
    }

    /** {@return a copy of the parameters as the last step left them, see {@link ParameterLayout}} */
    public float[] parameters() {
        return parameters.clone();
    }

    /**
     * One step on the next batch. Where a number is not finite, the parameters stay as they were and the report names it.
     *
     * @param stepSettings loss and learning rate
     * @param cancelled    asked every few milliseconds
     * @return the report and the batch
     * @throws CancellationException when cancelled; nothing has changed then, and the next step takes the same batch
     */
    public Step step(StepSettings stepSettings, BooleanSupplier cancelled) {
        StepClock clock = new StepClock();
        if (prepared == null) {
            prepared = prepare(source.next());
        }
        prepared.batch.pixels(settings.input(), pixels);
        clock.lap();
        net.setParameters(parameters);
        net.forward(pixels, outputs, cancelled);
        clock.lap();
        DetectionLoss.Parts loss = detectionLoss.of(stepSettings.loss(), outputs, prepared.targets, prepared.weights, outputGradients);
        clock.lap();
        net.backward(outputGradients, gradients, cancelled);
        clock.lap();
        double norm = norm(gradients, 0, gradients.length);
        Optional<String> divergence = divergence(loss, norm);
        if (divergence.isEmpty()) {
            optimiser.step(parameters, gradients, stepSettings.learningRate());
        }
        clock.lap();
        Prepared done = prepared;
        prepared = null;
        steps++;
        return new Step(new StepReport(steps, loss.classification(), loss.box(), done.targets.levels(), stepSettings, norm, clock.millis(),
                divergence), done.batch);
    }

    private Prepared prepare(Batch batch) {
        Targets targets = new Targets(settings.preset(), matcher, grid, batch);
        long terms = (long) grid.size() * settings.network().classes();
        return new Prepared(batch, targets, normaliser.weights(targets.positives(), terms));
    }

    private Optional<String> divergence(DetectionLoss.Parts loss, double norm) {
        if (!Double.isFinite(loss.classification())) {
            return Optional.of("classification loss");
        }
        if (!Double.isFinite(loss.box())) {
            return Optional.of("box loss");
        }
        if (Double.isFinite(norm)) {
            return Optional.empty();
        }
        return net.layout().slices().stream()
                .filter(slice -> !Double.isFinite(norm(gradients, slice.offset(), slice.offset() + slice.shape().length())))
                .map(slice -> "gradient of " + slice.name()).findFirst();
    }

    private static double norm(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) values[i] * values[i];
        }
        return Math.sqrt(sum);
    }
}
