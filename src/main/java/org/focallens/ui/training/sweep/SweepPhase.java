package org.focallens.ui.training.sweep;

/** How a sweep stands. */
enum SweepPhase {
    /** There is none yet. */
    EMPTY,
    /** Runs are made. */
    RUNNING,
    /** Some runs are yet to be made: it was cancelled, it failed, or it was found so. */
    PAUSED,
    /** All runs are made. */
    DONE
}
