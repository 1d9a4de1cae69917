package org.focallens.ui.common.work;

import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** A number that any thread may set, thousands of times a second, and that the FX thread sees change now and then: only the newest counts. */
public final class LatestDouble {
    private final ReadOnlyDoubleWrapper shown;
    private final AtomicReference<Double> waiting = new AtomicReference<>();
    private final Background background;

    /**
     * @param background brings values to the FX thread
     * @param start      the value at first
     */
    public LatestDouble(Background background, double start) {
        this.background = background;
        this.shown = new ReadOnlyDoubleWrapper(start);
    }

    /** Sets the value, from any thread. */
    public void set(double value) {
        if (waiting.getAndSet(value) == null) {
            background.later(() -> shown.set(waiting.getAndSet(null)));
        }
    }

    /** {@return the value, changed on the FX thread only} */
    public ReadOnlyDoubleProperty shown() {
        return shown.getReadOnlyProperty();
    }
}
