package org.focallens.ui.training.sweep;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepPoint;

/** How long a sweep will still take, judged by the steps it has made since it was begun or gone on with. For one thread. */
final class SweepClock {
    private final LongSupplier nanos;
    private boolean running;
    private long from;
    private double share;
    private double made;
    private SweepPoint making;

    /** @param nanos the time, as {@link System#nanoTime} gives it */
    SweepClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** {@return seconds that are left; empty until a second step is made} */
    OptionalDouble secondsLeft(Sweep.Progress now) {
        boolean read = now.result().isPresent()
                && !now.point().equals(making); // a run that was done before takes no time and tells of none
        making = now.result().isPresent() ? making : now.point();
        if (!read && running) {
            made += now.share() - share;
        } else if (!read) {
            running = true;
            from = nanos.getAsLong();
        }
        share = now.share();
        return made > 0
                ? OptionalDouble.of((1 - share) / made * (nanos.getAsLong() - from) / 1e9)
                : OptionalDouble.empty();
    }

    /** {@return a duration as people say it: 40 s, 12 min, 2 h 5 min} */
    static String text(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 59.5) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
