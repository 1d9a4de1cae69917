package org.focallens.core.lesson;

/**
 * How sure a classifier is of each term: margins x_t = y x, the logit of a positive and minus the logit of a negative, so that p_t = sigmoid(x_t).
 *
 * @param name      where they come from, e.g. "step 120"
 * @param positives a margin for each positive term, finite
 * @param negatives a margin for each negative term, finite
 */
public record Scores(String name, float[] positives, float[] negatives) {}
