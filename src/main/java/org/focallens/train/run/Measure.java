package org.focallens.train.run;

/**
 * How good a run was after a step, on the images kept apart.
 *
 * @param step   after which it was measured; 0 before the first
 * @param images that were looked at
 * @param ap     COCO's average precision, 0..1
 * @param ap50   the same at IoU .5
 * @param ap75   the same at IoU .75
 */
public record Measure(int step, int images, double ap, double ap50, double ap75) {}
