package org.focallens.core.match;

/** What matching makes of one anchor; the inspector's view of a row in the bulk arrays of {@link Matching}. */
public sealed interface Assignment {

    /** {@return the IoU that decided, 0 to 1} */
    double iou();

    /**
     * The anchor is to find this box.
     *
     * @param truth  index of the box
     * @param iou    IoU with it
     * @param forced whether only the low-quality rule made it positive
     */
    record Positive(int truth, double iou, boolean forced) implements Assignment {}

    /**
     * The anchor counts neither way.
     *
     * @param nearestTruth index of the box it overlaps most; -1 where it overlaps none and only the border rule ignores it
     * @param iou          IoU with it
     */
    record Ignored(int nearestTruth, double iou) implements Assignment {}

    /**
     * The anchor is to say "background".
     *
     * @param iou the best IoU it has with any box, 0 without boxes
     */
    record Negative(double iou) implements Assignment {}
}
