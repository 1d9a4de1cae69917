package org.focallens.ui.common;

/** What the parameters of the loss are called in every room. */
public final class LossTerms {
    /** Focusing parameter. */
    public static final String GAMMA = "γ, focusing";
    /** Weighting factor. */
    public static final String ALPHA = "α, weight of a positive";
    /** Probability of a positive at the start. */
    public static final String PRIOR = "π, prior of a positive";

    private LossTerms() {}
}
