package org.focallens.ui.training;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** How fast the steps of the first run are. */
final class Tempo {

    private final StepTimes times = new StepTimes();
    private final StepRate rate = new StepRate();
    private final ReadOnlyDoubleWrapper millis = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper stepsASecond = new ReadOnlyDoubleWrapper();

    /** {@return median milliseconds of the last steps, 0 before the first} */
    ReadOnlyDoubleProperty millis() {
        return millis.getReadOnlyProperty();
    }

    /** {@return steps a second by the clock on the wall, 0 before there are some} */
    ReadOnlyDoubleProperty stepsASecond() {
        return stepsASecond.getReadOnlyProperty();
    }

    void clear() {
        times.clear();
        rate.clear();
        millis.set(0);
        stepsASecond.set(0);
    }

    /** Forgets the pause before the next step. */
    void resume() {
        rate.clear();
    }

    void add(double stepMillis) {
        times.add(stepMillis);
    }

    /** Shows what was added, at so many steps. */
    void show(int steps) {
        millis.set(times.median());
        stepsASecond.set(rate.of(System.nanoTime(), steps));
    }
}
