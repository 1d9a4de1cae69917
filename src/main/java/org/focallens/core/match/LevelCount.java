package org.focallens.core.match;

/**
 * How the anchors of one level fell.
 *
 * @param level    P3 to P7
 * @param stride   in input pixels
 * @param anchors  all of the level
 * @param positive of them
 * @param ignored  of them
 */
public record LevelCount(String level, int stride, int anchors, int positive, int ignored) {

    /** {@return the rest} */
    public int negative() {
        return anchors - positive - ignored;
    }
}
