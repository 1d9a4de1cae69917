package org.focallens.ui.training.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.focallens.data.Dataset;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.data.scene.SceneSettings;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.work.Background;
import org.focallens.ui.training.live.TrainingViewModel;

/** Looks at a data set before a run is begun with it: how many images there are to be kept apart, and whether it can be read at all. */
public final class DataChoice {

    private final TrainingViewModel model;
    private final Background background;
    private final Dialogs dialogs;
    private final Map<String, Integer> classes = new HashMap<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    public DataChoice(TrainingViewModel model, Background background, Dialogs dialogs) {
        this.model = model;
        this.background = background;
        this.dialogs = dialogs;
    }

    /** {@return whether a data set is being looked at} */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** Wants a data set for the next run. */
    public void choose(Path path) {
        looking.set(true);
        model.note("Looking at " + path.getFileName() + " …");
        background.submit(
                cancelled -> look(path, cancelled),
                dataset -> {
                    looking.set(false);
                    model.note("");
                    int count = dataset.images().size();
                    classes.put(path.toString(), dataset.categories().size());
                    model.group()
                            .want(
                                    "data",
                                    model.group()
                                            .wanted()
                                            .getValue()
                                            .withData(path.toString(), count < 2 ? 0 : RunData.usualTests(count)));
                },
                failure -> {
                    looking.set(false);
                    model.note("");
                    dialogs.error("This data set cannot be trained on", failure.getMessage());
                });
    }

    /** {@return how many classes the images of a run have; empty where a data set has not been looked at} */
    public Optional<Integer> classes(RunData data) {
        return data.scenes().map(SceneSettings::classes).or(() -> Optional.ofNullable(classes.get(data.name())));
    }

    /** Gives the look at a data set up. */
    public void cancel() {
        background.cancel();
        looking.set(false);
        model.note("");
    }

    private static Dataset look(Path path, BooleanSupplier cancelled) throws IOException {
        Dataset dataset = Datasets.open(path, ReadOptions.DEFAULT, cancelled, share -> {});
        if (dataset.images().isEmpty()) {
            throw new IOException(path + " has no images: choose another folder");
        }
        return dataset;
    }
}
