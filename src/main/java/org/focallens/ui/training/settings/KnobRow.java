package org.focallens.ui.training.settings;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** A number by slider and by typing. */
final class KnobRow extends VBox {

    private final Range range;
    private final DoubleConsumer changed;
    private final DoubleFunction<String> text;
    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final Label error = new Label();
    private double value = Double.NaN;
    private boolean showing;

    /**
     * What the number may be.
     *
     * @param id          of the slider; the field's is the same with {@code -field}
     * @param title       as a newcomer understands it
     * @param help        what it does, and which framework has which value
     * @param least       smallest value
     * @param most        largest value
     * @param logarithmic whether equal distances on the slider are equal ratios
     */
    record Range(String id, String title, String help, double least, double most, boolean logarithmic) {

        private double place(double value) {
            return logarithmic ? Math.log10(value) : value;
        }

        /** Three digits are as fine as a slider can be set. */
        private double value(double place) {
            double raw = logarithmic ? Math.pow(10, place) : place;
            double unit = Math.pow(10, Math.floor(Math.log10(Math.max(Math.abs(raw), 1e-9))) - (logarithmic ? 1 : 2));
            return Math.max(least, Math.min(most, Math.rint(raw / unit) * unit));
        }
    }

    KnobRow(Range range, DoubleFunction<String> text, DoubleConsumer changed) {
        super(4);
        this.range = range;
        this.text = text;
        this.changed = changed;
        Label label = new Label(range.title());
        label.setLabelFor(field);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        field.setId(range.id() + "-field");
        field.setPrefWidth(96);
        field.setAlignment(Pos.CENTER_RIGHT);
        slider.setId(range.id());
        slider.setMin(range.place(range.least()));
        slider.setMax(range.place(range.most()));
        slider.setBlockIncrement((slider.getMax() - slider.getMin()) / 20);
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        Controls.tip(slider, range.help());
        Controls.tip(field, range.help());
        HBox line = new HBox(8, label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, slider, error);
        slider.valueProperty().subscribe(place -> slid(place.doubleValue()));
        field.setOnAction(event -> typed());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                typed();
            }
        });
    }

    /** Shows a value that was set elsewhere. */
    void show(double next) {
        if (next != value) {
            value = next;
            error.setText("");
            field.setText(text.apply(next));
            showing = true; // a value beyond the slider's ends must not be turned to them
            slider.setValue(range.place(next));
            showing = false;
        }
    }

    /** The slider's own rounding must not change a value that was typed more finely. */
    private void slid(double place) {
        if (!showing && !Double.isNaN(value) && Math.abs(place - range.place(value)) > 1e-9) {
            change(range.value(place));
        }
    }

    private void typed() {
        if (field.getText().equals(text.apply(value))) {
            error.setText("");
            return;
        }
        try {
            double typed = Double.parseDouble(field.getText().strip().replace(',', '.'));
            if (typed >= range.least() && typed <= range.most()) {
                change(typed);
                return;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        error.setText("Enter a number from " + text.apply(range.least()) + " to " + text.apply(range.most()) + ".");
    }

    private void change(double next) {
        show(next);
        changed.accept(next);
    }
}
