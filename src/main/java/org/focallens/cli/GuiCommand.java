package org.focallens.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.focallens.cli.console.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The window; what the program does when no command is named. */
@Command(
        name = "gui",
        description = "Opens the window (as does no command at all). Without a display, writes a tour instead.")
final class GuiCommand implements Callable<Integer> {
    private final Screen screen;

    @Option(names = "--open", paramLabel = "PATH", description = "image or data set to open")
    private Path open;

    @Option(names = "--room", paramLabel = "ROOM", description = "anchors, loss or training")
    private String room;

    @Spec
    private CommandSpec spec;

    GuiCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws Exception {
        if (room != null && !screen.rooms().contains(room)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no room '" + room + "'; choose one of " + String.join(", ", screen.rooms()));
        }
        if (open != null && !Files.exists(open)) {
            throw new CommandFailure(open + ": does not exist: check the name");
        }
        if (!screen.hasDisplay()) {
            System.out.println("There is no display to open a window on: writing a tour of the rooms to "
                    + TourCommand.FOLDER + "/ instead.");
            return spec.commandLine().getParent().getSubcommands().get("tour").execute();
        }
        try {
            screen.open(Optional.ofNullable(open), Optional.ofNullable(room));
        } catch (UnsupportedOperationException e) { // JavaFX's, where a library of the system's is missing
            throw new CommandFailure(
                    "the window cannot be opened: " + e.getMessage()
                            + " On Linux install GTK 3 (package libgtk-3-0), or use a command "
                            + "that needs no window, see --help",
                    e);
        }
        return 0;
    }
}
