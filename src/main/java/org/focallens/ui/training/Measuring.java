package org.focallens.ui.training;

/**
 * How often the runs are measured.
 *
 * @param every  so many steps; 0 for never
 * @param images to look at
 */
record Measuring(int every, int images) {

    static final Measuring NEVER = new Measuring(0, 0);
}
