package org.focallens.ui.loss.common;

import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import org.focallens.ui.common.Controls;

/** A number by slider and by typing, both in step, with what is wrong about a typed text below. */
public final class SliderField extends VBox {
    private final Slider slider;
    private boolean following;

    /** Takes what the slider is moved to and answers where it belongs from then on, which may be a rounder number. */
    public interface Moved {
        double to(double value, boolean dragged);
    }

    /**
     * @param id    of the field and, with endings, of its parts
     * @param name  beside the field
     * @param help  what it is, for the tooltip
     * @param input what is typed
     * @param moved takes what is slid
     */
    public SliderField(String id, String name, String help, NumberInput input, Moved moved) {
        super(4);
        slider = new Slider(
                input.bounds().min(), input.bounds().max(), input.bounds().min());
        slider.setId(id + "-slider");
        slider.setAccessibleText(name);
        slider.valueProperty().addListener((property, before, value) -> {
            if (!following) {
                follow(moved.to(value.doubleValue(), slider.isValueChanging()));
            }
        });
        Controls.tip(slider, help);
        getChildren().addAll(NumberField.line(id, name, help, input), slider, NumberField.error(id, input));
    }

    /** Sets steps of the keyboard and of the marks. */
    public SliderField steps(double key, double mark) {
        slider.setBlockIncrement(key);
        slider.setMajorTickUnit(mark);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        return this;
    }

    /** Lets the slider run over another range than the field, as over powers of ten. */
    public SliderField range(double min, double max) {
        following = true;
        slider.setMin(min);
        slider.setMax(max);
        following = false;
        slider.setShowTickLabels(false);
        return this;
    }

    /** Puts the slider where the value is, which is not the user moving it. */
    public void follow(double value) {
        following = true;
        slider.setValue(value);
        following = false;
    }
}
