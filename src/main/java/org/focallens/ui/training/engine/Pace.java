package org.focallens.ui.training.engine;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps steps from following each other faster than a person wants to see them. */
final class Pace {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private long leastNanos;
    private long last;

    /** Sets the most steps a second; infinity for no limit. A step that is waited for comes by the new pace. */
    synchronized void set(double stepsASecond) {
        leastNanos = Double.isInfinite(stepsASecond) ? 0 : (long) (NANOS / stepsASecond);
        notifyAll();
    }

    /** Ends a wait whose condition no longer holds. */
    synchronized void wake() {
        notifyAll();
    }

    /**
     * Waits until the next step is due, as long as it is wanted and nothing is asked for meanwhile.
     *
     * @return false where something is asked for: do it, and rest on
     */
    synchronized boolean rest(BooleanSupplier wanted, BooleanSupplier asked) {
        try {
            long now = System.nanoTime();
            while (wanted.getAsBoolean() && now - last < leastNanos) {
                if (asked.getAsBoolean()) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, leastNanos - (now - last)));
                now = System.nanoTime();
            }
            last = now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
