package org.focallens.ui.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.focallens.data.file.SafeFile;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;

/** Pictures of rooms, drawn in memory where there is no display. */
public final class RoomPictures implements AutoCloseable {
    /** Layout, style sheets and pending repaints have settled after so many frames without work. */
    private static final int QUIET_FRAMES = 20;

    private static final long PATIENCE_SECONDS = 300;

    private final List<RoomEntry> rooms;

    /**
     * What to draw.
     *
     * @param room        its id
     * @param open        what to open in it, if anything
     * @param width       in pixels
     * @param height      in pixels
     * @param theme       light or dark
     * @param demonstrate whether the room first does what it is for
     * @param actions     of the room's, by their ids, to be done one after the other before that
     */
    public record Request(
            String room,
            Optional<Path> open,
            int width,
            int height,
            Theme theme,
            boolean demonstrate,
            List<String> actions) {

        public Request {
            actions = List.copyOf(actions);
        }

        /**
         * What to draw as it is.
         *
         * @param room        its id
         * @param open        what to open in it, if anything
         * @param width       in pixels
         * @param height      in pixels
         * @param theme       light or dark
         * @param demonstrate whether the room first does what it is for
         */
        public Request(String room, Optional<Path> open, int width, int height, Theme theme, boolean demonstrate) {
            this(room, open, width, height, theme, demonstrate, List.of());
        }
    }

    /**
     * Starts JavaFX without a display.
     *
     * @param rooms  the program's rooms
     * @param width  greatest width of a picture
     * @param height greatest height of a picture
     */
    public RoomPictures(List<RoomEntry> rooms, int width, int height) {
        this.rooms = rooms;
        Headless.configure(width, height);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {});
    }

    /**
     * Draws a room and writes it as PNG.
     *
     * @return the room's status line, which says what is shown or what failed
     * @throws IOException              if what was to be opened cannot be read or the file cannot be written
     * @throws IllegalArgumentException if the room opens no files, yet one is given, or has no such action
     */
    public String write(Request request, Path file) throws IOException, InterruptedException {
        CompletableFuture<Shown> shown = new CompletableFuture<>();
        Platform.runLater(() -> show(request, shown));
        try {
            Shown result = shown.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (result.failure().isPresent()) {
                throw new IOException(result.failure().get());
            }
            byte[] png = Images.png(result.picture());
            SafeFile.write(file, out -> out.write(png));
            return result.status();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "the room " + request.room() + " cannot be drawn: "
                            + e.getCause().getMessage(),
                    e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the room " + request.room() + " was still at work after " + PATIENCE_SECONDS + " s", e);
        }
    }

    private record Shown(Picture picture, String status, Optional<String> failure) {}

    private void show(Request request, CompletableFuture<Shown> shown) {
        try {
            request.theme().install();
            Session session = new Session(request.theme(), request.room(), null, List.of(), Map.of());
            Workbench workbench = new Workbench(rooms, new QuietDialogs(), session);
            Stage stage = new Stage(StageStyle.UNDECORATED);
            stage.setScene(new Scene(workbench.root(), request.width(), request.height()));
            stage.show();
            request.open().ifPresent(path -> open(path, workbench));
            request.actions().forEach(id -> perform(id, workbench.room()));
            if (request.demonstrate()) {
                workbench.room().demonstrate();
            }
            new WhenQuiet(
                            workbench,
                            () -> {
                                Room room = workbench.room();
                                shown.complete(new Shown(
                                        snapshot(stage.getScene()),
                                        room.status().getValue(),
                                        room.failure()));
                                workbench.close();
                                stage.close();
                            },
                            shown::completeExceptionally)
                    .start();
        } catch (RuntimeException e) {
            shown.completeExceptionally(e);
        }
    }

    private static void open(Path path, Workbench workbench) {
        Room room = workbench.room();
        workbench.open(path);
        if (workbench.room() != room) {
            throw new IllegalArgumentException(
                    "this room opens no files, and " + path + " was to be opened in it: leave it out");
        }
    }

    private static void perform(String id, Room room) {
        Action action = room.actions().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this room has no action '" + id + "'; it has "
                        + room.actions().stream().map(Action::id).collect(Collectors.joining(", "))));
        if (action.enabled() != null && !action.enabled().get()) {
            throw new IllegalArgumentException("the action '" + id + "' cannot be done now: leave it out");
        }
        action.run().run();
    }

    private static Picture snapshot(Scene scene) {
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return Picture.wrap(width, height, pixels);
    }

    private static final class WhenQuiet extends AnimationTimer {
        private final Workbench workbench;
        private final Runnable then;
        private final Consumer<Throwable> otherwise;
        private int quietFrames;

        WhenQuiet(Workbench workbench, Runnable then, Consumer<Throwable> otherwise) {
            this.workbench = workbench;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public void handle(long now) {
            quietFrames = workbench.room().busy().get() ? 0 : quietFrames + 1;
            if (quietFrames >= QUIET_FRAMES) {
                stop();
                end();
            }
        }

        private void end() {
            try {
                then.run();
            } catch (RuntimeException | OutOfMemoryError e) { // whoever waits for the picture must hear of it
                otherwise.accept(e);
            }
        }
    }

    @Override
    public void close() {
        Platform.exit();
    }
}
