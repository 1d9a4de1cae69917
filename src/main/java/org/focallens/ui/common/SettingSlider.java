package org.focallens.ui.common;

import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Slider;

/** A slider that shows a value and writes only what a person moves it to. */
public final class SettingSlider extends Slider {
    private boolean rendering;

    /**
     * @param id   of the node
     * @param min  least value
     * @param max  greatest value
     * @param help for the tooltip
     */
    public SettingSlider(String id, double min, double max, String help) {
        super(min, max, min);
        setId(id);
        Controls.tip(this, help);
    }

    /** Shows a value that changes, and hands on what a person moves the slider to. */
    public SettingSlider bind(ObservableValue<Double> value, DoubleConsumer moved) {
        value.subscribe(this::render);
        valueProperty().subscribe((was, now) -> {
            if (!rendering) {
                moved.accept(now.doubleValue());
            }
        });
        return this;
    }

    private void render(double value) {
        rendering = true;
        setValue(value);
        rendering = false;
    }
}
