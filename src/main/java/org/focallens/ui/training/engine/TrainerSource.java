package org.focallens.ui.training.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.Batch;
import org.focallens.train.Inference;
import org.focallens.train.Step;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.run.RunFolder;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.Example;
import org.focallens.train.source.RunData;
import org.focallens.ui.training.inspect.InspectionRequest;
import org.focallens.ui.training.inspect.InspectionScope;
import org.focallens.ui.training.state.RunStart;

/** Steps of a real network on the processor. */
public final class TrainerSource implements StepSource {

    private final Device device;
    private final RunData data;
    private final RunData.Open open;
    private final Workers workers;
    private final Trainer trainer;

    private TrainerSource(Device device, RunData.Open open, RunStart run, int threads) {
        this.device = device;
        this.data = run.setup().data();
        this.open = open;
        workers = new Workers(threads);
        try {
            Optional<Checkpoint> saved =
                    run.saved().map(RunStart.Saved::content).map(RunFolder.Content::checkpoint);
            trainer = new Trainer(
                    device,
                    saved.map(Checkpoint::settings)
                            .orElseGet(() -> run.setup()
                                    .settings(open.examples().categories().size())),
                    open.examples(),
                    workers);
            saved.ifPresent(checkpoint -> trainer.restore(checkpoint.state()));
        } catch (RuntimeException | OutOfMemoryError e) {
            workers.close();
            throw e;
        }
    }

    /**
     * Loads the engine, which takes seconds the first time, and makes the networks. What several of them learn from is opened once.
     *
     * @param threads that compute a step
     */
    public static List<StepSource> open(List<RunStart> runs, int threads, BooleanSupplier cancelled)
            throws IOException {
        Map<RunData, RunData.Open> opened = new HashMap<>();
        List<StepSource> sources = new ArrayList<>();
        try {
            for (RunStart run : runs) {
                RunData data = run.setup().data();
                if (!opened.containsKey(data)) {
                    opened.put(data, data.open(run.setup().seed(), cancelled));
                }
                sources.add(open(run, opened.get(data), threads));
            }
            return sources;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            sources.forEach(StepSource::close);
            throw e;
        }
    }

    private static TrainerSource open(RunStart run, RunData.Open data, int threads) {
        Device device = Nd4jDevice.open(1);
        try {
            return new TrainerSource(device, data, run, threads);
        } catch (RuntimeException | OutOfMemoryError e) {
            device.close();
            throw e;
        }
    }

    @Override
    public List<String> categories() {
        return open.examples().categories();
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
    public Optional<Measured> measure(int images, BooleanSupplier cancelled) {
        int count = Math.min(images, data.tests());
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new Measured(count, trainer.inference().evaluate(count, open.tests(), cancelled, share -> {})));
    }

    @Override
    public InspectionScope scope() {
        return new InspectionScope(
                trainer.settings().input().batch(),
                data.tests(),
                trainer.inference().layers());
    }

    @Override
    public Optional<NetworkInspection> inspect(
            Batch batch, InspectionRequest request, ClassLoss loss, BooleanSupplier cancelled) {
        boolean ofBatch = request.images() == InspectionRequest.Images.BATCH;
        if (request.index() >= (ofBatch ? batch.examples().size() : data.tests())) {
            return Optional.empty(); // wished of a run that was reset since
        }
        Example example =
                ofBatch ? batch.examples().get(request.index()) : open.tests().get(request.index());
        Inference inference = trainer.inference();
        return Optional.of(
                inference.look(example, loss, request.layer().filter(inference.layers()::contains), cancelled));
    }

    @Override
    public Optional<Checkpoint> checkpoint(StepSettings settings) {
        return Optional.of(new Checkpoint(trainer.settings(), settings, data, categories(), trainer.state()));
    }

    @Override
    public void close() {
        workers.close();
        trainer.close();
        device.close();
    }
}
