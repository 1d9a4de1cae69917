package org.focallens.cli.options;

import org.focallens.cli.console.CommandFailure;
import org.focallens.train.Workers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a network computes. */
public final class DeviceOptions {
    /** More than any machine gains by. */
    public static final int MOST_THREADS = 512;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            description = "auto or cpu (default ${DEFAULT-VALUE})")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "compute threads, 1..512 (default: all cores)")
    @Within(least = 1, most = DeviceOptions.MOST_THREADS)
    private Integer threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Refuses what this version does not have. */
    public void check() {
        if (device.equals("cuda")) {
            throw new CommandFailure("--device cuda is not available in this version: use cpu");
        }
        if (!device.equals("auto") && !device.equals("cpu")) {
            throw new ParameterException(spec.commandLine(), "--device must be auto or cpu but is '" + device + "'");
        }
    }

    public int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    public Workers workers() {
        return new Workers(threads());
    }
}
