package org.focallens.ui.training.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.focallens.core.lesson.Scores;
import org.focallens.text.Texts;
import org.focallens.train.Batch;
import org.focallens.train.Step;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.inspect.NamedInspection;

/**
 * Looks inside the networks between steps, as often as costs a small share of the time. Looks on the training thread; of what was seen only the
 * newest is kept, for whoever polls.
 */
public final class InspectionSchedule {

    private static final long LEAST_NANOS_BETWEEN_SCORES = 2_000_000_000L;
    private static final long LEAST_NANOS_BETWEEN_INSPECTIONS = 300_000_000;
    /** A look may take one part of so many of the time. */
    private static final int SHARE = 40;

    private final AtomicReference<Scores> newestScores = new AtomicReference<>();
    private final AtomicReference<List<NamedInspection>> newestInspections = new AtomicReference<>();
    private volatile InspectionRequest request = InspectionRequest.NONE;
    private volatile boolean changed;
    private Batch batch;
    private int steps;
    private long scoredAt;
    private long nextInspection;

    /** Asks for something else; by any thread. */
    void request(InspectionRequest next) {
        request = next;
        changed = true;
    }

    /** {@return whether something else was asked for since the last look} */
    boolean isAsked() {
        return changed && request.wanted() && batch != null;
    }

    /** Another group begins. */
    void clear() {
        batch = null;
        scoredAt = 0;
        nextInspection = 0;
        newestScores.set(null);
        newestInspections.set(null);
    }

    /** A step was made: all, where it is time. */
    void stepped(LockStep runs, Step first, List<StepSettings> settings, BooleanSupplier cancelled) {
        batch = first.batch();
        steps = first.report().step();
        long now = System.nanoTime();
        if (changed || now > nextInspection) {
            again(runs, settings, cancelled);
        }
        if (scoredAt == 0 || now - scoredAt > LEAST_NANOS_BETWEEN_SCORES) {
            scoredAt = now;
            runs.first()
                    .margins(batch)
                    .ifPresent(margins -> newestScores.set(
                            new Scores(Texts.format("step %,d", steps), margins.positives(), margins.negatives())));
        }
    }

    /** Looks at once, as when the last of some steps was made or something else is to be seen. */
    void again(LockStep runs, List<StepSettings> settings, BooleanSupplier cancelled) {
        InspectionRequest now = request;
        changed = false;
        if (!now.wanted() || batch == null) {
            return;
        }
        long from = System.nanoTime();
        newestInspections.set(runs.inspect(batch, now, settings, cancelled));
        long took = System.nanoTime() - from;
        nextInspection = System.nanoTime() + Math.max(LEAST_NANOS_BETWEEN_INSPECTIONS, SHARE * took);
    }

    /** {@return the scores of a recent step if they were not asked for before} */
    public Optional<Scores> pollScores() {
        return Optional.ofNullable(newestScores.getAndSet(null));
    }

    /** {@return a look inside each network if it was not asked for before} */
    public Optional<List<NamedInspection>> pollInspections() {
        return Optional.ofNullable(newestInspections.getAndSet(null));
    }
}
