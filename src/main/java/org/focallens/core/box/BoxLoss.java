package org.focallens.core.box;

/** The loss of one positive anchor's box; what it is divided by is up to the caller. */
public sealed interface BoxLoss permits DeltaLoss, GiouLoss {

    /**
     * A loss and its slope.
     *
     * @param value    0 or above
     * @param gradient with respect to the four predicted deltas
     */
    record Result(double value, double[] gradient) {}

    /**
     * Compares predicted deltas with the box that the anchor is matched to.
     *
     * @param coder  how deltas are written
     * @param anchor the anchor, with area
     * @param truth  the box, with area
     * @param deltas the four predicted deltas
     * @return the loss, summed over the four deltas where it is one of deltas
     * @throws IllegalArgumentException where anchor or truth is without area
     */
    Result of(BoxCoder coder, Box anchor, Box truth, double[] deltas);
}
