package org.focallens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.focallens.cli.console.CommandFailure;
import org.focallens.cli.console.Interrupt;
import org.focallens.cli.console.Output;
import org.focallens.cli.console.Progress;
import org.focallens.cli.options.DataOptions;
import org.focallens.cli.options.DeviceOptions;
import org.focallens.cli.options.NetworkOptions;
import org.focallens.cli.options.Within;
import org.focallens.core.loss.FocalLoss;
import org.focallens.data.file.SafeFile;
import org.focallens.figure.ChartExport;
import org.focallens.figure.ChartFormat;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.text.Texts;
import org.focallens.train.Workers;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A grid of runs. */
@Command(
        name = "sweep",
        description =
                "Trains a run for every alpha, gamma and seed, all else equal, and shows which pair learns best. Finished runs "
                        + "are kept in the folder: the same command resumes a sweep that was interrupted.")
final class SweepCommand implements Callable<Integer> {
    private static final int PICTURE_WIDTH = 960;
    private static final int PICTURE_HEIGHT = 640;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            split = ",",
            defaultValue = ".25,.5",
            description = "weights of positives, 0..1, below 0 for no weighting (default ${DEFAULT-VALUE})")
    @Within(most = 1)
    private List<Double> alphas;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            split = ",",
            defaultValue = "0,1,2",
            description = "focusing exponents, >= 0 (default ${DEFAULT-VALUE})")
    @Within(least = 0)
    private List<Double> gammas;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "runs of each pair, from --seed on (default ${DEFAULT-VALUE})")
    @Within(least = 1, most = 1000)
    private int seeds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "500",
            description = "steps of each run, 1 or more (default ${DEFAULT-VALUE})")
    @Within(least = 1)
    private int steps;

    @Option(
            names = "--lr",
            paramLabel = "L",
            defaultValue = "" + StepSettings.DEFAULT_LEARNING_RATE,
            description = "learning rate (default ${DEFAULT-VALUE})")
    @Within(least = 0, above = true)
    private double learningRate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder for the runs, sweep.csv and sweep.png")
    private Path out;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private NetworkOptions networkOptions;

    @Mixin
    private DeviceOptions deviceOptions;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        deviceOptions.check();
        SweepPlan plan = plan();
        SweepFolder folder = SweepFolder.open(out, plan);
        try (Interrupt interrupt = new Interrupt();
                Device device = Nd4jDevice.open(1);
                Workers workers = deviceOptions.workers();
                Progress progress = new Progress("sweep")) {
            List<SweepResult> results =
                    new Sweep(plan, folder, device, workers).run(interrupt::asked, now -> progress.show(now.share()));
            SweepTable table = new SweepTable(plan, results);
            Path picture = out.resolve("sweep.png");
            byte[] png = new ChartExport(table.chart().chart(), PICTURE_WIDTH, PICTURE_HEIGHT)
                    .draw(ChartFormat.PNG_DOUBLE)
                    .encode();
            SafeFile.write(picture, stream -> stream.write(png));
            output.print(table.json(device.name(), picture), table.text() + Texts.format("%n%n%s: the map", picture));
            return 0;
        } catch (CancellationException e) {
            throw new CommandFailure(
                    "stopped: finished work is kept in " + out + ", and the same command continues from there");
        }
    }

    private SweepPlan plan() throws IOException {
        networkOptions.input(dataOptions.size()); // refused before any data is read
        try {
            RunData data = dataOptions.data(true);
            int classes = data.open(networkOptions.seed(), () -> false)
                    .examples()
                    .categories()
                    .size();
            TrainingSettings settings =
                    networkOptions.settings(dataOptions.size(), classes, ClassOutput.SIGMOID, Math.max(1, steps));
            return new SweepPlan(
                    alphas, gammas, seeds, steps, data, settings, StepSettings.of(new FocalLoss(.25, 2), learningRate));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--" + e.getMessage().replace("learningRate", "lr"));
        }
    }
}
