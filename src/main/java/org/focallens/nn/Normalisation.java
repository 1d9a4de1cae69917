package org.focallens.nn;

/** What follows a convolution of the backbone, before its relu. */
public enum Normalisation {
    /** Nothing. */
    NONE,
    /** {@link GroupNorm}. */
    GROUP
}
