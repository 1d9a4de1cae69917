package org.focallens.core.metric;

/**
 * What a detection is worth, packed into an int: for each threshold of {@link Thresholds#iou()} a bit that says hit and one that says miss.
 * With neither it does not count.
 */
final class OutcomeBits {
    private static final int MISSES = 16;

    private OutcomeBits() {}

    static int hit(int threshold) {
        return 1 << threshold;
    }

    static int miss(int threshold) {
        return 1 << (MISSES + threshold);
    }

    static boolean isHit(int outcome, int threshold) {
        return (outcome & hit(threshold)) != 0;
    }

    static boolean isMiss(int outcome, int threshold) {
        return (outcome & miss(threshold)) != 0;
    }
}
