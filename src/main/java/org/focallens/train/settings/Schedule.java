package org.focallens.train.settings;

/**
 * How the learning rate goes over a run: up from nothing in a straight line over the first steps, then along half a cosine down to a
 * small share at the last, where it stays.
 *
 * @param warmUp steps until the full rate, at least 0
 * @param steps  until the least rate, 0 for a rate that stays
 */
public record Schedule(int warmUp, int steps) {

    /** The rate stays after the warm-up. */
    public static final Schedule CONSTANT = new Schedule(100, 0);
    /** What is left of the rate at the end. */
    public static final double LEAST = .01;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is negative, or the warm-up is longer than the run
     */
    public Schedule {
        if (warmUp < 0) {
            throw new IllegalArgumentException("warmUp must be >= 0 but is " + warmUp);
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be >= 0 but is " + steps);
        }
        if (steps > 0 && warmUp > steps) {
            throw new IllegalArgumentException("warmUp must be at most the " + steps + " steps but is " + warmUp);
        }
    }

    /**
     * The share of the rate that a step takes.
     *
     * @param step counted from 1
     * @return above 0, at most 1
     */
    public double factor(int step) {
        double warm = step < warmUp ? (double) step / warmUp : 1;
        if (steps == 0) {
            return warm;
        }
        double done = Math.min(1, Math.max(0, (double) (step - warmUp) / Math.max(1, steps - warmUp)));
        return warm * (LEAST + (1 - LEAST) * (1 + Math.cos(Math.PI * done)) / 2);
    }
}
