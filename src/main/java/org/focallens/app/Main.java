package org.focallens.app;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.window.MainWindow;
import org.focallens.ui.window.RoomEntry;
import org.focallens.ui.window.SessionStore;
import org.kordamp.ikonli.feather.Feather;

/** Where the program starts; not a JavaFX Application, so that the class path alone is enough. */
public final class Main {
    private Main() {
    }

    /** @param args the command line, see {@code --help} */
    public static void main(String[] args) {
        Platform.startup(() -> new MainWindow(List.of(new RoomEntry("anchors", "Anchors", "Which anchors become positive, ignored, negative, and why?",
                Feather.GRID, AnchorsRoom::new)), SessionStore.ofUser()).show(Optional.of(java.nio.file.Path.of(args[0])), Optional.empty()));
    }
}
