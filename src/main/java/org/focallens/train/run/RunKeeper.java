package org.focallens.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.train.StepReport;
import org.focallens.train.checkpoint.Checkpoint;

/** Keeps a run while it goes on. Its folder is made with the first step, so that a run of none leaves nothing behind. For one thread. */
public final class RunKeeper implements AutoCloseable {

    private final RunShelf shelf;
    private final String name;
    private final List<Measure> measures = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private RunFolder folder;
    private StepTable table;
    private RunComparison comparison = RunComparison.NONE;

    /**
     * Keeps a run that begins.
     *
     * @param shelf where
     * @param name  empty to name it after its loss
     */
    public RunKeeper(RunShelf shelf, String name) {
        this.shelf = shelf;
        this.name = name;
    }

    /**
     * Keeps a run that goes on.
     *
     * @param shelf  where other runs stand
     * @param folder of the run; empty to give it one
     * @param saved  what it holds
     */
    public RunKeeper(RunShelf shelf, Optional<RunFolder> folder, RunFolder.Content saved) {
        this(shelf, saved.sheet().name());
        this.folder = folder.orElse(null);
        measures.addAll(saved.measures());
        marks.addAll(saved.marks());
    }

    /** {@return where it is kept; empty before the first step} */
    public Optional<RunFolder> folder() {
        return Optional.ofNullable(folder);
    }

    /**
     * Tells with the next {@link #save} which comparison the run is part of.
     *
     * @param next {@link RunComparison#NONE} for a run alone, as it is at first
     */
    public void compare(RunComparison next) {
        comparison = next;
    }

    /**
     * Keeps what a step told; it is on disk when this returns.
     *
     * @param report of the next step
     * @throws IOException if it cannot be written
     */
    public void add(StepReport report) throws IOException {
        if (folder == null) {
            folder = shelf.fresh(name.isEmpty() ? LossWords.of(report.settings().loss()) : name);
            Files.createDirectories(folder.path());
        }
        if (table == null) {
            table = StepTable.append(folder.steps(), report.step() - 1);
        }
        table.add(report);
    }

    /**
     * Keeps a mark with the next {@link #save}.
     *
     * @param mark of the newest step
     */
    public void add(Mark mark) {
        marks.add(mark);
    }

    /**
     * Keeps a measure with the next {@link #save}.
     *
     * @param measure of the newest step
     */
    public void add(Measure measure) {
        measures.add(measure);
    }

    /**
     * Saves the run as it stands, once it has made a step.
     *
     * @param checkpoint where it stands
     * @throws IOException if it cannot be written
     */
    public void save(Checkpoint checkpoint) throws IOException {
        if (folder == null) {
            return;
        }
        boolean first = !folder.exists();
        folder.save(before -> sheet(before, checkpoint), checkpoint, measures, marks);
        if (first) {
            shelf.tidy(List.of(folder));
        }
    }

    private RunSheet sheet(RunSheet before, Checkpoint checkpoint) {
        String loss = LossWords.of(checkpoint.step().loss());
        long now = System.currentTimeMillis();
        double ap50 =
                measures.isEmpty() ? -1 : measures.get(measures.size() - 1).ap50();
        boolean anew = before == null;
        return new RunSheet(
                !anew ? before.name() : name.isEmpty() ? loss : name,
                !anew && before.named(),
                anew ? now : before.begun(),
                now,
                checkpoint.state().steps(),
                loss,
                checkpoint.data().name(),
                checkpoint.settings().network().prior(),
                ap50,
                comparison);
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
            table = null;
        }
    }
}
