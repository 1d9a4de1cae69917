package org.focallens.core.detect;

import java.util.Arrays;
import org.focallens.core.box.Boxes;

/**
 * Non-maximum suppression: of boxes that overlap, the best stays. Overlaps are computed in float32 as torchvision's {@code nms} does.
 * A candidate is compared with the boxes kept so far alone, so the work is candidates times kept; and only as many candidates are sorted as are
 * looked at, so that a few of very many cost little.
 *
 * @param iou   a box is dropped where its IoU with a better one is above it, 0..1
 * @param limit stop after so many, >= 1
 */
public record Suppression(double iou, int limit) {
    /** Candidates sorted at first for each box to be kept, and how much is sorted next when they do not suffice. */
    private static final int WIDER = 4;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Suppression {
        if (!(iou >= 0 && iou <= 1)) {
            throw new IllegalArgumentException("iou must be 0..1 but is " + iou);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be >= 1 but is " + limit);
        }
    }

    /**
     * Suppresses among all boxes.
     *
     * @param boxes  flat boxes, n
     * @param scores n scores; of equal ones the lower index is better
     * @return indices of the kept boxes, best first
     * @throws IllegalArgumentException where the lengths differ
     */
    public int[] agnostic(float[] boxes, float[] scores) {
        return perClass(boxes, scores, new int[scores.length]);
    }

    /**
     * Suppresses among boxes of the same class.
     *
     * @param boxes   flat boxes, n
     * @param scores  n scores; of equal ones the lower index is better
     * @param classes n class indices
     * @return indices of the kept boxes of all classes, best first
     * @throws IllegalArgumentException where the lengths differ
     */
    public int[] perClass(float[] boxes, float[] scores, int[] classes) {
        int n = Boxes.count(boxes);
        if (scores.length != n) {
            throw new IllegalArgumentException("scores must be " + n + " but are " + scores.length);
        }
        if (classes.length != n) {
            throw new IllegalArgumentException("classes must be " + n + " but are " + classes.length);
        }
        int[] kept = new int[Math.min(limit, n)];
        int count = 0;
        int seen = 0;
        int sorted = kept.length;
        int[] best;
        do {
            sorted = (int) Math.min((long) WIDER * sorted, n);
            best = Highest.above(Float.NEGATIVE_INFINITY, sorted, scores);
            for (; seen < best.length && count < kept.length; seen++) {
                if (standsAlone(boxes, classes, best[seen], kept, count)) {
                    kept[count++] = best[seen];
                }
            }
        } while (count < kept.length && best.length == sorted && sorted < n);
        return Arrays.copyOf(kept, count);
    }

    private boolean standsAlone(float[] boxes, int[] classes, int candidate, int[] kept, int count) {
        for (int k = 0; k < count; k++) {
            if (classes[kept[k]] == classes[candidate] && Boxes.iou(boxes, kept[k], boxes, candidate) > iou) {
                return false;
            }
        }
        return true;
    }
}
