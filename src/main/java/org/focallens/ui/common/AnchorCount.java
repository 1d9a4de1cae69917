package org.focallens.ui.common;

/**
 * How many anchors a loss is taken over somewhere in the program.
 *
 * @param name      of the image or data set
 * @param anchors   anchors that count: positives and negatives, not the ignored; >= 1
 * @param positives among them, >= 0
 * @param classes   of the data set, >= 1
 */
public record AnchorCount(String name, long anchors, long positives, int classes) {}
