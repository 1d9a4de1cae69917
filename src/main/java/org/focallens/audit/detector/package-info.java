/**
 * A detector's predictions against the truth: average precision as COCO measures it, what is right, wrong and missed at a score, which classes are
 * taken for which, and whether a missed box had anchors to be learned by. {@code DetectorEvaluation} is the door. Open to the window and the commands.
 */
package org.focallens.audit.detector;
