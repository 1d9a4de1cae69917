package org.focallens.ui.training.live;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.common.History;
import org.focallens.ui.training.state.Comparison;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.RunSettings;
import org.focallens.ui.training.state.RunStart;
import org.focallens.ui.training.state.Tuning;

/** Holds the {@link TrainingState} of the room, and replaces it: each method here is something that a person does. */
public final class RunGroup {

    private final Engine engine;
    private final ReadOnlyObjectWrapper<TrainingState> state = new ReadOnlyObjectWrapper<>();
    private final History<Tuning> undoable;
    private final ReadOnlyObjectWrapper<List<LiveRun>> references = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableValue<List<LiveRun>> runs = state.map(TrainingState::runs);
    private final ObservableValue<LiveRun> selected = state.map(TrainingState::run);
    private final ObservableValue<Knobs> knobs = state.map(TrainingState::knobs);
    private final ObservableValue<RunSetup> wanted = state.map(TrainingState::wanted);
    private final ObservableValue<Boolean> resetNeeded = state.map(TrainingState::resetNeeded);

    /** Makes the steps of the runs. */
    interface Engine {
        /** Begins runs in place of the present ones. */
        void open(List<RunStart> runs);

        /** Takes the knobs of each run, from the next step on. */
        void turn(List<Knobs> knobs);
    }

    /** A run alone with the first settings, which has yet to be {@link #reset begun}. */
    RunGroup(Engine engine) {
        this.engine = engine;
        RunSettings first = RunSettings.FIRST;
        state.set(TrainingState.begin(List.of(RunStart.begin("", first.setup(), first.knobs())), first));
        undoable = new History<>(state.get().tuning());
    }

    /** {@return what the room runs and is set to} */
    public ReadOnlyObjectProperty<TrainingState> state() {
        return state.getReadOnlyProperty();
    }

    /** {@return the runs that are made in lock step; one, where nothing is compared} */
    public ObservableValue<List<LiveRun>> runs() {
        return runs;
    }

    /** {@return one of the runs} */
    public LiveRun run(int index) {
        return state.get().runs().get(index);
    }

    /** {@return the run whose knobs, levels and figures are shown} */
    public ObservableValue<LiveRun> selected() {
        return selected;
    }

    /** {@return what may be turned at any time, of the selected run} */
    public ObservableValue<Knobs> knobs() {
        return knobs;
    }

    /** {@return what the next reset begins with; taken at once by runs that have made no step} */
    public ObservableValue<RunSetup> wanted() {
        return wanted;
    }

    /** {@return whether something was chosen that only a reset brings about} */
    public ObservableValue<Boolean> resetNeeded() {
        return resetNeeded;
    }

    /** Shows another of the runs. */
    public void select(LiveRun run) {
        state.set(state.get().select(state.get().runs().indexOf(run)));
    }

    /** Turns a knob of the selected run; holds from the next step on. */
    public void turn(String what, Knobs next) {
        int run = state.get().selected();
        undoable.change(what + run, state.get().tuning().with(run, next));
        tune();
    }

    /** Wants something of the next reset. */
    public void want(String what, RunSetup next) {
        undoable.change(what, state.get().tuning().with(next));
        tune();
    }

    /** Takes the last change of a setting back. */
    public void undo() {
        undoable.undo();
        tune();
    }

    /** Takes the last undo back. */
    public void redo() {
        undoable.redo();
        tune();
    }

    /** {@return whether a change of a setting can be taken back} */
    public ReadOnlyBooleanProperty canUndo() {
        return undoable.canUndo();
    }

    /** {@return whether an undo can be taken back} */
    public ReadOnlyBooleanProperty canRedo() {
        return undoable.canRedo();
    }

    private void tune() {
        state.set(state.get().with(undoable.get()));
        if (state.get().steps() == 0 && state.get().resetNeeded()) {
            reset();
        } else {
            engine.turn(state.get().tuning().knobs());
        }
    }

    /** Begins anew with what is wanted: the run, or all runs of a comparison. */
    public void reset() {
        int shown = state.get().selected();
        begin(state.get().again(), shown);
    }

    /** Begins a single run. */
    public void begin(RunSettings with) {
        begin(List.of(alone(with)), 0);
    }

    private static RunStart alone(RunSettings with) {
        return RunStart.begin(
                "", with.setup(), with.knobs().fitting(with.setup().output()));
    }

    /** Begins runs that are compared, from the same seed. */
    public void compare(Comparison comparison) {
        TrainingState now = state.get();
        List<RunStart> starts = comparison.runs(now.wanted(), now.run().start().knobs(), now.knobs()).stream()
                .map(start -> start.within(comparison.title()))
                .toList();
        begin(starts, starts.size() - 1);
    }

    /** Ends a comparison: begins a single run with the settings that it had before. */
    public void endComparison() {
        begin(state.get().alone());
    }

    /** One of the runs goes on alone. */
    void keep(int run) {
        state.set(state.get().keep(run));
        undoable.restart(state.get().tuning());
        engine.turn(state.get().tuning().knobs());
    }

    /**
     * Resumes runs that were saved, one alone or those of a comparison.
     *
     * @return whether their losses have knobs here; if not, they go on with the nearest
     */
    public boolean resume(List<RunStart.Saved> saved) {
        List<RunStart> starts = saved.stream()
                .map(one -> RunStart.resume(
                        one, saved.size() == 1 ? "" : one.content().sheet().name()))
                .toList();
        begin(starts, starts.size() - 1);
        return starts.stream().allMatch(start -> {
            Checkpoint checkpoint = start.saved().orElseThrow().content().checkpoint();
            return start.knobs().settings().equals(checkpoint.step());
        });
    }

    /** What may be undone is forgotten where the runs are others, and kept where the same begin anew. */
    private void begin(List<RunStart> starts, int selected) {
        TrainingState next = TrainingState.begin(starts, state.get().alone()).select(selected);
        if (!next.tuning().equals(state.get().tuning())) {
            undoable.restart(next.tuning());
        }
        state.set(next);
        engine.open(starts);
    }

    /** A run is no longer finite: where it was shown, the last one is instead. {@return whether no run is left} */
    boolean leave(int run) {
        if (state.get().selected() == run) {
            state.set(state.get().select(state.get().runs().size() - 1));
        }
        return state.get().runs().stream().allMatch(LiveRun::diverged);
    }

    /** {@return what one of the runs should be asked about; empty while there is nothing} */
    String diagnosis(int classes) {
        return state.get().runs().stream()
                .flatMap(
                        run -> run
                                .diagnosis(classes)
                                .map(text -> run.name().isEmpty() ? text : run.name() + ": " + text)
                                .stream())
                .findFirst()
                .orElse("");
    }

    /** {@return saved runs that the charts show beside them} */
    public ReadOnlyObjectProperty<List<LiveRun>> references() {
        return references.getReadOnlyProperty();
    }

    /** Shows a saved run on the charts, beside those that go on. */
    public void addReference(RunStart.Saved saved) {
        List<LiveRun> next = new ArrayList<>(references.get());
        next.removeIf(shown -> shown.folder().equals(saved.folder()));
        next.add(new LiveRun(RunStart.resume(saved, saved.content().sheet().name())));
        references.set(List.copyOf(next));
    }

    /** Takes the saved runs off the charts. */
    public void clearReferences() {
        references.set(List.of());
    }
}
