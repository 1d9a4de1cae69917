package org.focallens.ui.common;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/**
 * Buttons side by side of which one is on.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {
    private final String id;
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /** @param id the start of the buttons' ids */
    public Segments(String id) {
        this.id = id;
    }

    /** Adds a choice on the right. */
    public Segments<T> add(T value, String text, String help) {
        ToggleButton button = new ToggleButton(text);
        button.setMnemonicParsing(false);
        button.setId(id + "-" + value.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        Controls.tip(button, help);
        buttons.put(value, button);
        getChildren().add(button);
        return this;
    }

    /** Follows a value, and tells what was chosen. */
    public Segments<T> bind(ObservableValue<T> chosen, Consumer<T> choose) {
        int last = buttons.size() - 1;
        buttons.forEach((value, button) -> {
            int place = getChildren().indexOf(button);
            button.getStyleClass().add(place == 0 ? "left-pill" : place == last ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                button.setSelected(true); // a second click does not turn it off
                choose.accept(value);
            });
        });
        chosen.subscribe(now -> buttons.forEach((value, button) -> button.setSelected(value.equals(now))));
        return this;
    }
}
