package org.focallens.audit;

import java.util.Arrays;
import java.util.Objects;

/**
 * What became of every matched box of a data set, in the order of its images and of their labels. Some 18 bytes a box, so that a million fit
 * anywhere; nothing changes once the audit is done.
 */
public final class BoxTable {
    private final int[] first;
    private final int[] labels;
    private final double[] bestIou;
    private final byte[] level;
    private final int[] positives;
    private final boolean[] forcedOnly;
    private final double foreground;

    /**
     * Room for results.
     *
     * @param first      by image the number of its first box, and at the end the number of boxes
     * @param foreground the threshold as IoUs compare with it
     */
    BoxTable(int[] first, double foreground) {
        this.first = first;
        this.foreground = foreground;
        int count = first[first.length - 1];
        labels = new int[count];
        bestIou = new double[count];
        level = new byte[count];
        positives = new int[count];
        forcedOnly = new boolean[count];
    }

    /** Different boxes may be put from different threads. */
    void put(int box, int label, BoxOutcome outcome) {
        labels[box] = label;
        bestIou[box] = outcome.bestIou();
        level[box] = (byte) outcome.level();
        positives[box] = outcome.positives();
        forcedOnly[box] = outcome.forcedOnly();
    }

    /** {@return number of boxes} */
    public int count() {
        return labels.length;
    }

    /**
     * The first box of an image.
     *
     * @param image index into the data set's images
     * @return number of the box; that of the next image's first where this image has none
     */
    public int first(int image) {
        return first[image];
    }

    /**
     * The end of an image's boxes.
     *
     * @param image index into the data set's images
     * @return one more than the number of its last box
     */
    public int end(int image) {
        return first[image + 1];
    }

    /**
     * The image of a box.
     *
     * @param box 0 to count - 1
     * @return index into the data set's images
     * @throws IndexOutOfBoundsException if there is no such box
     */
    public int image(int box) {
        Objects.checkIndex(box, count());
        int at = Arrays.binarySearch(first, box);
        if (at < 0) {
            return -at - 2;
        }
        while (first[at + 1] == box) { // images without boxes start where the next one does
            at++;
        }
        return at;
    }

    /**
     * The label that the box is.
     *
     * @param box 0 to count - 1
     * @return index into its image's labels, where crowd regions count too
     */
    public int label(int box) {
        return labels[box];
    }

    /**
     * The best IoU that any anchor has with a box.
     *
     * @param box 0 to count - 1
     * @return 0..1, in the arithmetic of the matching
     */
    public double bestIou(int box) {
        return bestIou[box];
    }

    /**
     * The level of a box's best anchor.
     *
     * @param box 0 to count - 1
     * @return position among the settings' levels; -1 where no anchor overlaps the box
     */
    public int level(int box) {
        return level[box];
    }

    /**
     * The anchors that are to find a box.
     *
     * @param box 0 to count - 1
     * @return their number
     */
    public int positives(int box) {
        return positives[box];
    }

    /**
     * Whether a box has positive anchors and all of them are below the foreground threshold.
     *
     * @param box 0 to count - 1
     * @return whether only the low-quality rule serves it
     */
    public boolean forcedOnly(int box) {
        return forcedOnly[box];
    }

    /**
     * All of a box's row.
     *
     * @param box 0 to count - 1
     * @return what became of it
     */
    public BoxOutcome outcome(int box) {
        return new BoxOutcome(bestIou[box], level[box], positives[box], forcedOnly[box], bestIou[box] >= foreground);
    }
}
