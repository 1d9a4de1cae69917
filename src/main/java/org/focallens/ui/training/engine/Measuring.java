package org.focallens.ui.training.engine;

/**
 * How often the runs are measured.
 *
 * @param every  so many steps; 0 for never
 * @param images to look at
 */
public record Measuring(int every, int images) {

    public static final Measuring NEVER = new Measuring(0, 0);
}
