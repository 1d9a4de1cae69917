package org.focallens.core.loss;

/** A classification loss over many anchors in one pass, for training. */
public interface RowLoss {

    /**
     * Adds up the loss of some rows, say of one image, and writes their gradient.
     *
     * @param rows  the batch
     * @param from  first row
     * @param to    one past the last row
     * @param scale the image's weight, see {@link NormaliserState#weights}; multiplies loss and gradient
     * @return scale times the sum of the losses
     * @throws IllegalArgumentException where a target is no class
     */
    double add(DenseLoss.Rows rows, int from, int to, double scale);
}
