package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.core.loss.LogitLoss;
import org.focallens.data.Datasets;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.BatchSource;
import org.focallens.train.DatasetSource;
import org.focallens.train.ReportCsv;
import org.focallens.train.SceneSource;
import org.focallens.train.SmallImages;
import org.focallens.train.StepReport;
import org.focallens.train.StepSettings;
import org.focallens.train.Trainer;
import org.focallens.train.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains without a window. */
@Command(name = "train", description = "Trains a small RetinaNet and says how its loss went. The same seed gives the same losses again.")
final class TrainCommand implements Callable<Integer> {
    private static final String SHAPES = "shapes";

    @Option(names = "--data", paramLabel = "DATA", defaultValue = SHAPES,
            description = "shapes for generated scenes, or a COCO, VOC or YOLO data set (default ${DEFAULT-VALUE})")
    private String data;

    @Option(names = "--size", paramLabel = "N", defaultValue = "128", description = "height and width of the network's input, a multiple of 128 "
            + "(default ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "2", description = "images a step, 1..32 (default ${DEFAULT-VALUE})")
    private int batch;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "steps, 1 or more (default ${DEFAULT-VALUE})")
    private int steps;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "fixes the first parameters and the images (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--loss", paramLabel = "KIND", defaultValue = "focal", converter = LossCommand.KindConverter.class,
            description = "ce, focal or focal-star (default ${DEFAULT-VALUE})")
    private LossCommand.Kind loss;

    @Mixin
    private BinaryLossOptions lossOptions;

    @Option(names = "--lr", paramLabel = "L", defaultValue = "" + StepSettings.DEFAULT_LEARNING_RATE, description = "Adam's learning rate "
            + "(default ${DEFAULT-VALUE})")
    private double learningRate;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "auto", description = "auto or cpu (default ${DEFAULT-VALUE})")
    private String device;

    @Option(names = "--csv", paramLabel = "FILE", description = "a row for each step, written as it is made")
    private Path csv;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        InputShape input = checked();
        StepSettings settings = settings();
        BatchSource source = source(input);
        List<StepReport> reports;
        try (Interrupt interrupt = new Interrupt(); Device cpu = Nd4jDevice.open(Runtime.getRuntime().availableProcessors())) {
            Trainer trainer = new Trainer(cpu, TrainingSettings.of(SmallImages.PRESET, source.categories().size(), input, seed), source);
            reports = train(trainer, settings, interrupt);
            return answer(cpu, reports);
        }
    }

    private InputShape checked() {
        if (steps < 1) {
            throw wrong("--steps must be 1 or more but is " + steps);
        }
        if (loss == LossCommand.Kind.SOFTMAX) {
            throw wrong("--loss must be ce, focal or focal-star: the network has no output for background, which softmax needs");
        }
        if (device.equals("cuda")) {
            throw new CommandFailure("--device cuda is not there in this version: use cpu");
        }
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw wrong("--device must be auto or cpu but is '" + device + "'");
        }
        try {
            return new InputShape(batch, size, size);
        } catch (IllegalArgumentException e) {
            throw wrong("--size and --batch: " + e.getMessage());
        }
    }

    private StepSettings settings() {
        LogitLoss ofLogit = lossOptions.of(loss);
        try {
            return new StepSettings(ofLogit, learningRate);
        } catch (IllegalArgumentException e) {
            throw wrong("--lr: " + e.getMessage());
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private BatchSource source(InputShape input) throws IOException {
        return data.equals(SHAPES) ? new SceneSource(SceneSettings.square(size), batch, seed)
                : new DatasetSource(Datasets.open(Path.of(data)), input, seed);
    }

    private List<StepReport> train(Trainer trainer, StepSettings settings, Interrupt interrupt) throws IOException {
        List<StepReport> reports = new ArrayList<>();
        try (Progress progress = new Progress("train"); ReportCsv table = csv == null ? null : new ReportCsv(csv, seed)) {
            while (reports.size() < steps && !interrupt.asked() && !diverged(reports)) {
                StepReport report = trainer.step(settings, interrupt::asked).report();
                reports.add(report);
                if (table != null) {
                    table.add(report);
                }
                progress.show((double) reports.size() / steps);
            }
        } catch (CancellationException e) {
            System.err.println("stopped after " + reports.size() + " steps");
        }
        return reports;
    }

    private static boolean diverged(List<StepReport> reports) {
        return !reports.isEmpty() && reports.get(reports.size() - 1).divergence().isPresent();
    }

    private int answer(Device cpu, List<StepReport> reports) {
        if (reports.isEmpty()) {
            throw new CommandFailure("stopped before the first step");
        }
        StepReport last = reports.get(reports.size() - 1);
        double median = median(reports);
        output.print(json(cpu, last, median), text(last, median));
        last.divergence().ifPresent(what -> System.err.println("step " + last.step() + ": the " + what + " is not finite: use a lower --lr than "
                + learningRate));
        return last.divergence().isPresent() ? 1 : 0;
    }

    private static double median(List<StepReport> reports) {
        List<Double> millis = new ArrayList<>(reports.stream().map(report -> report.millis().total()).toList());
        Collections.sort(millis);
        return millis.get(millis.size() / 2);
    }

    private Map<String, Object> json(Device cpu, StepReport last, double medianMillis) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", cpu.name());
        json.put("seed", seed);
        json.put("steps", last.step());
        json.put("medianStepMillis", medianMillis);
        json.put("loss", finite(last.loss()));
        json.put("classificationLoss", finite(last.classificationLoss()));
        json.put("boxLoss", finite(last.boxLoss()));
        json.put("levels", AssignCommand.levels(last.levels()));
        json.put("diverged", last.divergence().isPresent());
        return json;
    }

    /** JSON has no word for what is not finite. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(StepReport last, double medianMillis) {
        return String.format("step %,d: loss %.4f (classification %.4f, box %.4f), median %.1f ms a step%n%n%s", last.step(), last.loss(),
                last.classificationLoss(), last.boxLoss(), medianMillis, AssignCommand.levelTable(last.levels()).stripTrailing());
    }
}
