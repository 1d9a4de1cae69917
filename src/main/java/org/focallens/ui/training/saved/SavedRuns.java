package org.focallens.ui.training.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.focallens.data.Problem;
import org.focallens.data.file.SafeFile;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.run.LossWords;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.state.RunStart;

/** The runs that were saved, and what can be done with one. */
public final class SavedRuns {

    private final TrainingViewModel model;
    private final Optional<RunShelf> shelf;
    private final Background listing;
    private final Background reading;
    private final Dialogs dialogs;
    private RunShelf.Listing listed = new RunShelf.Listing(List.of(), List.of());
    private final ReadOnlyObjectWrapper<List<RunShelf.Saved>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param shelf   where runs are saved; empty where none is
     * @param listing where the shelf is looked at
     * @param reading where a run is read; another, since looking at the shelf must not give a run up that is being opened
     */
    public SavedRuns(
            TrainingViewModel model,
            Optional<RunShelf> shelf,
            Background listing,
            Background reading,
            Dialogs dialogs) {
        this.model = model;
        this.shelf = shelf;
        this.listing = listing;
        this.reading = reading;
        this.dialogs = dialogs;
    }

    /** {@return as they were last looked at, newest first} */
    public ReadOnlyObjectProperty<List<RunShelf.Saved>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** {@return runs that cannot be read} */
    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** Looks at the shelf. */
    public void refresh() {
        shelf.ifPresent(place -> listing.submit(
                cancelled -> place.list(),
                found -> {
                    listed = found;
                    runs.set(found.runs());
                    problems.set(found.problems());
                },
                failure -> dialogs.error("The saved runs cannot be listed", failure.getMessage())));
    }

    /** Resumes a run, or the runs of a comparison in lock step. */
    public void open(List<RunFolder> folders) {
        if (folders.stream().anyMatch(this::inUse)) {
            model.note(folders.size() == 1 ? "This run is the one in the room." : "These runs are in the room.");
            return;
        }
        read(
                cancelled -> {
                    List<RunStart.Saved> all = new ArrayList<>();
                    for (RunFolder folder : folders) {
                        all.add(new RunStart.Saved(Optional.of(folder), folder.read()));
                    }
                    return all;
                },
                this::resume);
    }

    private void resume(List<RunStart.Saved> saved) {
        if (!model.group().resume(saved)) {
            model.note("Not every saved loss can be set here: training resumes with "
                    + LossWords.of(model.group().knobs().getValue().settings().loss())
                    + ", everything else unchanged.");
        }
    }

    /** Resumes a run whose checkpoint a command or a sweep left; it is then saved among the others. */
    public void openCheckpoint(Path file) {
        RunFolder folder = new RunFolder(file.toAbsolutePath().getParent());
        if (folder.exists() && folder.checkpoint().equals(file.toAbsolutePath())) {
            open(List.of(folder));
            return;
        }
        read(
                cancelled -> RunFolder.Content.of(
                        Checkpoint.read(file), file.getFileName().toString()),
                content -> resume(List.of(new RunStart.Saved(Optional.empty(), content))));
    }

    /** Shows a run on the charts beside those that go on. */
    void compare(RunFolder folder) {
        read(cancelled -> folder.read(), content -> {
            model.group().addReference(new RunStart.Saved(Optional.of(folder), content));
            model.note("“" + content.sheet().name() + "” is on the charts.");
        });
    }

    private <T> void read(Background.Work<T> work, Consumer<T> then) {
        model.note("Reading the saved runs …");
        reading.submit(
                work,
                content -> {
                    model.note("");
                    then.accept(content);
                },
                failure -> {
                    model.note("");
                    dialogs.error("The run cannot be opened", failure.getMessage());
                });
    }

    /** {@return all runs of the comparison that a run is part of; none where it is alone, or the comparison is no longer whole} */
    public List<RunFolder> comparison(RunShelf.Saved run) {
        return listed.comparison(run);
    }

    /** Gives a run a name, by which it is kept. */
    void rename(RunFolder folder, String name) {
        if (name.isBlank()) {
            return;
        }
        change(() -> folder.rename(name.strip()), "The run cannot be named");
    }

    /** Writes the table of a run's steps elsewhere. */
    void export(RunFolder folder, Path to) {
        reading.submit(
                cancelled -> {
                    byte[] table = Files.readAllBytes(folder.steps());
                    SafeFile.write(to, out -> out.write(table));
                    return to;
                },
                written -> model.note("The steps were written to " + written + "."),
                failure -> dialogs.error("The steps cannot be written", failure.getMessage()));
    }

    /** Throws a run away. */
    void delete(RunFolder folder) {
        if (inUse(folder)) {
            dialogs.error("This run is in use", "It is training in this room: reset first, then delete it.");
            return;
        }
        change(() -> shelf.orElseThrow().delete(folder), "The run cannot be deleted");
    }

    /** What changes a run's files. */
    private interface Change {
        void run() throws IOException;
    }

    /** At once: a few small files, and a background job would drop the change where another request follows it. */
    private void change(Change change, String failed) {
        try {
            change.run();
        } catch (IOException e) {
            dialogs.error(failed, e.getMessage());
        }
        refresh();
    }

    private boolean inUse(RunFolder folder) {
        return model.group().state().get().runs().stream()
                .anyMatch(run -> run.folder().equals(Optional.of(folder)));
    }
}
