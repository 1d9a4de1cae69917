package org.focallens.ui.training.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.RunSettings;
import org.focallens.ui.training.state.RunStart;
import org.focallens.ui.training.state.Tuning;

/**
 * What the room runs and what it is set to: one value, replaced whole, which every control and chart renders.
 *
 * @param runs     one alone, or several in lock step
 * @param selected index of the run whose settings, levels and figures are shown
 * @param tuning   what the runs are set to, and what the next reset begins with
 * @param alone    what a single run is set to: while runs are compared, which have settings of their own, those from before
 */
public record TrainingState(List<LiveRun> runs, int selected, Tuning tuning, RunSettings alone) {

    /** {@inheritDoc} */
    public TrainingState {
        runs = List.copyOf(runs);
        Objects.checkIndex(selected, runs.size());
        if (tuning.knobs().size() != runs.size()) {
            throw new IllegalArgumentException("knobs must be those of " + runs.size() + " runs but are of "
                    + tuning.knobs().size());
        }
        alone = runs.size() == 1 ? new RunSettings(tuning.knobs().get(0), tuning.wanted()) : alone;
    }

    /** {@return runs that begin; of a comparison the last is selected, which is the point of it} */
    static TrainingState begin(List<RunStart> starts, RunSettings alone) {
        int last = starts.size() - 1;
        return new TrainingState(
                starts.stream().map(LiveRun::new).toList(),
                last,
                new Tuning(
                        starts.stream().map(RunStart::knobs).toList(),
                        starts.get(last).setup()),
                alone);
    }

    /** {@return the selected run} */
    public LiveRun run() {
        return runs.get(selected);
    }

    /** {@return the knobs of the selected run} */
    public Knobs knobs() {
        return tuning.knobs().get(selected);
    }

    /** {@return what the next reset begins with} */
    public RunSetup wanted() {
        return tuning.wanted();
    }

    /** {@return whether several runs are made in lock step} */
    public boolean comparing() {
        return runs.size() > 1;
    }

    /** {@return where the runs of the comparison are saved; empty where nothing is compared, or not all are saved} */
    public Optional<List<RunFolder>> comparison() {
        List<RunFolder> folders =
                runs.stream().flatMap(run -> run.folder().stream()).toList();
        return comparing() && folders.size() == runs.size() ? Optional.of(folders) : Optional.empty();
    }

    /** {@return steps made, by the run that made most} */
    public int steps() {
        return runs.stream().mapToInt(run -> run.history().steps()).max().orElse(0);
    }

    TrainingState select(int run) {
        return new TrainingState(runs, run, tuning, alone);
    }

    TrainingState with(Tuning next) {
        return new TrainingState(runs, selected, next, alone);
    }

    /** {@return one of the runs alone, which goes on as it is} */
    TrainingState keep(int run) {
        LiveRun kept = runs.get(run);
        return new TrainingState(
                List.of(kept), 0, new Tuning(List.of(tuning.knobs().get(run)), kept.setup()), alone);
    }

    /** {@return whether something was chosen that only a reset brings about} */
    public boolean resetNeeded() {
        return runs.stream().anyMatch(this::changes);
    }

    private boolean changes(LiveRun run) {
        return !next(run).equals(run.setup());
    }

    /** {@return the first run that a reset would begin with something else; the selected where there is none} */
    public LiveRun changed() {
        return runs.stream().filter(this::changes).findFirst().orElse(run());
    }

    /** {@return what a reset begins: the run, or all runs of a comparison, with what is wanted} */
    List<RunStart> again() {
        List<RunStart> starts = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            RunSetup setup = next(runs.get(i));
            String name = comparing() ? runs.get(i).name() : "";
            starts.add(RunStart.begin(name, setup, tuning.knobs().get(i).fitting(setup.output()))
                    .within(runs.get(i).start().comparison()));
        }
        return starts;
    }

    /** {@return what a reset begins a run with: what is wanted, but what the runs differ in as this one has it, since that is what is compared} */
    public RunSetup next(LiveRun run) {
        RunSetup prior =
                varies(RunSetup::prior) ? wanted().withPrior(run.setup().prior()) : wanted();
        return varies(RunSetup::output) ? prior.withOutput(run.setup().output()) : prior;
    }

    private boolean varies(Function<RunSetup, Object> of) {
        return runs.stream().map(LiveRun::setup).map(of).distinct().count() > 1;
    }
}
