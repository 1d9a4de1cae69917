package org.focallens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.focallens.figure.FrameTimes;
import org.focallens.ui.window.Headless;
import org.focallens.ui.window.RoomEntry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit status: 0 done, 1 the work failed, 2 wrong usage. An error is one line; {@code --verbose} adds the stack trace.
 */
public final class FocalLens {
    private static final String VERSION = "FocalLens 0.1.0";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final List<RoomEntry> rooms;
    private final BiConsumer<Optional<Path>, Optional<String>> window;
    private final Callable<FrameTimes> overlay;

    @Command(
            name = "focallens",
            mixinStandardHelpOptions = true,
            version = VERSION,
            description =
                    "See RetinaNet and focal loss work: anchors on an image, the loss as curves, a small network in training.")
    private static final class Root {}

    /**
     * The commands over the program's rooms.
     *
     * @param rooms  in the order of the rail
     * @param window opens the window on a path and a room, and returns when it is closed
     * @param overlay times the frames of the anchors room's picture once the toolkit runs
     */
    public FocalLens(
            List<RoomEntry> rooms, BiConsumer<Optional<Path>, Optional<String>> window, Callable<FrameTimes> overlay) {
        this.rooms = rooms;
        this.window = window;
        this.overlay = overlay;
    }

    /**
     * Runs a command line; without a command, the window.
     *
     * @param args as the shell gives them
     * @return the exit status
     */
    public int run(String... args) {
        if (args.length == 0
                && Headless
                        .hasDisplay()) { // making the commands takes a third of a second that nobody needs to wait for
            window.accept(Optional.empty(), Optional.empty());
            return 0;
        }
        boolean namesNoCommand = args.length == 0 || args[0].startsWith("--open") || args[0].startsWith("--room");
        CommandLine line = commands();
        try {
            return line.execute(namesNoCommand ? withGui(args) : args);
        } catch (OutOfMemoryError e) {
            line.getErr()
                    .println("The memory does not suffice (" + e.getMessage()
                            + "): choose a smaller size, or give Java more by -Xmx8g");
            return FAILED;
        }
    }

    private CommandLine commands() {
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand(new GuiCommand(rooms, window::accept));
        line.addSubcommand(new TourCommand(rooms));
        line.addSubcommand(new PresetsCommand());
        line.addSubcommand(new AssignCommand());
        line.addSubcommand(new LossCommand());
        line.addSubcommand(new AuditCommand());
        line.addSubcommand(new EvaluateCommand());
        line.addSubcommand(new ConvertCommand());
        line.addSubcommand(new AnchorsSearchCommand());
        line.addSubcommand(new TrainCommand());
        line.addSubcommand(new SweepCommand());
        line.addSubcommand(new ShotCommand(rooms));
        line.addSubcommand(new CommandLine(new BenchCommand()).addSubcommand(new BenchOverlayCommand(overlay)));
        addHelp(line);
        line.setExecutionExceptionHandler(FocalLens::failed);
        line.setParameterExceptionHandler(FocalLens::misused);
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

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(message(e).replaceAll("\\R+", " "));
        if (parsed.originalArgs().contains("--verbose")) {
            e.printStackTrace(err);
        }
        return FAILED;
    }

    /** Failures that the program foresees say all in their message; any other also says what kind it is. */
    private static String message(Exception e) {
        boolean foreseen = e instanceof CommandFailure
                || e instanceof IllegalArgumentException
                || e.getClass().getName().startsWith("org.focallens");
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (foreseen) {
            return text;
        }
        if (e instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + ": cannot be read or written ("
                    + e.getClass().getSimpleName() + "): check its name, its folder and their rights";
        }
        if (e instanceof IOException) {
            return e.getClass() == IOException.class ? text : e.getClass().getSimpleName() + ": " + text;
        }
        return "This should not happen: " + e + " (--verbose says where)";
    }

    private static int misused(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(message(e) + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        if (Arrays.asList(args).contains("--verbose")) {
            e.printStackTrace(err);
        }
        return MISUSED;
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean command = e.getCommandLine().getSubcommands().size() > 0;
            return (command ? "there is no command '" : "there is no use for '")
                    + String.join(" ", unmatched.getUnmatched()) + "'";
        }
        return e.getMessage();
    }
}
