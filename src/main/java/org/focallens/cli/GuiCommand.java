package org.focallens.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.focallens.ui.window.Headless;
import org.focallens.ui.window.RoomEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The window; what the program does when no command is named. */
@Command(name = "gui", description = "Opens the window (also without a command). Without a display: a tour instead.")
final class GuiCommand implements Callable<Integer> {
    private final List<RoomEntry> rooms;
    private final WindowOpener opener;

    @Option(names = "--open", paramLabel = "PATH", description = "image or data set to open")
    private Path open;

    @Option(names = "--room", paramLabel = "ROOM", description = "anchors, loss or training")
    private String room;

    @Spec
    private CommandSpec spec;

    /** Opens the window and returns when it is closed. */
    interface WindowOpener {
        void open(Optional<Path> open, Optional<String> room);
    }

    GuiCommand(List<RoomEntry> rooms, WindowOpener opener) {
        this.rooms = rooms;
        this.opener = opener;
    }

    @Override
    public Integer call() throws Exception {
        if (room != null && rooms.stream().noneMatch(entry -> entry.id().equals(room))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no room '" + room + "'; choose one of "
                            + rooms.stream().map(RoomEntry::id).collect(Collectors.joining(", ")));
        }
        if (open != null && !Files.exists(open)) {
            throw new CommandFailure(open + ": does not exist: check the name");
        }
        if (!Headless.hasDisplay()) {
            System.out.println("There is no display to open a window on: writing a tour of the rooms to "
                    + TourCommand.FOLDER + "/ instead.");
            return spec.commandLine().getParent().getSubcommands().get("tour").execute();
        }
        try {
            opener.open(Optional.ofNullable(open), Optional.ofNullable(room));
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
