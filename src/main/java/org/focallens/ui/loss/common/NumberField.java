package org.focallens.ui.loss.common;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** A number by typing, with what is wrong about a typed text below. */
public final class NumberField extends VBox {

    /**
     * @param id    of the field and, with endings, of its parts
     * @param name  beside the field
     * @param help  what it is, for the tooltip
     * @param input what is typed
     */
    public NumberField(String id, String name, String help, NumberInput input) {
        super(4);
        getChildren().addAll(line(id, name, help, input), error(id, input));
    }

    static HBox line(String id, String name, String help, NumberInput input) {
        Label label = new Label(name);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        TextField field = new TextField();
        field.setId(id + "-field");
        field.setAccessibleText(name);
        field.setPrefColumnCount(7);
        field.setMinWidth(USE_PREF_SIZE);
        field.getStyleClass().add("number");
        field.textProperty().bindBidirectional(input.text());
        field.setOnAction(event -> input.reset());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                input.reset();
            }
        });
        Controls.tip(field, help);
        Controls.tip(label, help);
        label.setLabelFor(field);
        HBox line = new HBox(8, label, gap, field);
        line.setStyle("-fx-alignment: center-left;");
        return line;
    }

    static Label error(String id, NumberInput input) {
        Label error = new Label();
        error.setId(id + "-error");
        error.setWrapText(true);
        error.getStyleClass().add("field-error");
        error.textProperty().bind(input.error());
        error.visibleProperty().bind(input.error().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
