package org.focallens.train.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.focallens.nn.Device;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/** Makes the runs of a sweep one after the other and keeps each as it goes, so that nothing is made twice. */
public final class Sweep {

    private final SweepPlan plan;
    private final SweepFolder folder;
    private final Device device;
    private final Workers workers;

    /**
     * How far a sweep is.
     *
     * @param point  the run that is being made
     * @param share  of the whole sweep, 0..1
     * @param result what the run came to, once it is done
     */
    public record Progress(SweepPoint point, double share, Optional<SweepResult> result) {}

    /**
     * A sweep that is to be made.
     *
     * @param plan    what to run
     * @param folder  where to keep it
     * @param device  where to compute
     * @param workers threads of a step
     */
    public Sweep(SweepPlan plan, SweepFolder folder, Device device, Workers workers) {
        this.plan = plan;
        this.folder = folder;
        this.device = device;
        this.workers = workers;
    }

    /**
     * Makes all runs that are not done yet.
     *
     * @param cancelled asked within every step
     * @param progress  told of every step, on this thread
     * @return of every run, in the plan's order
     * @throws IOException           if the data cannot be read or a file cannot be written
     * @throws CancellationException when cancelled; what was made is kept
     */
    public List<SweepResult> run(BooleanSupplier cancelled, Consumer<Progress> progress) throws IOException {
        List<SweepPoint> points = plan.points();
        List<SweepResult> results = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            SweepPoint point = points.get(i);
            double before = i;
            Optional<SweepResult> done = folder.done(point);
            SweepResult result = done.isPresent()
                    ? done.get()
                    : make(
                            point,
                            cancelled,
                            share -> progress.accept(
                                    new Progress(point, (before + share) / points.size(), Optional.empty())));
            results.add(result);
            folder.writeTable(results);
            progress.accept(new Progress(point, (before + 1) / points.size(), Optional.of(result)));
        }
        return results;
    }

    private SweepResult make(SweepPoint point, BooleanSupplier cancelled, DoubleConsumer share) throws IOException {
        TrainingSettings settings = plan.settings().withSeed(point.seed());
        RunData.Open data = plan.data().open(point.seed(), cancelled);
        try (Trainer trainer = new Trainer(device, settings, data.examples(), workers)) {
            return new SweepRun(plan, folder, point, data, trainer).make(cancelled, share);
        }
    }
}
