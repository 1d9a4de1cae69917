package org.focallens.ui.training.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.focallens.train.Batch;
import org.focallens.train.Step;
import org.focallens.train.run.RunKeeper;
import org.focallens.train.run.RunShelf;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.inspect.NamedInspection;
import org.focallens.ui.training.state.RunStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of a group on the training thread: each makes its step before any makes the next. */
final class LockStep {

    /** Nothing is trained. */
    static final LockStep NONE = new LockStep(0, List.of(), List.of(), Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(LockStep.class);

    private final int number;
    private final List<RunWorker> workers = new ArrayList<>();

    /**
     * @param number  of the group
     * @param runs    as they begin
     * @param sources of their steps
     * @param shelf   where they are kept; empty to keep none
     */
    LockStep(int number, List<RunStart> runs, List<StepSource> sources, Optional<RunShelf> shelf) {
        this.number = number;
        for (int i = 0; i < runs.size(); i++) {
            RunStart run = runs.get(i);
            workers.add(new RunWorker(
                    run,
                    sources.get(i),
                    shelf.map(place -> run.saved()
                            .map(saved -> new RunKeeper(place, saved.folder(), saved.content()))
                            .orElseGet(() -> new RunKeeper(place, run.name())))));
        }
    }

    int number() {
        return number;
    }

    List<String> categories() {
        return first().categories();
    }

    /**
     * A look inside each network, at the same image.
     *
     * @param batch    of the last step
     * @param settings of each run, with the loss whose values are wanted
     */
    List<NamedInspection> inspect(
            Batch batch, InspectionRequest request, List<StepSettings> settings, BooleanSupplier cancelled) {
        List<NamedInspection> all = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            RunWorker worker = workers.get(i);
            worker.source()
                    .inspect(batch, request, settings.get(i).loss(), cancelled)
                    .ifPresent(inspection -> all.add(
                            new NamedInspection(worker.name(), worker.source().categories(), inspection)));
        }
        return all;
    }

    StepSource first() {
        return workers.get(0).source();
    }

    /** {@return whether no run takes part any more} */
    boolean allOut() {
        return workers.stream().allMatch(RunWorker::out);
    }

    /** Who is out takes part again where nobody else is left, as when the learning rate was lowered after a step that was not finite. */
    void invite() {
        if (allOut()) {
            workers.forEach(RunWorker::again);
        }
    }

    /**
     * A step of each run.
     *
     * @param settings of each
     * @param tell     takes what each step told
     * @param warn     takes what went wrong on the way
     * @return the first of them; empty where all are out
     */
    Optional<Step> step(
            List<StepSettings> settings,
            BooleanSupplier cancelled,
            Consumer<TrainingEvent> tell,
            Consumer<String> warn) {
        Optional<Step> first = Optional.empty();
        for (int i = 0; i < workers.size(); i++) {
            if (!workers.get(i).out()) {
                RunWorker.Made made = workers.get(i).step(settings.get(i), cancelled);
                first = first.isPresent() ? first : Optional.of(made.step());
                tell.accept(new TrainingEvent.Stepped(number, i, made.step().report(), made.marks()));
                RunWorker worker = workers.get(i);
                guarded(() -> worker.keep(made), warn);
            }
        }
        return first;
    }

    /** Measures the runs for which it is time. */
    void measure(Measuring how, BooleanSupplier cancelled, Consumer<TrainingEvent> tell) {
        for (int i = 0; i < workers.size(); i++) {
            int run = i;
            workers.get(i)
                    .measure(how.every(), how.images(), cancelled)
                    .ifPresent(measure -> tell.accept(new TrainingEvent.Measured(number, run, measure)));
        }
    }

    /** Each run tells of all, so that after a crash they are found together. */
    private void tellOfEachOther() {
        List<String> members = workers.stream()
                .flatMap(worker -> worker.folder().stream())
                .map(folder -> folder.path().getFileName().toString())
                .toList();
        boolean whole = workers.size() > 1 && members.size() == workers.size();
        workers.forEach(worker -> worker.compare(whole ? members : List.of()));
    }

    /** Saves the runs that have changed. One that cannot be saved goes on: what was made is still in the window. */
    void save(Consumer<TrainingEvent> tell, Consumer<String> warn) {
        tellOfEachOther();
        for (int i = 0; i < workers.size(); i++) {
            int run = i;
            guarded(
                    () -> workers.get(run)
                            .save()
                            .ifPresent(folder -> tell.accept(new TrainingEvent.Saved(number, run, folder))),
                    warn);
        }
    }

    /** Saves all runs but one and frees their networks. */
    void keep(int run, Consumer<String> warn) {
        tellOfEachOther();
        RunWorker kept = workers.remove(run);
        workers.forEach(worker -> guarded(worker::close, warn));
        workers.clear();
        workers.add(kept);
        tellOfEachOther();
    }

    /** Saves the runs and frees their networks. */
    void close(Consumer<String> warn) {
        tellOfEachOther();
        workers.forEach(worker -> guarded(worker::close, warn));
    }

    /** Keeping a run. */
    private interface Keeping {
        void run() throws IOException;
    }

    /** Whatever goes wrong with one run's files, or for want of memory, the others are kept and the training goes on. */
    private static void guarded(Keeping keeping, Consumer<String> warn) {
        try {
            keeping.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("a run cannot be saved", e);
            warn.accept("The run continues but cannot be saved (" + Diagnosis.of(e)
                    + "): make room on the disk, or start FocalLens where its settings folder " + "can be written.");
        }
    }
}
