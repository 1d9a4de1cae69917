package org.focallens.ui.loss.common;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.focallens.figure.Figures;

/** A number that is typed: every text that is a number within bounds counts at once, any other says what is wrong and changes nothing. */
public final class NumberInput {
    private final String name;
    private final Bounds bounds;
    private final DoubleConsumer commit;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private double shown = Double.NaN;

    /**
     * What counts.
     *
     * @param min   least number
     * @param max   largest number
     * @param whole whether only whole numbers count
     */
    public record Bounds(double min, double max, boolean whole) {
        /** {@return any number between the two} */
        public static Bounds of(double min, double max) {
            return new Bounds(min, max, false);
        }

        /** {@return whole numbers between the two} */
        public static Bounds whole(double min, double max) {
            return new Bounds(min, max, true);
        }

        private boolean hold(double number) {
            return number >= min && number <= max && (!whole || number == Math.rint(number));
        }
    }

    /**
     * @param name   for messages
     * @param bounds what counts
     * @param commit takes each number that is typed
     */
    public NumberInput(String name, Bounds bounds, DoubleConsumer commit) {
        this.name = name;
        this.bounds = bounds;
        this.commit = commit;
        text.subscribe(this::read);
    }

    /** {@return the text, to be bound both ways} */
    public StringProperty text() {
        return text;
    }

    /** {@return what is wrong with the text, empty if nothing} */
    public ReadOnlyStringProperty error() {
        return error.getReadOnlyProperty();
    }

    /** {@return what counts} */
    public Bounds bounds() {
        return bounds;
    }

    private void read(String typed) {
        if (Double.isNaN(shown)) {
            return;
        }
        OptionalDouble number = parse(typed);
        error.set(
                number.isPresent()
                        ? ""
                        : name + " must be a " + (bounds.whole ? "whole number" : "number") + " from "
                                + Figures.plain(bounds.min) + " to " + Figures.plain(bounds.max) + ", not “"
                                + typed.strip() + "”");
        if (number.isPresent() && number.getAsDouble() != shown) {
            shown = number.getAsDouble();
            commit.accept(shown);
        }
    }

    /** A comma counts as a point, as it does on half the world's keyboards. */
    private OptionalDouble parse(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(',', '.'));
            return bounds.hold(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Shows a number that came from elsewhere; a text that means it already, as "2.0" while "2.05" is typed, stays. */
    public void show(double number) {
        if (number == shown && error.get().isEmpty()) {
            return;
        }
        shown = number;
        reset();
    }

    /** Puts the number in place of a text that is none, as when the field is left. */
    public void reset() {
        text.set(Figures.plain(shown));
        error.set("");
    }
}
