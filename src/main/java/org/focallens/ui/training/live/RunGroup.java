package org.focallens.ui.training.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.common.History;
import org.focallens.ui.training.state.Comparison;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.RunStart;
import org.focallens.ui.training.state.Tuning;

/** The runs in the room, one alone or several in lock step, what they are set to, and the saved runs beside them. */
public final class RunGroup {

    private final Consumer<List<RunStart>> open;
    private final History<Tuning> tuning = new History<>(new Tuning(List.of(Knobs.FIRST), RunSetup.FIRST));
    private final ReadOnlyObjectWrapper<List<LiveRun>> runs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LiveRun>> references = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<LiveRun> selected = new SimpleObjectProperty<>();
    private final ObservableValue<Knobs> knobs = Bindings.createObjectBinding(this::knobsNow, tuning.state(), selected);
    private final ObservableValue<RunSetup> wanted = tuning.state().map(Tuning::wanted);
    private final BooleanBinding resetNeeded =
            Bindings.createBooleanBinding(this::differsFromWanted, runs, tuning.state());
    private Tuning before = new Tuning(List.of(Knobs.FIRST), RunSetup.FIRST);
    private List<RunStart> starts = List.of(RunStart.begin("", RunSetup.FIRST, Knobs.FIRST));

    /** @param open begins runs in place of the present ones */
    RunGroup(Consumer<List<RunStart>> open) {
        this.open = open;
        runs.set(List.of(new LiveRun(starts.get(0))));
        selected.set(runs.get().get(0));
        tuning.state().subscribe((before, now) -> {
            if (!before.wanted().equals(now.wanted())
                    && alone()
                    && runs.get().get(0).history().steps() == 0) {
                reset();
            }
        });
    }

    private boolean alone() {
        return starts.size() == 1;
    }

    private boolean differsFromWanted() {
        RunSetup next = tuning.get().wanted();
        return !runs.get().stream()
                .map(LiveRun::setup)
                .toList()
                .equals(starts.stream().map(run -> own(next, run.setup())).toList());
    }

    /** {@return a setup with what the runs of the group differ in, as this one has it: that is what is compared} */
    private RunSetup own(RunSetup next, RunSetup compared) {
        RunSetup prior = varies(RunSetup::prior) ? next.withPrior(compared.prior()) : next;
        return varies(RunSetup::output) ? prior.withOutput(compared.output()) : prior;
    }

    private boolean varies(Function<RunSetup, Object> of) {
        return starts.stream().map(RunStart::setup).map(of).distinct().count() > 1;
    }

    /** {@return the runs that are made in lock step; one, where nothing is compared} */
    public ReadOnlyObjectProperty<List<LiveRun>> runs() {
        return runs.getReadOnlyProperty();
    }

    public LiveRun run(int index) {
        return runs.get().get(index);
    }

    /** {@return saved runs that the charts show beside them} */
    public ReadOnlyObjectProperty<List<LiveRun>> references() {
        return references.getReadOnlyProperty();
    }

    /** {@return the run whose knobs, levels and figures are shown} */
    public ObjectProperty<LiveRun> selected() {
        return selected;
    }

    /** {@return what may be undone: the knobs and what the next reset begins with} */
    public History<Tuning> tuning() {
        return tuning;
    }

    /** {@return what may be turned at any time, of the selected run} */
    public ObservableValue<Knobs> knobs() {
        return knobs;
    }

    private Knobs knobsNow() {
        return tuning.get().knobs().get(Math.min(index(), tuning.get().knobs().size() - 1));
    }

    private int index() {
        return Math.max(0, runs.get().indexOf(selected.get()));
    }

    /** Turns a knob of the selected run; holds from the next step on. */
    public void turn(String what, Knobs next) {
        tuning.change(what + index(), tuning.get().with(index(), next));
    }

    /** {@return what the next reset begins with; taken at once by a run alone that has made no step} */
    public ObservableValue<RunSetup> wanted() {
        return wanted;
    }

    /** Wants something of the next reset. */
    public void want(String what, RunSetup next) {
        tuning.change(what, tuning.get().with(next));
    }

    /** {@return whether something was chosen that only a reset brings about} */
    public BooleanBinding resetNeeded() {
        return resetNeeded;
    }

    /** Begins anew with what is wanted: the run, or all runs of a comparison. */
    public void reset() {
        RunSetup next = tuning.get().wanted();
        List<RunStart> again = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            RunSetup setup = own(next, starts.get(i).setup());
            again.add(RunStart.begin(
                    starts.get(i).name(), setup, tuning.get().knobs().get(i).fitting(setup.output())));
        }
        begin(again);
    }

    /** Begins a run alone. */
    public void begin(RunSetup setup, Knobs with) {
        begin(List.of(RunStart.begin("", setup, with.fitting(setup.output()))));
    }

    /** Begins runs that are compared, from the same seed. */
    public void compare(Comparison comparison) {
        begin(comparison.runs(tuning.get().wanted(), starts.get(index()).knobs(), knobsNow()));
    }

    /** Begins the selected run alone. */
    public void endComparison() {
        begin(starts.get(index()).setup(), knobsNow());
    }

    /**
     * Goes on with a run that was saved.
     *
     * @param folder where it is; empty where there is but a checkpoint
     * @return whether its losses have knobs here; if not, it goes on with the nearest
     */
    public boolean resume(Optional<RunFolder> folder, RunFolder.Content saved) {
        RunSetup setup =
                RunSetup.of(saved.checkpoint().settings(), saved.checkpoint().data());
        Knobs near = Knobs.near(saved.checkpoint().step());
        begin(List.of(new RunStart("", setup, near, Optional.of(new RunStart.Saved(folder, saved)))));
        return near.settings().equals(saved.checkpoint().step());
    }

    /** {@return the knobs of a run alone: those at hand, or those from before the comparison, which has its own} */
    public Knobs knobsAlone() {
        return alone() ? knobsNow() : before.knobs().get(0);
    }

    /** {@return what a run alone begins with: what is wanted, or what was before the comparison, which has its own} */
    public RunSetup setupAlone() {
        return alone() ? tuning.get().wanted() : before.wanted();
    }

    /** What may be undone is forgotten where the runs are others, and kept where the same begin anew. */
    private void begin(List<RunStart> next) {
        before = new Tuning(List.of(knobsAlone()), setupAlone());
        starts = next;
        List<LiveRun> live = next.stream().map(LiveRun::new).toList();
        runs.set(live);
        open.accept(next);
        Tuning now = new Tuning(
                next.stream().map(RunStart::knobs).toList(),
                next.get(next.size() - 1).setup());
        if (!now.equals(tuning.get())) {
            tuning.restart(now);
        }
        selected.set(live.get(live.size() - 1)); // of a comparison the one that is the point of it
    }

    /** A run is no longer finite: where it was looked at, the last one is instead. {@return whether no run is left} */
    public boolean leave(int run) {
        if (selected.get() == run(run)) {
            selected.set(run(starts.size() - 1));
        }
        return runs.get().stream().allMatch(LiveRun::diverged);
    }

    /** {@return steps made, by the run that made most} */
    public int steps() {
        return runs.get().stream().mapToInt(run -> run.history().steps()).max().orElse(0);
    }

    /** {@return what one of the runs should be asked about; empty while there is nothing} */
    public String trouble(int classes) {
        return runs.get().stream()
                .flatMap(run ->
                        run
                                .trouble(classes)
                                .map(text -> run.name().isEmpty() ? text : run.name() + ": " + text)
                                .stream())
                .findFirst()
                .orElse("");
    }

    /** Shows a saved run on the charts, beside those that go on. */
    public void addReference(LiveRun reference) {
        List<LiveRun> next = new ArrayList<>(references.get());
        next.removeIf(shown -> shown.folder().equals(reference.folder()));
        next.add(reference);
        references.set(List.copyOf(next));
    }

    public void clearReferences() {
        references.set(List.of());
    }
}
