package org.focallens.ui.training.sweep;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.Workers;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepResult;

/** What makes the runs of a sweep. */
interface SweepEngine {

    /**
     * Makes all runs that are not done yet.
     *
     * @param cancelled asked within every step
     * @param progress  told of every step and every run, on this thread
     * @return of every run
     * @throws IOException if the data cannot be read or a file cannot be written
     */
    List<SweepResult> run(
            SweepPlan plan, SweepFolder folder, BooleanSupplier cancelled, Consumer<Sweep.Progress> progress)
            throws IOException;

    /** {@return the processor, with a device of the sweep's own beside the room's} */
    static SweepEngine onProcessor() {
        return (plan, folder, cancelled, progress) -> {
            try (Device device = Nd4jDevice.open(1);
                    Workers workers = new Workers(threads())) {
                return new Sweep(plan, folder, device, workers).run(cancelled, progress);
            }
        };
    }

    /** One core is left to the window and to what else the room does. */
    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
}
