package org.focallens.ui.training;

import java.util.ArrayDeque;
import java.util.Deque;

/** Steps a second by the clock on the wall, pauses for measuring and looking included. */
final class StepRate {

    private static final long WINDOW_NANOS = 2_000_000_000;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** How many steps there were when. */
    private record Sample(long nanos, int steps) {}

    void clear() {
        samples.clear();
    }

    /** {@return steps a second over the last two seconds; 0 while there is nothing to tell} */
    double of(long nanos, int steps) {
        samples.addLast(new Sample(nanos, steps));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        return nanos == first.nanos ? 0 : 1e9 * (steps - first.steps) / (nanos - first.nanos);
    }
}
