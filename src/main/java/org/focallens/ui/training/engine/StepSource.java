package org.focallens.ui.training.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.core.metric.Metrics;
import org.focallens.train.Batch;
import org.focallens.train.Step;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.inspect.InspectionScope;
import org.focallens.ui.training.state.RunStart;

/** What makes the steps of one run; used by the training thread alone. */
public interface StepSource extends AutoCloseable {

    /** {@return names of the classes} */
    List<String> categories();

    /** Makes a step; throws a {@link java.util.concurrent.CancellationException} when cancelled. */
    Step step(StepSettings settings, BooleanSupplier cancelled);

    /**
     * How sure the network is of every anchor of a batch, with the parameters of the last step.
     *
     * @return empty where there is no network to be asked
     */
    default Optional<Margins> margins(Batch batch) {
        return Optional.empty();
    }

    /**
     * Measures the network on images that it does not learn from.
     *
     * @param images how many, as far as there are so many
     * @return empty where there are none
     */
    default Optional<Measured> measure(int images, BooleanSupplier cancelled) {
        return Optional.empty();
    }

    /** A measure, and of how many images. */
    record Measured(int images, Metrics metrics) {}

    /** {@return what there is to look at; nothing where there is no network} */
    default InspectionScope scope() {
        return InspectionScope.NOTHING;
    }

    /**
     * A look inside the network, with the parameters of the last step.
     *
     * @param batch of the last step
     * @param request  at which image, and at which layer
     * @param loss  whose values are wanted
     * @return empty where there is no network or no such image
     */
    default Optional<NetworkInspection> inspect(
            Batch batch, InspectionRequest request, ClassLoss loss, BooleanSupplier cancelled) {
        return Optional.empty();
    }

    /** {@return the run at rest, to go on from; empty where there is no network} */
    default Optional<Checkpoint> checkpoint(StepSettings settings) {
        return Optional.empty();
    }

    @Override
    void close();

    /** Begins runs; may take seconds. */
    @FunctionalInterface
    interface Maker {
        /** {@return for each run its source, in their order} */
        List<StepSource> open(List<RunStart> runs, BooleanSupplier cancelled) throws Exception;
    }
}
