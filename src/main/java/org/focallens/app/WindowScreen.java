package org.focallens.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import org.focallens.cli.Screen;
import org.focallens.figure.FrameTimes;
import org.focallens.ui.anchors.OverlayBench;
import org.focallens.ui.common.Theme;
import org.focallens.ui.window.Headless;
import org.focallens.ui.window.RoomEntry;
import org.focallens.ui.window.RoomPictures;

/** What the command line may ask of the window. */
final class WindowScreen implements Screen {
    private static final int OVERLAY_WIDTH = 1280;
    private static final int OVERLAY_HEIGHT = 800;

    private final List<RoomEntry> rooms;
    private final BiConsumer<Optional<Path>, Optional<String>> window;

    /**
     * A screen with these rooms.
     *
     * @param rooms  to draw, in the order of the rail
     * @param window opens the window on a path and in a room, and returns when it is closed
     */
    WindowScreen(List<RoomEntry> rooms, BiConsumer<Optional<Path>, Optional<String>> window) {
        this.rooms = rooms;
        this.window = window;
    }

    @Override
    public List<String> rooms() {
        return rooms.stream().map(RoomEntry::id).toList();
    }

    @Override
    public boolean hasDisplay() {
        return Headless.hasDisplay();
    }

    @Override
    public void open(Optional<Path> open, Optional<String> room) {
        window.accept(open, room);
    }

    @Override
    public Painter painter(int width, int height) {
        return new RoomPainter(new RoomPictures(rooms, width, height));
    }

    @Override
    public FrameTimes overlay() throws Exception {
        Headless.configure(OVERLAY_WIDTH, OVERLAY_HEIGHT);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
        try {
            return OverlayBench.run();
        } finally {
            Platform.exit();
        }
    }

    private record RoomPainter(RoomPictures pictures) implements Painter {

        @Override
        public String draw(Shot shot, Path file) throws IOException, InterruptedException {
            return pictures.write(
                    new RoomPictures.Request(
                            shot.room(),
                            shot.open(),
                            shot.width(),
                            shot.height(),
                            shot.dark() ? Theme.DARK : Theme.LIGHT,
                            true,
                            shot.actions()),
                    file);
        }

        @Override
        public void close() {
            pictures.close();
        }
    }
}
