package org.focallens.ui.training.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The rows that the room's settings stand in. */
final class Fields {

    private static final double LABEL = 112;

    private Fields() {}

    /** {@return a control with what it is called} */
    static HBox row(String text, Node control) {
        return row(new Label(text), control);
    }

    /** {@return a control with what it is called} */
    static HBox row(Label label, Node control) {
        label.setLabelFor(control);
        label.setMinWidth(LABEL);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
