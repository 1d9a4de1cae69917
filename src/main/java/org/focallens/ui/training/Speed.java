package org.focallens.ui.training;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The most steps a second, in a few grades from slow enough to talk about each to as fast as can be. */
final class Speed {

    private static final double[] GRADES = {.5, 1, 2, 5, 10, 25, Double.POSITIVE_INFINITY};

    private final DoubleConsumer to;
    private final ReadOnlyObjectWrapper<Integer> grade = new ReadOnlyObjectWrapper<>(GRADES.length - 1);

    /** @param to takes steps a second, infinity for no limit */
    Speed(DoubleConsumer to) {
        this.to = to;
    }

    ReadOnlyObjectProperty<Integer> grade() {
        return grade.getReadOnlyProperty();
    }

    void slower() {
        set(grade.get() - 1);
    }

    void faster() {
        set(grade.get() + 1);
    }

    /** Takes a grade; one that does not exist becomes the nearest. */
    void set(int next) {
        grade.set(Math.max(0, Math.min(GRADES.length - 1, next)));
        to.accept(GRADES[grade.get()]);
    }

    /** {@return for example {@code at most 5 steps a second}} */
    String text() {
        double most = GRADES[grade.get()];
        if (Double.isInfinite(most)) {
            return "Full speed";
        }
        return most < 1 ? "1 step in 2 s" : String.format(Locale.ROOT, "%.0f steps/s", most);
    }
}
