package org.focallens.ui.loss;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** A number by slider and by typing, both in step, with what is wrong about a typed text below. */
final class SliderField extends VBox {
    private final Slider slider;
    private boolean following;

    /** Takes what the slider is moved to and answers what holds from then on, which may be a rounder number. */
    interface Moved {
        double to(double value, boolean dragged);
    }

    SliderField(String id, String name, String help, NumberInput input, Moved moved) {
        super(4);
        slider = new Slider(0, input.max(), 0);
        slider.setId(id + "-slider");
        slider.setAccessibleText(name);
        slider.valueProperty().addListener((property, before, value) -> {
            if (!following) {
                follow(moved.to(value.doubleValue(), slider.isValueChanging()));
            }
        });
        Controls.tip(slider, help);
        getChildren().addAll(line(id, name, help, input), slider, error(id, input));
    }

    private static HBox line(String id, String name, String help, NumberInput input) {
        Label label = new Label(name);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        TextField field = new TextField();
        field.setId(id + "-field");
        field.setAccessibleText(name);
        field.setPrefColumnCount(6);
        field.getStyleClass().add("number");
        field.textProperty().bindBidirectional(input.text());
        field.setOnAction(event -> input.reset());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                input.reset();
            }
        });
        Controls.tip(field, help);
        label.setLabelFor(field);
        HBox line = new HBox(8, label, gap, field);
        line.setStyle("-fx-alignment: center-left;");
        return line;
    }

    private static Label error(String id, NumberInput input) {
        Label error = new Label();
        error.setId(id + "-error");
        error.setWrapText(true);
        error.getStyleClass().add("field-error");
        error.textProperty().bind(input.error());
        error.visibleProperty().bind(input.error().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    /** Sets steps of the keyboard and of the marks. */
    SliderField steps(double key, double mark) {
        slider.setBlockIncrement(key);
        slider.setMajorTickUnit(mark);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        return this;
    }

    /** Puts the slider where the value is, which is not the user moving it. */
    void follow(double value) {
        following = true;
        slider.setValue(value);
        following = false;
    }
}
