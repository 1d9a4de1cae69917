package org.focallens.nn;

/** What turns gradients into better parameters; it remembers past gradients between steps. */
public interface Optimiser {

    /**
     * One step.
     *
     * @param parameters   changed in place
     * @param gradients    of the loss, in the same order
     * @param learningRate may differ from step to step, at least 0
     */
    void step(float[] parameters, float[] gradients, double learningRate);
}
