package org.focallens.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.train.Batch;
import org.focallens.train.Margins;
import org.focallens.train.Step;
import org.focallens.train.StepSettings;

/** What makes the steps of one run; used by the training thread alone. */
interface StepSource extends AutoCloseable {

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

    @Override
    void close();

    /** Begins a run; may take seconds. */
    @FunctionalInterface
    interface Maker {
        StepSource open(Run run, BooleanSupplier cancelled) throws Exception;
    }
}
