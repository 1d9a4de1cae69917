package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.DataOptions;
import org.focallens.cli.options.DeviceOptions;
import org.focallens.cli.options.NetworkOptions;
import org.focallens.cli.options.StepOptions;
import org.focallens.cli.options.Within;
import org.focallens.core.metric.Metrics;
import org.focallens.data.Problem;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.run.StepTable;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains without a window. */
@Command(
        name = "train",
        description = "Trains a small RetinaNet and reports its loss. The same seed gives the same losses again.")
final class TrainCommand implements Callable<Integer> {

    private static final int PROBLEMS_TOLD = 20;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "200",
            description = "steps of the run, including those before --resume, 1 or more (default ${DEFAULT-VALUE})")
    @Within(least = 1)
    private int steps;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private NetworkOptions networkOptions;

    @Mixin
    private StepOptions stepOptions;

    @Mixin
    private DeviceOptions deviceOptions;

    @Option(
            names = "--eval",
            description = "measure AP at the end, on 200 unseen scenes or on the images that --test holds out")
    private boolean eval;

    @Option(names = "--csv", paramLabel = "FILE", description = "one row per step, written as the run goes")
    private Path csv;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "save the run here every --checkpoint-every steps and at its end")
    private Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            defaultValue = "500",
            description = "1 or more (default ${DEFAULT-VALUE})")
    @Within(least = 1)
    private int checkpointEvery;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "resume the run that --checkpoint saved, with its own data and network")
    private Path resume;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    /** A run that begins or goes on. */
    private record Start(
            TrainingSettings settings, StepSettings step, RunData data, RunData.Open open, Optional<Checkpoint> from) {}

    @Override
    public Integer call() throws IOException {
        deviceOptions.check();
        Start start = resume == null ? begin() : goOn(Checkpoint.read(resume));
        tell(start.open.problems());
        try (Interrupt interrupt = new Interrupt();
                Device device = Nd4jDevice.open(1);
                Workers workers = deviceOptions.workers();
                Trainer trainer = new Trainer(device, start.settings, start.open.examples(), workers)) {
            start.from.ifPresent(saved -> trainer.restore(saved.state()));
            TrainResult result = train(trainer, start, interrupt);
            Optional<TrainResult.Measure> measure = eval && !interrupt.asked() && !result.diverged()
                    ? measure(trainer, start, interrupt)
                    : Optional.empty();
            output.print(result.json(device.name(), measure), result.text(measure));
            return result.diverged() ? 1 : 0;
        }
    }

    /** What is left out is told before the first step. */
    private static void tell(List<Problem> problems) {
        problems.stream().limit(PROBLEMS_TOLD).forEach(problem -> System.err.println("left out: " + problem));
        if (problems.size() > PROBLEMS_TOLD) {
            System.err.println(
                    problems.size() - PROBLEMS_TOLD + " more are left out: the audit command lists them all");
        }
    }

    private Start begin() throws IOException {
        StepSettings step = stepOptions.settings();
        networkOptions.input(dataOptions.size()); // refused before any data is read
        RunData data = dataOptions.data(eval);
        RunData.Open open = data.open(networkOptions.seed(), () -> false);
        TrainingSettings settings = networkOptions.settings(
                dataOptions.size(),
                open.examples().categories().size(),
                step.loss().output(),
                steps);
        return new Start(settings, step, data, open, Optional.empty());
    }

    private Start goOn(Checkpoint saved) throws IOException {
        for (String option : List.of("--data", "--size", "--no-flip", "--test", "--format", "--labels", "--split")) {
            refuse(option);
        }
        NetworkOptions.OPTIONS.forEach(this::refuse);
        if (saved.state().steps() >= steps) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--steps must be more than the " + saved.state().steps() + " that " + resume + " has made but is "
                            + steps);
        }
        StepSettings step = StepOptions.OPTIONS.stream().anyMatch(this::given) ? stepOptions.settings() : saved.step();
        return new Start(
                saved.settings(),
                step,
                saved.data(),
                saved.data().open(saved.settings().seed(), () -> false),
                Optional.of(saved));
    }

    private void refuse(String option) {
        if (given(option)) {
            throw new ParameterException(
                    spec.commandLine(), option + " cannot be given with --resume: the run keeps its own");
        }
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private TrainResult train(Trainer trainer, Start start, Interrupt interrupt) throws IOException {
        TrainResult result = new TrainResult(trainer.parameterCount());
        try (Progress progress = new Progress("train");
                StepTable table = csv == null ? null : StepTable.append(csv, trainer.steps())) {
            while (trainer.steps() < steps && !interrupt.asked() && !result.diverged()) {
                StepReport report = trainer.step(start.step, interrupt::asked).report();
                result.add(report);
                if (table != null) {
                    table.add(report);
                }
                if (trainer.steps() % checkpointEvery == 0) {
                    save(trainer, start);
                }
                progress.show((double) trainer.steps() / steps);
            }
        } catch (CancellationException e) {
            System.err.println("stopped after " + Texts.counted(trainer.steps(), "step", "steps"));
        }
        save(trainer, start);
        result.divergence().ifPresent(divergence -> System.err.println(divergence.message()));
        return result;
    }

    private void save(Trainer trainer, Start start) throws IOException {
        if (checkpoint != null) {
            new Checkpoint(
                            start.settings,
                            start.step,
                            start.data,
                            start.open.examples().categories(),
                            trainer.state())
                    .write(checkpoint);
        }
    }

    /** {@return none where the measuring was stopped: the run itself has ended, and is told} */
    private static Optional<TrainResult.Measure> measure(Trainer trainer, Start start, Interrupt interrupt) {
        int images = start.data.tests();
        if (images == 0) {
            throw new CommandFailure("--eval has nothing to measure on: the run was started without it");
        }
        long from = System.nanoTime();
        try (Progress progress = new Progress("evaluate")) {
            Metrics metrics =
                    trainer.inference().evaluate(images, start.open.tests(), interrupt::asked, progress::show);
            return Optional.of(new TrainResult.Measure(metrics, images, (System.nanoTime() - from) / 1e9));
        } catch (CancellationException e) {
            System.err.println("stopped before AP was measured");
            return Optional.empty();
        }
    }
}
