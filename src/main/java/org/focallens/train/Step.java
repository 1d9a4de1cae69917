package org.focallens.train;

/**
 * A step that was made.
 *
 * @param report what it tells
 * @param batch  the images it was made on
 */
public record Step(StepReport report, Batch batch) {}
