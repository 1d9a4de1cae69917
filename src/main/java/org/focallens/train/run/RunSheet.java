package org.focallens.train.run;

/**
 * A saved run on one line, so that a list of runs is read without opening their checkpoints.
 *
 * @param name   as a person calls it
 * @param named  whether a person gave it; runs without a name are thrown away when there are many
 * @param begun  milliseconds since 1970
 * @param saved  the same, when it was last saved
 * @param steps  made when it was last saved
 * @param loss   in words, e.g. {@code focal, α 0.25, γ 2}
 * @param data   name of what it learns from
 * @param prior  the score that its anchors started with, 0..1
 * @param ap50   last measured, 0..1; below 0 where it was not
 * @param comparison that it is part of
 */
public record RunSheet(
        String name,
        boolean named,
        long begun,
        long saved,
        int steps,
        String loss,
        String data,
        double prior,
        double ap50,
        RunComparison comparison) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public RunSheet {
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be >= 0 but is " + steps);
        }
        if (!(prior > 0 && prior < 1)) {
            throw new IllegalArgumentException("prior must be above 0 and below 1 but is " + prior);
        }
    }

    RunSheet rename(String next) {
        return new RunSheet(next, true, begun, saved, steps, loss, data, prior, ap50, comparison);
    }
}
