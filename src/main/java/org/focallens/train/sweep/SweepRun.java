package org.focallens.train.sweep;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.core.metric.Metrics;
import org.focallens.train.StepReport;
import org.focallens.train.Trainer;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.source.RunData;

/** One run of a sweep, from its first step or from where it was cut off. */
final class SweepRun {

    private static final int STEPS_BETWEEN_CHECKPOINTS = 250;
    private static final double SHARE_OF_MEASURING = 0.05;

    private final SweepPlan plan;
    private final SweepFolder folder;
    private final SweepPoint point;
    private final RunData.Open data;
    private final Trainer trainer;
    private final long from = System.nanoTime();
    private Optional<LastStep> last = Optional.empty();

    /** @param trainer before its first step; the caller closes it */
    SweepRun(SweepPlan plan, SweepFolder folder, SweepPoint point, RunData.Open data, Trainer trainer) {
        this.plan = plan;
        this.folder = folder;
        this.point = point;
        this.data = data;
        this.trainer = trainer;
    }

    SweepResult make(BooleanSupplier cancelled, DoubleConsumer share) throws IOException {
        goOn();
        int saved = trainer.steps();
        try {
            while (trainer.steps() < plan.steps() && !diverged()) {
                StepReport report = trainer.step(plan.step(point), cancelled).report();
                last = Optional.of(
                        new LastStep(report.step(), report.divergence().isPresent(), report.loss()));
                if (trainer.steps() % STEPS_BETWEEN_CHECKPOINTS == 0) {
                    save();
                    saved = trainer.steps();
                }
                share.accept((1 - SHARE_OF_MEASURING) * trainer.steps() / plan.steps());
            }
        } finally {
            if (saved < trainer.steps()) {
                save();
            }
        }
        Optional<Metrics> metrics = diverged()
                ? Optional.empty()
                : Optional.of(trainer.inference().evaluate(plan.data().tests(), data.tests(), cancelled, part -> {}));
        SweepResult result = result(metrics);
        folder.keep(result);
        return result;
    }

    /** A run whose steps are all made and of whose last nothing is known is made anew. */
    private void goOn() throws IOException {
        Optional<Checkpoint> begun = folder.begun(point);
        if (begun.isEmpty()) {
            return;
        }
        int steps = begun.get().state().steps();
        last = folder.lastStep(point).filter(step -> step.steps() == steps);
        if (last.isPresent() || steps < plan.steps()) {
            trainer.restore(begun.get().state());
        }
    }

    private boolean diverged() {
        return last.isPresent() && last.get().diverged();
    }

    private SweepResult result(Optional<Metrics> metrics) {
        return new SweepResult(
                point,
                trainer.steps(),
                metrics.isEmpty(),
                last.map(LastStep::loss).filter(Double::isFinite).orElse(Double.NaN),
                metrics.map(Metrics::ap).orElse(0.0),
                metrics.map(Metrics::ap50).orElse(0.0),
                metrics.map(Metrics::ap75).orElse(0.0),
                (System.nanoTime() - from) / 1e9);
    }

    private void save() throws IOException {
        folder.keep(
                point,
                last.orElseThrow(),
                new Checkpoint(
                        trainer.settings(),
                        plan.step(point),
                        plan.data(),
                        data.examples().categories(),
                        trainer.state()));
    }
}
