package org.focallens.ui.common;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;

/**
 * A list to choose from. It renders a value without a word, also while its items are replaced, and tells only what a person chose. Where a choice
 * is not taken, it shows what holds again.
 *
 * @param <T> what is chosen
 */
public final class Choice<T> extends ComboBox<T> {

    private T rendered;
    private boolean rendering;

    /**
     * A list without a value.
     *
     * @param id     of the node
     * @param values to choose from
     * @param text   of a value, as a person reads it
     * @param help   what it means
     */
    public Choice(String id, List<T> values, Function<T, String> text, String help) {
        setId(id);
        getItems().setAll(values);
        setConverter(Controls.text(text));
        setMaxWidth(Double.MAX_VALUE);
        Controls.tip(this, help);
    }

    /** Shows a value. */
    public void render(T value) {
        render(List.copyOf(getItems()), value);
    }

    /** Shows other values to choose from, and which of them holds. */
    public void render(List<T> values, T value) {
        rendered = value;
        rendering = true;
        try {
            if (!getItems().equals(values)) {
                getItems().setAll(values);
            }
            setValue(value);
        } finally {
            rendering = false;
        }
    }

    /** Tells what a person chooses. */
    public Choice<T> onChosen(Consumer<T> choose) {
        setOnAction(event -> {
            T chosen = getValue();
            if (!rendering && chosen != null && !chosen.equals(rendered)) {
                T before = rendered;
                choose.accept(chosen);
                if (Objects.equals(before, rendered)) {
                    render(before);
                }
            }
        });
        return this;
    }
}
