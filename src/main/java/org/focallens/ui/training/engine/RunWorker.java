package org.focallens.ui.training.engine;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.train.Step;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Measure;
import org.focallens.train.run.RunComparison;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunKeeper;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.state.RunStart;

/** One run on the training thread: makes its steps, and keeps what they told. */
final class RunWorker implements AutoCloseable {

    private final String name;
    private final String comparison;
    private final StepSource source;
    private final Optional<RunKeeper> keeper;
    private StepSettings lastSettings;
    private int measuredAt;
    private int steps;
    private boolean out;
    private boolean unsaved;
    private boolean rowsLost;

    /**
     * @param run    as it begins
     * @param source makes its steps
     * @param keeper empty where nothing is to be kept
     */
    RunWorker(RunStart run, StepSource source, Optional<RunKeeper> keeper) {
        name = run.name();
        comparison = run.comparison();
        this.source = source;
        this.keeper = keeper;
        run.saved().map(saved -> saved.content().checkpoint()).ifPresent(saved -> {
            lastSettings = saved.step();
            steps = saved.state().steps();
            measuredAt = steps;
        });
    }

    /** {@return as legends have it; empty for a run alone} */
    String name() {
        return name;
    }

    StepSource source() {
        return source;
    }

    /** {@return whether it made a step that was not finite, and is left out of the group} */
    boolean out() {
        return out;
    }

    /** It takes part again. */
    void again() {
        out = false;
    }

    int steps() {
        return steps;
    }

    /** {@return the step, and what was changed for it} */
    Made step(StepSettings settings, BooleanSupplier cancelled) {
        Step step = source.step(settings, cancelled);
        steps = step.report().step();
        unsaved = true;
        out = step.report().divergence().isPresent();
        List<Mark> marks = lastSettings == null ? List.of() : Mark.between(steps, lastSettings, settings);
        lastSettings = settings;
        return new Made(step, marks);
    }

    /** Keeps what a step told. A row that cannot be written ends the table; what comes later is in the checkpoint alone. */
    void keep(Made made) throws IOException {
        if (keeper.isEmpty() || rowsLost) {
            return;
        }
        made.marks.forEach(keeper.get()::add);
        try {
            keeper.get().add(made.step.report());
        } catch (IOException e) {
            rowsLost = true;
            throw e;
        }
    }

    /** A step, and what was changed for it. */
    record Made(Step step, List<Mark> marks) {}

    /** {@return a measure where one is due every so many steps and there are images for it} */
    Optional<Measure> measure(int every, int images, BooleanSupplier cancelled) {
        if (every == 0 || out || steps - measuredAt < every) {
            return Optional.empty();
        }
        measuredAt = steps;
        Optional<Measure> measure = source.measure(images, cancelled)
                .map(measured -> new Measure(
                        steps,
                        measured.images(),
                        measured.metrics().ap(),
                        measured.metrics().ap50(),
                        measured.metrics().ap75()));
        measure.ifPresent(made -> keeper.ifPresent(kept -> kept.add(made)));
        return measure;
    }

    /** {@return where it is kept; empty before the first step} */
    Optional<RunFolder> folder() {
        return keeper.flatMap(RunKeeper::folder);
    }

    /** Tells of the runs that it is compared with, by the names of their folders; none for a run alone. */
    void compare(List<String> members) {
        keeper.ifPresent(
                kept -> kept.compare(members.isEmpty() ? RunComparison.NONE : new RunComparison(comparison, members)));
    }

    /** Saves the run if it has changed. {@return where; empty where there is nothing to save} */
    Optional<RunFolder> save() throws IOException {
        Optional<Checkpoint> checkpoint =
                unsaved && keeper.isPresent() ? source.checkpoint(lastSettings) : Optional.empty();
        if (checkpoint.isEmpty()) {
            return Optional.empty();
        }
        keeper.get().save(checkpoint.get());
        unsaved = false;
        return keeper.get().folder();
    }

    @Override
    public void close() throws IOException {
        try (source) {
            save();
        } finally {
            if (keeper.isPresent()) {
                keeper.get().close();
            }
        }
    }
}
