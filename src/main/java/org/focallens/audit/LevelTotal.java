package org.focallens.audit;

/**
 * The anchors of one level over some images.
 *
 * @param level    P3 to P7
 * @param stride   in input pixels
 * @param anchors  all
 * @param positive of them
 * @param ignored  of them
 */
public record LevelTotal(String level, int stride, long anchors, long positive, long ignored) {

    /** {@return the rest} */
    public long negative() {
        return anchors - positive - ignored;
    }

    /**
     * The anchors of two parts together.
     *
     * @param other of the same level
     * @return the sums
     */
    public LevelTotal plus(LevelTotal other) {
        return new LevelTotal(
                level, stride, anchors + other.anchors, positive + other.positive, ignored + other.ignored);
    }
}
