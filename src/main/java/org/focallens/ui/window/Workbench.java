package org.focallens.ui.window;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's content: menu above, rail of rooms on the left, the room, the status line below. */
public final class Workbench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final int RECENT = 10;

    private final List<RoomEntry> entries;
    private final Dialogs dialogs;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, JsonNode> remembered = new HashMap<>();
    private final List<String> recent = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final ObjectProperty<RoomEntry> current = new SimpleObjectProperty<>();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final BorderPane root = new BorderPane();
    private final Rail rail;
    private final StatusLine status = new StatusLine();
    private final MainMenu menu;

    /**
     * @param entries the rooms in the order of the rail; at least one
     * @param dialogs asks and tells
     * @param session what was remembered
     */
    public Workbench(List<RoomEntry> entries, Dialogs dialogs, Session session) {
        this.entries = entries;
        this.dialogs = dialogs;
        remembered.putAll(session.rooms());
        recent.addAll(session.recent());
        theme.set(session.theme());
        rail = new Rail(entries, this::enter);
        menu = new MainMenu(this, dialogs);
        root.setTop(menu.node());
        root.setLeft(rail.node());
        root.setBottom(status.node());
        root.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        root.setOnDragDropped(event -> {
            event.setDropCompleted(event.getDragboard().hasFiles());
            event.getDragboard().getFiles().stream().findFirst().ifPresent(file -> open(file.toPath()));
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, new PlainKeys(menu::actions)::handle);
        theme.subscribe(this::applyTheme);
        root.sceneProperty().subscribe(this::applyTheme);
        enter(entries.stream()
                .filter(entry -> entry.id().equals(session.room()))
                .findFirst()
                .orElse(entries.get(0)));
    }

    private void applyTheme() {
        Scene scene = root.getScene();
        if (scene != null) {
            theme.get().apply(scene);
        }
        rooms.values().forEach(room -> room.theme(theme.get()));
    }

    /** Goes to a room; makes it when it is entered for the first time. */
    public void enter(RoomEntry entry) {
        Room room = rooms.computeIfAbsent(entry.id(), id -> make(entry));
        current.set(entry);
        rail.select(entry);
        root.setCenter(room.node());
        status.show(room);
        menu.show(room.actions());
    }

    private Room make(RoomEntry entry) {
        Room room = entry.maker().apply(dialogs);
        guarded(
                "restoring",
                entry.id(),
                () -> room.restore(remembered.getOrDefault(entry.id(), MissingNode.getInstance())));
        room.theme(theme.get());
        room.leadBy(id -> entries.stream()
                .filter(other -> other.id().equals(id))
                .findFirst()
                .ifPresent(this::enter));
        return room;
    }

    /** Opens a file or folder in the room at hand, or in the first that has a use for it. */
    public void open(Path path) {
        Path absolute = path.toAbsolutePath();
        if (!room().open(absolute)) {
            enter(entries.get(0));
            room().open(absolute);
        }
        recent.remove(absolute.toString());
        recent.add(0, absolute.toString());
        while (recent.size() > RECENT) {
            recent.remove(RECENT);
        }
        menu.show(room().actions());
    }

    /** {@return the room on screen} */
    public Room room() {
        return rooms.get(current.get().id());
    }

    /** {@return the rooms in the order of the rail} */
    public List<RoomEntry> entries() {
        return entries;
    }

    List<String> recent() {
        return List.copyOf(recent);
    }

    /** {@return the theme of the window} */
    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /** {@return the window's content} */
    public Parent root() {
        return root;
    }

    /**
     * {@return what to remember}
     *
     * @param frame where the window stands
     */
    public Session session(Session.Frame frame) {
        rooms.forEach((id, room) -> guarded("saving what to remember of", id, () -> remembered.put(id, room.save())));
        return new Session(theme.get(), current.get().id(), frame, recent, remembered);
    }

    @Override
    public void close() {
        rooms.forEach((id, room) -> guarded("closing", id, room::close));
    }

    /** One room's failure is kept from the others; it is logged when it is new. */
    private void guarded(String doing, String id, Runnable work) {
        String what = doing + " the room " + title(id);
        try {
            work.run();
            failures.remove(what);
        } catch (RuntimeException | LinkageError e) {
            String text = what + " failed: " + e;
            if (!text.equals(failures.put(what, text))) {
                LOG.error("{}", text, e);
            }
        }
    }

    private String title(String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .map(RoomEntry::title)
                .findFirst()
                .orElse(id);
    }

    /** Closes the window; what is to be remembered is saved as when its cross is clicked. */
    void quit() {
        Platform.runLater(() -> root.getScene().getWindow().hide());
    }

    /** {@return what could not be saved or closed the last time that it was tried, a line each; empty while all is well} */
    public List<String> failures() {
        return List.copyOf(failures.values());
    }

    /** Whether a key stands without Ctrl, Alt or Cmd, so that typing in a field must come first. */
    static boolean isPlain(KeyCombination key) {
        return key != null
                && !key.getName().contains("Shortcut")
                && !key.getName().contains("Ctrl")
                && !key.getName().contains("Alt");
    }
}
