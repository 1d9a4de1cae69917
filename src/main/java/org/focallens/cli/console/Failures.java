package org.focallens.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import org.focallens.data.file.FileFault;
import org.focallens.data.file.Quote;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what failed, in one line without control characters; {@code --verbose} adds the stack trace. */
public final class Failures {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String VERBOSE = "--verbose";

    private Failures() {}

    /** Tells what a command threw. */
    public static int failed(Exception e, CommandLine command, ParseResult parsed) {
        Exception cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return tell(command.getErr(), message(cause), e, parsed.originalArgs(), FAILED);
    }

    /** Tells what a command line holds that is not understood. */
    public static int misused(ParameterException e, String[] args) {
        String text =
                message(e) + " (see " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)";
        return tell(e.getCommandLine().getErr(), text, e, Arrays.asList(args), MISUSED);
    }

    /** Tells that memory or stack has run out. */
    public static int exhausted(VirtualMachineError e, PrintWriter err, List<String> args) {
        String text = e instanceof StackOverflowError
                ? "The input is nested too deeply to be read"
                : "Not enough memory (" + e.getMessage() + "): choose a smaller size, or give Java more with -Xmx8g";
        return tell(err, text, e, args, FAILED);
    }

    private static int tell(PrintWriter err, String text, Throwable e, List<String> args, int status) {
        err.println(Quote.line(text));
        if (args.contains(VERBOSE)) {
            e.printStackTrace(err);
        }
        return status;
    }

    /** Failures that the program foresees say all in their message. */
    private static String message(Exception e) {
        boolean foreseen = e instanceof CommandFailure
                || e instanceof IllegalArgumentException
                || e.getClass().getName().startsWith("org.focallens");
        if (foreseen && e.getMessage() != null) {
            return e.getMessage();
        }
        if (e instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + ": " + FileFault.reason(file);
        }
        if (e instanceof IOException fault) {
            return FileFault.reason(fault);
        }
        return "FocalLens failed because of a bug: please report it with what " + VERBOSE + " prints";
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            boolean command = e.getCommandLine().getSubcommands().size() > 0;
            return (command ? "there is no command '" : "unknown argument '")
                    + String.join(" ", unmatched.getUnmatched()) + "'";
        }
        return e.getMessage();
    }
}
