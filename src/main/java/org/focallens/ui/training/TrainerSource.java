package org.focallens.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.data.Dataset;
import org.focallens.data.Datasets;
import org.focallens.data.ReadOptions;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.Batch;
import org.focallens.train.DatasetSource;
import org.focallens.train.ExampleSource;
import org.focallens.train.Margins;
import org.focallens.train.SceneSource;
import org.focallens.train.SmallImages;
import org.focallens.train.Step;
import org.focallens.train.StepSettings;
import org.focallens.train.Trainer;
import org.focallens.train.TrainingSettings;
import org.focallens.train.Workers;

/** Steps of a real network on the processor. */
final class TrainerSource implements StepSource {

    private final Device device;
    private final ExampleSource examples;
    private final Workers workers;
    private final Trainer trainer;

    private TrainerSource(Device device, ExampleSource examples, TrainingSettings settings) {
        this.device = device;
        this.examples = examples;
        workers = new Workers(threads());
        trainer = new Trainer(device, settings, examples, workers);
    }

    /** Loads the engine, which takes seconds the first time, and makes the network. */
    static TrainerSource open(Run run, BooleanSupplier cancelled) throws IOException {
        InputShape input = new InputShape(run.batch(), run.size(), run.size());
        ExampleSource examples = run.data().isPresent() ? new DatasetSource(read(run.data().get(), cancelled), input, run.seed())
                : new SceneSource(SceneSettings.square(run.size()), run.seed());
        Device device = Nd4jDevice.open(1);
        try {
            return new TrainerSource(device, examples, TrainingSettings.of(SmallImages.PRESET, examples.categories().size(), input, run.seed()));
        } catch (RuntimeException | OutOfMemoryError e) {
            device.close();
            throw e;
        }
    }

    private static Dataset read(Path path, BooleanSupplier cancelled) throws IOException {
        return Datasets.open(path, ReadOptions.DEFAULT, cancelled, share -> { });
    }

    /** One core is left to the window. */
    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    @Override
    public List<String> categories() {
        return examples.categories();
    }

    @Override
    public Step step(StepSettings settings, BooleanSupplier cancelled) {
        return trainer.step(settings, cancelled);
    }

    @Override
    public Optional<Margins> margins(Batch batch) {
        return Optional.of(trainer.inference().margins(batch.examples(), () -> false));
    }

    @Override
    public void close() {
        workers.close();
        device.close();
    }
}
