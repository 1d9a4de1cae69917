package org.focallens.nn.optimiser;

/** Which optimiser, and how it is set. */
public sealed interface OptimiserSettings permits AdamSettings, SgdSettings {

    /**
     * An optimiser before its first step.
     *
     * @param length of the parameters
     * @return the optimiser
     */
    Optimiser create(int length);
}
