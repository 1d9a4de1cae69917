package org.focallens.ui.training.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepResult;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.work.Background;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sweep that is planned, made, given up and gone on with. What was made is in its folder at any time. Used on the FX thread. */
final class SweepViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(SweepViewModel.class);

    private final Dialogs dialogs;
    private final Background background;
    private final Supplier<SweepBase> base;
    private final SweepEngine engine;
    private final SweepFormViewModel form = new SweepFormViewModel();
    private final ReadOnlyObjectWrapper<SweepPhase> phase = new ReadOnlyObjectWrapper<>(SweepPhase.EMPTY);
    private final ReadOnlyObjectWrapper<SweepState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(SweepWords.EMPTY);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final BooleanBinding running = phase.isEqualTo(SweepPhase.RUNNING);
    private final BooleanBinding resumable = phase.isEqualTo(SweepPhase.PAUSED);
    private final BooleanBinding found =
            Bindings.createBooleanBinding(() -> bestRun().isPresent(), state);
    private SweepPhase phaseBefore = SweepPhase.EMPTY;
    private String messageBefore = SweepWords.EMPTY;
    private boolean opened;

    SweepViewModel(Dialogs dialogs, Background background, Supplier<SweepBase> base, SweepEngine engine) {
        this.dialogs = dialogs;
        this.background = background;
        this.base = base;
        this.engine = engine;
    }

    SweepFormViewModel form() {
        return form;
    }

    ReadOnlyObjectProperty<SweepPhase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** {@return what the sweep has come to, null where there is none} */
    ReadOnlyObjectProperty<SweepState> state() {
        return state.getReadOnlyProperty();
    }

    /** {@return how far it is and what to do next, in a line} */
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /** {@return the share that is done while runs are made, 0..1; below 0 otherwise} */
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    BooleanBinding running() {
        return running;
    }

    /** {@return whether the sweep that is shown has runs that are yet to be made} */
    BooleanBinding resumable() {
        return resumable;
    }

    /** {@return whether there is a best run} */
    BooleanBinding found() {
        return found;
    }

    /** Tells a line about something that was done. */
    void say(String text) {
        message.set(text);
    }

    /** Begins what the form says with what the room has now, or goes on with it where the folder has a part of it. */
    void start() {
        Optional<SweepBase.Grid> grid = form.grid();
        Optional<Path> folder = form.folder();
        if (grid.isPresent() && folder.isPresent()) {
            SweepBase now = base.get();
            run(folder.get(), path -> now.plan(grid.get()));
        } else if (folder.isEmpty() && form.error(SweepField.FOLDER).get().isEmpty()) {
            form.refuse(SweepField.FOLDER, "Choose a folder to keep the runs in.");
        }
    }

    /** Goes on with the sweep that is shown. */
    void resume() {
        if (resumable.get()) {
            resume(state.get().path());
        }
    }

    /** Goes on with the sweep of a folder as it was planned, whatever the form and the room say. */
    void resume(Path folder) {
        run(folder, SweepFolder::read);
    }

    private void run(Path path, SweepOpening.Planning planning) {
        if (running.get()) {
            return;
        }
        begin();
        background.submit(
                cancelled -> {
                    SweepState there = SweepOpening.open(path, planning, cancelled);
                    show(cancelled, () -> opened(there));
                    SweepClock clock = new SweepClock(System::nanoTime);
                    return engine.run(there.plan(), there.folder(), cancelled, now -> {
                        OptionalDouble left = clock.secondsLeft(now);
                        show(cancelled, () -> take(now, left));
                    });
                },
                results -> end(),
                failure -> {
                    if (failure instanceof SweepRefusal refusal) {
                        restAsBefore();
                        form.refuse(refusal.field(), refusal.getMessage());
                    } else {
                        fail(failure);
                    }
                });
    }

    private void begin() {
        phaseBefore = phase.get();
        messageBefore = message.get();
        opened = false;
        phase.set(SweepPhase.RUNNING);
        progress.set(0);
        message.set(SweepWords.OPENING);
    }

    private void opened(SweepState there) {
        opened = true;
        form.show(there.plan(), there.path());
        state.set(there);
    }

    private void show(BooleanSupplier cancelled, Runnable change) {
        background.later(() -> {
            if (!cancelled.getAsBoolean()) {
                change.run();
            }
        });
    }

    private void take(Sweep.Progress now, OptionalDouble secondsLeft) {
        SweepState next = now.result().map(state.get()::with).orElse(state.get());
        if (now.result().isEmpty() && !next.making().equals(Optional.of(now.point()))) {
            next = next.making(Optional.of(now.point()));
        }
        state.set(next);
        progress.set(now.share());
        message.set(SweepWords.running(next, now, secondsLeft));
    }

    private void end() {
        state.set(state.get().making(Optional.empty()));
        rest(SweepPhase.DONE, SweepWords.done(state.get()));
    }

    private void rest(SweepPhase next, String told) {
        progress.set(-1);
        phase.set(next);
        message.set(told);
    }

    private void restAsBefore() {
        rest(phaseBefore, messageBefore);
    }

    /** What was made is in the folder, and the dialog says so. */
    private void fail(Exception failure) {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        LOG.error("the sweep stopped", failure);
        pause();
        dialogs.error(
                opened ? "The sweep stopped" : "The sweep did not start",
                opened ? why + "\n" + SweepWords.kept(state.get()) : why);
    }

    /** Gives the runs up; what was made is kept, the run at hand at the step it has reached. */
    void cancel() {
        if (running.get()) {
            background.cancel();
            pause();
        }
    }

    private void pause() {
        if (opened) {
            state.set(state.get().making(Optional.empty()));
            rest(SweepPhase.PAUSED, SweepWords.paused(state.get()));
        } else {
            restAsBefore();
        }
    }

    /** Shows what the form's folder has, if anything, and takes its plan over. */
    void look() {
        Optional<Path> path = form.folder();
        if (path.isEmpty()
                || running.get()
                || (state.get() != null && state.get().path().equals(path.get()))) {
            return;
        }
        background.submit(
                cancelled -> SweepOpening.look(path.get()),
                this::found,
                failure -> form.refuse(SweepField.FOLDER, failure.getMessage()));
    }

    private void found(Optional<SweepState> found) {
        state.set(found.orElse(null));
        found.ifPresent(there -> form.show(there.plan(), there.path()));
        if (found.isEmpty()) {
            rest(SweepPhase.EMPTY, SweepWords.EMPTY);
        } else if (found.get().complete()) {
            rest(SweepPhase.DONE, SweepWords.done(found.get()));
        } else {
            rest(SweepPhase.PAUSED, SweepWords.paused(found.get()));
        }
    }

    /** {@return the checkpoint of a run that is done} */
    Path checkpoint(SweepResult result) {
        return state.get().folder().checkpoint(result.point());
    }

    /** {@return the best run of the best pair; empty while no run has found anything} */
    Optional<SweepResult> bestRun() {
        return Optional.ofNullable(state.get()).flatMap(SweepState::best).flatMap(SweepCell::bestRun);
    }

    /** Ends the background work; what was made is kept. */
    void close() {
        background.cancel();
    }
}
