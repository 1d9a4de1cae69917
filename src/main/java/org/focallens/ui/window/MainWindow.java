package org.focallens.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.FxDialogs;

/** The program's one window: remembers its place and its rooms' settings, every few seconds and at its end. */
public final class MainWindow {
    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 700;
    private static final Duration SAVE_EVERY = Duration.seconds(5);

    private final SessionStore store;
    private final Stage stage = new Stage();
    private final Dialogs dialogs;
    private final Workbench workbench;
    private final Timeline saving = new Timeline(new KeyFrame(SAVE_EVERY, event -> saveIfChanged()));
    private Session saved;

    /**
     * Makes the window; call on the FX thread.
     *
     * @param rooms  in the order of the rail
     * @param store  where the session is remembered
     * @param session what was remembered
     * @param closed told when the window is gone and everything is saved
     */
    public MainWindow(List<RoomEntry> rooms, SessionStore store, Session session, Runnable closed) {
        this(rooms, store, session, closed, FxDialogs::new);
    }

    MainWindow(
            List<RoomEntry> rooms,
            SessionStore store,
            Session session,
            Runnable closed,
            Function<Stage, Dialogs> asking) {
        this.store = store;
        this.dialogs = asking.apply(stage);
        this.saved = session;
        session.theme().install();
        this.workbench = new Workbench(rooms, dialogs, saved);
        Scene scene =
                new Scene(workbench.root(), saved.frame().width(), saved.frame().height());
        stage.setScene(scene);
        stage.setTitle("FocalLens");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        restoreFrame(saved.frame());
        stage.setOnHidden(event -> {
            try {
                close();
            } finally {
                closed.run(); // whatever failed, the program must not stay behind without a window
            }
        });
    }

    private void restoreFrame(Session.Frame frame) {
        List<Screen> screens =
                Screen.getScreensForRectangle(new Rectangle2D(finite(frame.x()), finite(frame.y()), 200, 100));
        Rectangle2D screen = (screens.isEmpty() ? Screen.getPrimary() : screens.get(0)).getVisualBounds();
        stage.setWidth(Math.max(LEAST_WIDTH, Math.min(screen.getWidth(), frame.width())));
        stage.setHeight(Math.max(LEAST_HEIGHT, Math.min(screen.getHeight(), frame.height())));
        if (!Double.isNaN(frame.x()) && !screens.isEmpty()) { // a screen may have been unplugged since
            stage.setX(frame.x());
            stage.setY(frame.y());
        }
        stage.setMaximized(frame.maximised());
    }

    private static double finite(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /**
     * Shows the window.
     *
     * @param open what to open in it, if anything
     * @param room the room to enter, if another than the remembered one
     */
    public void show(Optional<Path> open, Optional<String> room) {
        workbench.entries().stream()
                .filter(entry -> room.filter(entry.id()::equals).isPresent())
                .findFirst()
                .ifPresent(workbench::enter);
        open.ifPresent(workbench::open);
        stage.show();
        saving.setCycleCount(Animation.INDEFINITE);
        saving.play();
    }

    /** {@return the window's content} */
    public Workbench workbench() {
        return workbench;
    }

    private void saveIfChanged() {
        Session now = workbench.session(new Session.Frame(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        if (!now.equals(saved)) {
            saved = now;
            store.save(now);
        }
    }

    private void close() {
        saving.stop();
        try {
            saveIfChanged();
        } finally {
            workbench.close();
        }
        if (!workbench.failures().isEmpty()) {
            dialogs.error("Not everything could be saved", String.join("\n", workbench.failures()));
        }
    }
}
