package org.focallens.core.detect;

/**
 * What the two heads say about the anchors of one pyramid level.
 *
 * @param logits  anchors x classes, flat
 * @param deltas  anchors x 4, flat
 * @param anchors flat boxes, input pixels
 * @param classes K, 1 or more
 */
public record LevelOutput(float[] logits, float[] deltas, float[] anchors, int classes) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public LevelOutput {
        if (classes < 1) {
            throw new IllegalArgumentException("classes must be >= 1 but is " + classes);
        }
        if (anchors.length % 4 != 0) {
            throw new IllegalArgumentException("anchors must hold 4 numbers each but has length " + anchors.length);
        }
        if (deltas.length != anchors.length) {
            throw new IllegalArgumentException("deltas must be " + anchors.length + " but are " + deltas.length);
        }
        if (logits.length != anchors.length / 4 * classes) {
            throw new IllegalArgumentException(
                    "logits must be " + anchors.length / 4 * classes + " but are " + logits.length);
        }
    }
}
