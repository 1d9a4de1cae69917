package org.focallens.audit;

import java.util.Objects;

/**
 * The predictors of a one-stage grid detector over some images.
 *
 * @param detector    which grid
 * @param predictors  all
 * @param responsible of them, see {@link GridDetector}
 */
public record GridTotal(GridDetector detector, long predictors, long responsible) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if the detector is missing
     */
    public GridTotal {
        Objects.requireNonNull(detector, "detector");
    }

    /** {@return predictors that are to find nothing, per one that is to find a box; per one where there is none} */
    public double negativesPerPositive() {
        return (double) (predictors - responsible) / Math.max(1, responsible);
    }

    /**
     * The predictors of two parts together.
     *
     * @param other of the same grid
     * @return the sums
     * @throws IllegalArgumentException if the grids differ
     */
    public GridTotal plus(GridTotal other) {
        if (!detector.equals(other.detector)) {
            throw new IllegalArgumentException(
                    "grids must be equal but are " + detector.text() + " and " + other.detector.text());
        }
        return new GridTotal(detector, predictors + other.predictors, responsible + other.responsible);
    }
}
