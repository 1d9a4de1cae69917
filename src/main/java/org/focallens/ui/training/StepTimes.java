package org.focallens.ui.training;

import java.util.Arrays;

/** How long the last steps took. */
final class StepTimes {

    private static final int STEPS = 50;

    private final double[] millis = new double[STEPS];
    private int count;

    void add(double stepMillis) {
        millis[count++ % STEPS] = stepMillis;
    }

    void clear() {
        count = 0;
    }

    /** {@return the median of the last 50 steps, 0 before the first} */
    double median() {
        double[] last = Arrays.copyOf(millis, Math.min(STEPS, count));
        Arrays.sort(last);
        return last.length == 0 ? 0 : last[last.length / 2];
    }
}
