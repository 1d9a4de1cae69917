package org.focallens.nn;

/** What the class head says of an anchor. */
public enum ClassOutput {
    /** One logit a class, each a yes or no of its own, as in the paper. */
    SIGMOID,
    /** One logit a class and a last one for the background, of which a softmax takes one. */
    SOFTMAX;

    /**
     * Logits of an anchor.
     *
     * @param classes without background
     * @return as many, or one more
     */
    public int logits(int classes) {
        return this == SIGMOID ? classes : classes + 1;
    }
}
