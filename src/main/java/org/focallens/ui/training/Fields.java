package org.focallens.ui.training;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.focallens.ui.common.Controls;

/** The rows that the room's settings stand in. */
final class Fields {

    private static final double LABEL = 112;

    private Fields() {
    }

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

    /** {@return a field that takes what is typed at Enter and when it is left; text that is refused is put back with the reason as its tooltip} */
    static TextField typed(String id, String help, Supplier<String> now, Consumer<String> take) {
        TextField field = new TextField();
        field.setId(id);
        field.setAlignment(Pos.CENTER_RIGHT);
        Controls.tip(field, help);
        Runnable end = () -> {
            field.getStyleClass().removeAll("wrong");
            Controls.tip(field, help);
            try {
                if (!field.getText().strip().equals(now.get())) {
                    take.accept(field.getText().strip());
                }
                field.setText(now.get());
            } catch (IllegalArgumentException e) {
                String reason = e instanceof NumberFormatException ? "'" + field.getText() + "' is no whole number" : e.getMessage();
                Controls.tip(field, reason + ". " + help);
                field.getStyleClass().add("wrong");
            }
        };
        field.setOnAction(event -> end.run());
        field.focusedProperty().subscribe((was, focused) -> {
            if (was && !focused) {
                end.run();
            }
        });
        return field;
    }

    /** {@return a control with what it is called} */
    static HBox row(String text, Control control) {
        return row(new Label(text), control);
    }

    /** {@return a control with what it is called} */
    static HBox row(Label label, Node control) {
        label.setLabelFor(control);
        label.setMinWidth(LABEL);
        HBox.setHgrow(control, Priority.ALWAYS);
        if (control instanceof Control wide) {
            wide.setMaxWidth(Double.MAX_VALUE);
        }
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
