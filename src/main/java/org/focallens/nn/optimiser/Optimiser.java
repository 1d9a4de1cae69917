package org.focallens.nn.optimiser;

import java.util.List;
import org.focallens.nn.ParameterLayout;

/** What turns gradients into better parameters; it remembers past gradients between steps. */
public interface Optimiser {

    /**
     * Begins a step: {@link #update} is then called once for every part of the parameters.
     *
     * @param learningRate may differ from step to step, at least 0
     * @throws IllegalArgumentException if it is negative or no number
     */
    void begin(double learningRate);

    /**
     * Updates a part of the parameters. Parts that do not overlap may be updated in several threads.
     *
     * @param parameters changed in place
     * @param gradients  of the loss, in the same order
     * @param slice      the part
     */
    void update(float[] parameters, float[] gradients, ParameterLayout.Slice slice);

    /**
     * How many steps have begun.
     *
     * @return 0 at first
     */
    int steps();

    /**
     * What it remembers, to be saved.
     *
     * @return its own arrays, each as long as the parameters
     */
    List<float[]> memory();

    /**
     * Goes on from what was saved.
     *
     * @param steps  made before
     * @param memory as {@link #memory} gave it
     * @throws IllegalArgumentException if it is of another optimiser or length
     */
    void restore(int steps, List<float[]> memory);
}
