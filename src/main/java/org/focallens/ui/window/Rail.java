package org.focallens.ui.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column of rooms on the left. */
final class Rail {
    private final VBox node = new VBox();
    private final Map<RoomEntry, ToggleButton> buttons = new HashMap<>();

    Rail(List<RoomEntry> entries, Consumer<RoomEntry> enter) {
        node.getStyleClass().add("rail");
        for (RoomEntry entry : entries) {
            ToggleButton button = new ToggleButton(entry.title(), new FontIcon(entry.icon()));
            button.setId("room-" + entry.id());
            Controls.tip(button, entry.help() + "  (Ctrl+" + (entries.indexOf(entry) + 1) + ")");
            button.setOnAction(event -> enter.accept(entry));
            buttons.put(entry, button);
            node.getChildren().add(button);
        }
    }

    void select(RoomEntry chosen) {
        buttons.forEach((entry, button) -> button.setSelected(entry.equals(chosen)));
    }

    Node node() {
        return node;
    }
}
