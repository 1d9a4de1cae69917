package org.focallens.ui.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.focallens.text.Texts;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.Dialogs;

/** The menu, made anew from the actions of the window and of the room at hand. */
final class MainMenu {
    private static final List<String> ORDER =
            List.of("File", "Edit", "Image", "Chart", "Training", "View", "Panel", "Room", "Help");

    private final Workbench workbench;
    private final Dialogs dialogs;
    private final MenuBar bar = new MenuBar();
    private List<Action> actions = List.of();

    MainMenu(Workbench workbench, Dialogs dialogs) {
        this.workbench = workbench;
        this.dialogs = dialogs;
    }

    Node node() {
        return bar;
    }

    void show(List<Action> roomActions) {
        Map<String, Menu> menus = new LinkedHashMap<>();
        ORDER.forEach(name -> menus.put(name, new Menu(name)));
        actions = Stream.concat(roomActions.stream(), ownActions().stream()).toList();
        actions.forEach(action -> menus.computeIfAbsent(action.menu(), name -> new Menu(name))
                .getItems()
                .add(item(action)));
        addRecent(menus.get("File"));
        bar.getMenus()
                .setAll(menus.values().stream()
                        .filter(menu -> !menu.getItems().isEmpty())
                        .toList());
    }

    /** {@return what can be done now, the room's own first} */
    List<Action> actions() {
        return actions;
    }

    private List<Action> ownActions() {
        List<Action> own = new ArrayList<>();
        own.add(Action.of(
                "theme",
                "View",
                "Light or dark",
                "Changes between the light and the dark theme",
                "Shortcut+T",
                null,
                () -> workbench.theme().set(workbench.theme().get().other())));
        for (RoomEntry entry : workbench.entries()) {
            own.add(Action.of(
                    "enter-" + entry.id(),
                    "Room",
                    entry.title(),
                    entry.help(),
                    "Shortcut+" + (workbench.entries().indexOf(entry) + 1),
                    null,
                    () -> workbench.enter(entry)));
        }
        own.add(Action.of(
                        "cancel-work",
                        "Edit",
                        "Cancel",
                        "Cancels the work in progress",
                        "Esc",
                        null,
                        () -> workbench.room().cancel())
                .when(workbench.room().busy()));
        own.add(Action.of(
                "quit",
                "File",
                "Quit",
                "Quits the program; settings are remembered",
                "Shortcut+Q",
                null,
                workbench::quit));
        own.add(Action.of(
                "keys",
                "Help",
                "Keys",
                "All keyboard shortcuts of this room",
                "F1",
                null,
                () -> dialogs.show("Keys", keys())));
        return own;
    }

    private String keys() {
        return actions.stream()
                .filter(action -> action.key() != null)
                .map(action ->
                        Texts.format("%-14s  %s: %s", action.key().getDisplayText(), action.text(), action.help()))
                .collect(Collectors.joining("\n"));
    }

    private static MenuItem item(Action action) {
        MenuItem item = Controls.menuItem(action);
        if (Workbench.isPlain(action.key())) {
            item.setAccelerator(null);
            item.setText(action.text() + "   [" + action.key().getDisplayText() + "]");
        }
        return item;
    }

    private void addRecent(Menu file) {
        if (workbench.recent().isEmpty()) {
            return;
        }
        Menu recent = new Menu("Recent");
        for (String path : workbench.recent()) {
            MenuItem item = new MenuItem(path);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> workbench.open(Path.of(path)));
            recent.getItems().add(item);
        }
        file.getItems().add(file.getItems().size() - 1, recent);
        file.getItems().add(file.getItems().size() - 1, new SeparatorMenuItem());
    }
}
