package org.focallens.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.DeviceOptions;
import org.focallens.cli.options.Within;
import org.focallens.core.loss.FocalLoss;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.text.Texts;
import org.focallens.train.StepMillis;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.focallens.train.source.ExampleSource;
import org.focallens.train.source.SceneSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Times one training step of the default network with three classes: forward, loss, backward, Adam. The images are made and matched
 * outside of the time, as PyTorch's are in the comparison.
 */
@Command(
        name = "step",
        description = "Times a training step of the default network: forward, focal loss, backward, Adam.")
final class BenchStepCommand implements Callable<Integer> {
    /** Until the compiler has made its best of the code. */
    private static final int WARM_UP = 150;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "128",
            description = "height and width of the input, a multiple of 128 " + "(default ${DEFAULT-VALUE})")
    @Within(least = 128, most = 2048)
    private int size;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "2",
            description = "images per step, 1..32 (default ${DEFAULT-VALUE})")
    @Within(least = 1, most = 32)
    private int batch;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            description = "timed steps, 1 or more (default ${DEFAULT-VALUE})")
    @Within(least = 1)
    private int steps;

    @Mixin
    private DeviceOptions deviceOptions;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        deviceOptions.check();
        InputShape input = input();
        ExampleSource images = images();
        TrainingSettings training =
                TrainingSettings.of(SmallImages.PRESET, images.categories().size(), input, 1);
        try (Device device = Nd4jDevice.open(1);
                Workers workers = deviceOptions.workers();
                Trainer trainer = new Trainer(device, training, images, workers);
                Progress progress = new Progress("step")) {
            StepSettings settings = StepSettings.of(new FocalLoss(.25, 2), StepSettings.DEFAULT_LEARNING_RATE);
            List<StepMillis> times = new ArrayList<>();
            for (int i = 0; i < WARM_UP + steps; i++) {
                StepMillis millis = trainer.step(settings, () -> false).report().millis();
                if (i >= WARM_UP) {
                    times.add(millis);
                }
                progress.show((i + 1.0) / (WARM_UP + steps));
            }
            answer(device.name(), trainer.parameterCount(), times);
        }
        return 0;
    }

    private InputShape input() {
        try {
            return new InputShape(batch, size, size);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--size and --batch: " + e.getMessage());
        }
    }

    /** A few scenes again and again: making them is not what is timed. */
    private ExampleSource images() {
        SceneSource scenes = new SceneSource(SceneSettings.square(size), 1);
        List<Example> made =
                IntStream.range(0, 4 * batch).mapToObj(scenes::example).toList();
        return new ExampleSource() {
            @Override
            public List<String> categories() {
                return scenes.categories();
            }

            @Override
            public Example example(long index) {
                return made.get((int) (index % made.size()));
            }
        };
    }

    private void answer(String device, int parameters, List<StepMillis> times) {
        List<Double> sorted = new ArrayList<>(
                times.stream().map(millis -> millis.total() - millis.batch()).toList());
        Collections.sort(sorted);
        double median = sorted.get(sorted.size() / 2);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", device);
        json.put("size", size);
        json.put("batch", batch);
        json.put("threads", deviceOptions.threads());
        json.put("medianStepMillis", median);
        json.put("minStepMillis", sorted.get(0));
        json.put("parameters", parameters);
        StringBuilder text = new StringBuilder(Texts.format(
                "%,d parameters, %dx%d, batch %d, %d threads: median %.2f ms, fastest %.2f ms",
                parameters, size, size, batch, deviceOptions.threads(), median, sorted.get(0)));
        addPhase(
                text, "forward", times.stream().mapToDouble(StepMillis::forward).toArray());
        addPhase(text, "loss", times.stream().mapToDouble(StepMillis::loss).toArray());
        addPhase(
                text,
                "backward",
                times.stream().mapToDouble(StepMillis::backward).toArray());
        addPhase(text, "update", times.stream().mapToDouble(StepMillis::update).toArray());
        output.print(json, text.toString());
    }

    private static void addPhase(StringBuilder text, String name, double[] millis) {
        Arrays.sort(millis);
        text.append(Texts.format("%n%-9s median %.2f ms", name, millis[millis.length / 2]));
    }
}
