package org.focallens.ui.training.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.focallens.ui.training.live.LiveRun;
import org.focallens.ui.training.live.TrainingViewModel;

/** The runs that were saved, and what can be done with one. */
public final class SavedRuns {

    private final TrainingViewModel model;
    private final Optional<RunShelf> shelf;
    private final Background listing;
    private final Background reading;
    private final Dialogs dialogs;
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
                    runs.set(found.runs());
                    problems.set(found.problems());
                },
                failure -> dialogs.error("The saved runs cannot be listed", failure.getMessage())));
    }

    /** Goes on with a run. */
    public void open(RunFolder folder) {
        if (inUse(folder)) {
            model.note("This run is the one in the room.");
            return;
        }
        read(folder, content -> resume(Optional.of(folder), content));
    }

    private void resume(Optional<RunFolder> folder, RunFolder.Content saved) {
        if (!model.group().resume(folder, saved)) {
            model.note("Not all of this run's losses have knobs here: it goes on with "
                    + LossWords.of(model.group().knobs().getValue().settings().loss()) + " and the rest as it was.");
        }
    }

    /** Goes on with a run whose checkpoint a command or a sweep left; it is then saved among the others. */
    public void openCheckpoint(Path file) {
        RunFolder folder = new RunFolder(file.toAbsolutePath().getParent());
        if (folder.exists() && folder.checkpoint().equals(file.toAbsolutePath())) {
            open(folder);
            return;
        }
        reading.submit(
                cancelled -> Checkpoint.read(file),
                checkpoint -> resume(
                        Optional.empty(),
                        RunFolder.Content.of(checkpoint, file.getFileName().toString())),
                failure -> dialogs.error("The run cannot be opened", failure.getMessage()));
    }

    /** Shows a run on the charts beside those that go on. */
    void compare(RunFolder folder) {
        read(folder, content -> {
            model.group().addReference(LiveRun.reference(folder, content));
            model.note("“" + content.sheet().name() + "” is on the charts.");
        });
    }

    private void read(RunFolder folder, Consumer<RunFolder.Content> then) {
        model.note("Reading the run …");
        reading.submit(
                cancelled -> folder.read(),
                content -> {
                    model.note("");
                    then.accept(content);
                },
                failure -> {
                    model.note("");
                    dialogs.error("The run cannot be opened", failure.getMessage());
                });
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
            dialogs.error("This run is in use", "It goes on in the room: reset first, then delete it.");
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
        return model.group().runs().get().stream().anyMatch(run -> run.folder().equals(Optional.of(folder)));
    }
}
