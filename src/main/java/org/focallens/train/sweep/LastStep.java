package org.focallens.train.sweep;

/**
 * What a run's last step came to, kept beside its checkpoint: a run that was cut off between its last step and its result does not make
 * that step again.
 *
 * @param steps    that the run had made, this one among them
 * @param diverged whether it gave a number that is not finite
 * @param loss     per positive; may be not finite
 */
record LastStep(int steps, boolean diverged, double loss) {

    LastStep {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be 1 or more but is " + steps);
        }
    }
}
