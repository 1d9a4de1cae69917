package org.focallens.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.Scores;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.text.Texts;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.inspect.Margins;
import org.focallens.train.source.Example;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.ScoreSource;
import org.focallens.ui.common.work.Background;

/** The scores of a network that was saved, on the images that it would learn from next. */
public final class SavedRunScores implements ScoreSource {

    /** Enough anchors for smooth curves. */
    private static final int IMAGES = 16;

    private final Dialogs dialogs;
    private final Background background;
    private final ReadOnlyObjectWrapper<Scores> scores = new ReadOnlyObjectWrapper<>();

    /**
     * Without a run.
     *
     * @param dialogs    asks which run, and tells what is wrong with it
     * @param background where it is read and its network asked
     */
    public SavedRunScores(Dialogs dialogs, Background background) {
        this.dialogs = dialogs;
        this.background = background;
    }

    @Override
    public String name() {
        return "a saved run";
    }

    @Override
    public String title() {
        return "saved run";
    }

    @Override
    public ObservableValue<Scores> scores() {
        return scores.getReadOnlyProperty();
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public void choose() {
        dialogs.openRun()
                .ifPresent(file -> background.submit(
                        cancelled -> read(file, cancelled),
                        scores::set,
                        failure -> dialogs.error("The run cannot be opened", failure.getMessage())));
    }

    private static Scores read(Path file, BooleanSupplier cancelled) throws IOException {
        Checkpoint saved = Checkpoint.read(file);
        RunData.Open data = saved.data().open(saved.settings().seed(), cancelled);
        try (Device device = Nd4jDevice.open(1);
                Workers workers = new Workers(1);
                Trainer trainer = new Trainer(device, saved.settings(), data.examples(), workers)) {
            trainer.restore(saved.state());
            long next = (long) saved.state().steps() * saved.settings().input().batch();
            List<Example> examples = LongStream.range(next, next + IMAGES)
                    .mapToObj(data.examples()::example)
                    .toList();
            Margins margins = trainer.inference().margins(examples, cancelled);
            return new Scores(
                    Texts.format(
                            "%s, step %,d", file.getFileName(), saved.state().steps()),
                    margins.positives(),
                    margins.negatives());
        }
    }
}
