package org.focallens.core.detect;

import org.focallens.core.box.Box;

/**
 * One detection.
 *
 * @param box    where, input pixels, inside the image
 * @param label  class index
 * @param score  sigmoid of the logit, 0..1
 * @param level  index of the level it comes from: 0 for P3
 * @param anchor index of its anchor within the level
 */
public record Detection(Box box, int label, double score, int level, int anchor) {}
