package org.focallens.ui.loss;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.focallens.ui.common.Figures;

/** A number that is typed: every text that is a number within bounds counts at once, any other says what is wrong and changes nothing. */
public final class NumberInput {
    private final String name;
    private final double max;
    private final DoubleConsumer commit;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private double shown = Double.NaN;

    /**
     * @param name   for messages
     * @param max    largest number; the least is 0
     * @param commit takes each number that is typed
     */
    NumberInput(String name, double max, DoubleConsumer commit) {
        this.name = name;
        this.max = max;
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

    /** {@return the largest number} */
    public double max() {
        return max;
    }

    private void read(String typed) {
        if (Double.isNaN(shown)) {
            return;
        }
        OptionalDouble number = parse(typed);
        error.set(number.isPresent() ? "" : name + " must be a number from 0 to " + Figures.plain(max) + ", not “" + typed.strip() + "”");
        if (number.isPresent() && number.getAsDouble() != shown) {
            shown = number.getAsDouble();
            commit.accept(shown);
        }
    }

    /** A comma counts as a point, as it does on half the world's keyboards. */
    private OptionalDouble parse(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(',', '.'));
            return number >= 0 && number <= max ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Shows a number that came from elsewhere; a text that means it already, as "2.0" while "2.05" is typed, stays. */
    void show(double number) {
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
