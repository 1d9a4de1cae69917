package org.focallens.ui.training.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.focallens.ui.common.Controls;

/** The rows that the room's settings stand in. */
final class Fields {

    private static final double LABEL = 112;

    private Fields() {}

    /** {@return a list to choose from} */
    static <T> ComboBox<T> choice(String id, List<T> values, Function<T, String> text, String help) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(Controls.text(text));
        box.setMaxWidth(Double.MAX_VALUE);
        Controls.tip(box, help);
        return box;
    }

    /** Tells what was chosen by a person, and not what the list was set to. */
    static <T> void chosen(ComboBox<T> box, T now, Consumer<T> choose) {
        if (box.getValue() != null && !box.getValue().equals(now)) {
            choose.accept(box.getValue());
        }
    }

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
