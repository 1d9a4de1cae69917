package org.focallens.train.sweep;

import java.util.Objects;

/**
 * What one run came to.
 *
 * @param point    the run
 * @param steps    that it made
 * @param diverged whether a step gave no finite number; the measures are then 0, as the paper's table 1a reports it
 * @param loss     of the last step, per positive; NaN where it is not finite
 * @param ap       COCO's average precision on the images kept apart, 0..1
 * @param ap50     the same at IoU .5
 * @param ap75     the same at IoU .75
 * @param seconds  that it took, measuring included; of a run that was cut off, the part since then
 */
public record SweepResult(
        SweepPoint point,
        int steps,
        boolean diverged,
        double loss,
        double ap,
        double ap50,
        double ap75,
        double seconds) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if the run is missing
     */
    public SweepResult {
        Objects.requireNonNull(point, "point");
    }
}
