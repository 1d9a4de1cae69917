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

/** Reads a data set before a run is begun with it: how many images there are to be kept apart, and whether it can be read at all. */
public final class DataChoice {

    private final TrainingViewModel model;
    private final Background background;
    private final Dialogs dialogs;
    private final Map<String, Known> known = new HashMap<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();

    /** What was counted in a data set. */
    private record Known(int images, int classes) {}

    public DataChoice(TrainingViewModel model, Background background, Dialogs dialogs) {
        this.model = model;
        this.background = background;
        this.dialogs = dialogs;
    }

    /** {@return whether a data set is being read} */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Wants a data set for the next run. */
    public void choose(Path path) {
        reading.set(true);
        model.note("Reading " + path.getFileName() + " …");
        background.submit(
                cancelled -> read(path, cancelled),
                dataset -> {
                    reading.set(false);
                    model.note("");
                    int count = dataset.images().size();
                    known.put(
                            path.toString(),
                            new Known(count, dataset.categories().size()));
                    model.group()
                            .want(
                                    "data",
                                    model.group()
                                            .wanted()
                                            .getValue()
                                            .withData(path.toString(), count < 2 ? 0 : RunData.usualTests(dataset)));
                },
                failure -> {
                    reading.set(false);
                    model.note("");
                    dialogs.error("This data set cannot be trained on", failure.getMessage());
                });
    }

    /** {@return how many classes the images of a run have; empty where a data set has not been read} */
    public Optional<Integer> classes(RunData data) {
        return data.scenes()
                .map(SceneSettings::classes)
                .or(() -> Optional.ofNullable(known.get(data.name())).map(Known::classes));
    }

    /** {@return how many images a data set has; empty where it is generated or has not been read} */
    public Optional<Integer> images(RunData data) {
        return Optional.ofNullable(known.get(data.name())).map(Known::images);
    }

    /** Stops reading a data set. */
    public void cancel() {
        background.cancel();
        reading.set(false);
        model.note("");
    }

    private static Dataset read(Path path, BooleanSupplier cancelled) throws IOException {
        Dataset dataset = Datasets.open(path, ReadOptions.DEFAULT, cancelled, share -> {});
        if (dataset.images().isEmpty()) {
            throw new IOException(path + " has no images: choose another folder");
        }
        return dataset;
    }
}
