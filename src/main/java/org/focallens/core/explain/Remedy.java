package org.focallens.core.explain;

import org.focallens.core.preset.AssignSettings;

/**
 * A change after which a box has a positive anchor, as matching again has shown.
 *
 * @param kind      what is changed
 * @param values    the new value: the threshold, the scale, the ratio, the offset, the factor of the input's sides, or the shift to the right and
 *                  down in input pixels; empty for the low-quality rule
 * @param settings  with the change made; those there were where the box itself is shifted
 * @param positives the box's positive anchors with them
 * @param orphans   other boxes that lose their last positive anchor by it
 */
public record Remedy(Kind kind, double[] values, AssignSettings settings, int positives, int orphans) {

    /** What can be changed for a box. */
    public enum Kind {
        /** A lower foreground threshold. */
        THRESHOLD,
        /** The rule that gives a box its best anchors at any IoU. */
        LOW_QUALITY,
        /** One more scale on every level. */
        SCALE,
        /** One more ratio on every level. */
        RATIO,
        /** Cells whose centres stand elsewhere. */
        OFFSET,
        /** A larger or smaller input of the network. */
        INPUT,
        /** The box elsewhere: no remedy, but a measure of how unlucky its place is. */
        SHIFT
    }
}
