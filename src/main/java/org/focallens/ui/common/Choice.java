package org.focallens.ui.common;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
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
        this(id, text, help);
        getItems().setAll(values);
        setMaxWidth(Double.MAX_VALUE);
    }

    /**
     * A list whose values are offered later.
     *
     * @param id   of the node
     * @param text of a value, as a person reads it
     * @param help what it means
     */
    public Choice(String id, Function<T, String> text, String help) {
        setId(id);
        setConverter(Controls.text(text));
        Controls.tip(this, help);
    }

    /** Offers other values; what is shown stays. */
    public void offer(List<T> values) {
        render(values, rendered);
    }

    /** Shows a value that changes, and hands on what a person chooses. */
    public Choice<T> bind(ObservableValue<? extends T> value, Consumer<T> choose) {
        value.subscribe(now -> render(now));
        return onChosen(choose);
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
