package org.focallens.ui.window;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The line at the foot of the window: what the room has to say. */
final class StatusLine {
    private final Label text = new Label();
    private final HBox node = new HBox(text);

    StatusLine() {
        text.setId("status");
        node.getStyleClass().add("status-bar-line");
    }

    void show(ObservableValue<String> status) {
        text.textProperty().unbind();
        text.textProperty().bind(status);
    }

    Node node() {
        return node;
    }
}
