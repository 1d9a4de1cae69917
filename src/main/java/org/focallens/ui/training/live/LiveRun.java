package org.focallens.ui.training.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.core.match.LevelCount;
import org.focallens.train.StepReport;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Measure;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunHistory;
import org.focallens.train.run.RunSetup;
import org.focallens.ui.training.engine.Diagnosis;
import org.focallens.ui.training.state.RunStart;

/** What a run has told so far, on the thread that shows it. */
public final class LiveRun {

    private final RunStart start;
    private final RunHistory history;
    private final List<Measure> measures = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final ReadOnlyObjectWrapper<StepReport> report = new ReadOnlyObjectWrapper<>();
    private StepReport newest;
    private int withoutPositives;
    private RunFolder folder;

    LiveRun(RunStart start) {
        this.start = start;
        history = start.saved().map(saved -> saved.content().history()).orElseGet(() -> new RunHistory(0));
        start.saved().ifPresent(saved -> {
            folder = saved.folder().orElse(null);
            take(saved.content());
        });
    }

    private void take(RunFolder.Content saved) {
        measures.addAll(saved.measures());
        marks.addAll(saved.marks());
        saved.last().ifPresent(last -> {
            newest = last;
            report.set(newest);
        });
    }

    /** {@return how it was begun} */
    RunStart start() {
        return start;
    }

    /** {@return as legends have it; empty for a run alone} */
    public String name() {
        return start.name();
    }

    public RunSetup setup() {
        return start.setup();
    }

    public RunHistory history() {
        return history;
    }

    /** {@return the measures so far, in the order of their steps} */
    public List<Measure> measures() {
        return measures;
    }

    /** {@return what was changed so far, in the order of the steps} */
    public List<Mark> marks() {
        return marks;
    }

    /** {@return what the newest step told as it was last {@link #show shown}; null before the first} */
    public ReadOnlyObjectProperty<StepReport> report() {
        return report.getReadOnlyProperty();
    }

    /** {@return where it is saved; empty before it is} */
    public Optional<RunFolder> folder() {
        return Optional.ofNullable(folder);
    }

    void saved(RunFolder where) {
        folder = where;
    }

    void add(StepReport next, List<Mark> changes) {
        newest = next;
        history.add(next);
        marks.addAll(changes);
        boolean positives =
                next.levels().stream().mapToInt(LevelCount::positive).sum() > 0;
        withoutPositives = positives ? 0 : withoutPositives + 1;
    }

    void add(Measure measure) {
        measures.add(measure);
    }

    /** Shows the newest step; several steps between two frames are shown once. */
    void show() {
        report.set(newest);
    }

    /** {@return whether the newest step was not finite} */
    boolean diverged() {
        return newest != null && newest.divergence().isPresent();
    }

    /** {@return what the run should be asked about} */
    Optional<String> diagnosis(int classes) {
        if (newest == null) {
            return Optional.empty();
        }
        return diverged()
                ? Diagnosis.diverged(newest, marks)
                : Diagnosis.of(newest, history, withoutPositives, setup().prior(), classes);
    }
}
