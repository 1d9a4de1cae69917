package org.focallens.ui.training.settings;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** A field that takes what is typed at Enter and when it is left; what is refused stays in it, with the reason below. */
public final class TypedField extends VBox {

    private final TextField field = new TextField();
    private final Label reason = new Label();
    private final Supplier<String> now;
    private final Consumer<String> take;

    /**
     * @param id   of the field itself
     * @param help what it means
     * @param now  its value as text
     * @param take takes a text, or throws an {@link IllegalArgumentException} that says why not
     */
    public TypedField(String id, String help, Supplier<String> now, Consumer<String> take) {
        this.now = now;
        this.take = take;
        field.setId(id);
        field.setAlignment(Pos.CENTER_RIGHT);
        Controls.tip(field, help);
        reason.setId(id + "-error");
        reason.setWrapText(true);
        reason.getStyleClass().add("field-error");
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        getChildren().addAll(field, reason);
        field.setOnAction(event -> end());
        field.focusedProperty().subscribe((was, focused) -> {
            if (was && !focused) {
                end();
            }
        });
    }

    /** Shows the value as it is now. */
    public void show() {
        field.setText(now.get());
        reason.setText("");
    }

    private void end() {
        String typed = field.getText().strip();
        try {
            if (!typed.equals(now.get())) {
                take.accept(typed);
            }
            show();
        } catch (NumberFormatException e) {
            reason.setText("Enter a number; '" + typed + "' is not one.");
        } catch (IllegalArgumentException e) {
            reason.setText(e.getMessage());
        }
    }
}
