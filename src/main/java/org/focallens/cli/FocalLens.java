package org.focallens.cli;

import java.util.List;
import java.util.Optional;
import org.focallens.cli.console.Failures;
import org.focallens.cli.options.Ranges;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit status: 0 done, 1 the work failed, 2 wrong usage. An error is one line; {@code --verbose} adds the stack trace.
 */
public final class FocalLens {
    private static final String VERSION = "FocalLens 0.1.0";

    private final Screen screen;

    @Command(
            name = "focallens",
            mixinStandardHelpOptions = true,
            version = VERSION,
            description =
                    "See RetinaNet and focal loss work: anchors on an image, the loss as curves, a small network in training.")
    private static final class Root {}

    /**
     * The commands.
     *
     * @param screen what they may ask of the window
     */
    public FocalLens(Screen screen) {
        this.screen = screen;
    }

    /**
     * Runs a command line; without a command, the window.
     *
     * @param args as the shell gives them
     * @return the exit status
     */
    public int run(String... args) {
        if (args.length == 0 && screen.hasDisplay()) { // making the commands takes a third of a second
            screen.open(Optional.empty(), Optional.empty());
            return 0;
        }
        boolean namesNoCommand = args.length == 0 || args[0].startsWith("--open") || args[0].startsWith("--room");
        CommandLine line = commands();
        try {
            return line.execute(namesNoCommand ? withGui(args) : args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return Failures.exhausted(e, line.getErr(), List.of(args));
        }
    }

    CommandLine commands() {
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand(new GuiCommand(screen));
        line.addSubcommand(new TourCommand(screen));
        line.addSubcommand(new PresetsCommand());
        line.addSubcommand(new AssignCommand());
        line.addSubcommand(new LossCommand());
        line.addSubcommand(new AuditCommand());
        line.addSubcommand(new EvaluateCommand());
        line.addSubcommand(new ConvertCommand());
        line.addSubcommand(new AnchorsSearchCommand());
        line.addSubcommand(new TrainCommand());
        line.addSubcommand(new SweepCommand());
        line.addSubcommand(new ShotCommand(screen));
        line.addSubcommand(new CommandLine(new BenchCommand()).addSubcommand(new BenchOverlayCommand(screen)));
        addHelp(line);
        line.setExecutionExceptionHandler(Failures::failed);
        line.setParameterExceptionHandler(Failures::misused);
        line.setExecutionStrategy(parsed -> {
            Ranges.check(parsed);
            return new CommandLine.RunLast().execute(parsed);
        });
        return line;
    }

    private static void addHelp(CommandLine command) {
        command.getSubcommands().values().forEach(sub -> {
            sub.getCommandSpec().mixinStandardHelpOptions(true).version(VERSION);
            addHelp(sub);
        });
    }

    private static String[] withGui(String[] args) {
        String[] all = new String[args.length + 1];
        all[0] = "gui";
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }
}
