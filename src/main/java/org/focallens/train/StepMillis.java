package org.focallens.train;

/**
 * Where the time of a step went, in milliseconds.
 *
 * @param batch    making the images and matching them
 * @param forward  from images to logits and deltas
 * @param loss     the loss and its gradient
 * @param backward from there to the gradients of the parameters
 * @param update   the optimiser
 */
public record StepMillis(double batch, double forward, double loss, double backward, double update) {

    /** {@return the whole step} */
    public double total() {
        return batch + forward + loss + backward + update;
    }
}
