package org.focallens.audit;

/**
 * What became of a group of boxes, of all or of one class, size or level. Statistics of parts add up to those of the whole, bit by bit in any order.
 *
 * @param boxes        that were matched
 * @param unmatched    of them without any positive anchor
 * @param forcedOnly   of them with positive anchors that are all below the foreground threshold
 * @param reachable    of them with a best IoU at or above the foreground threshold
 * @param positives    anchors that are to find them
 * @param bestIouUnits sum of the best IoUs in units of 2^-36
 */
public record BoxStatistics(
        long boxes, long unmatched, long forcedOnly, long reachable, long positives, long bestIouUnits) {
    /** Of no box. */
    public static final BoxStatistics NONE = new BoxStatistics(0, 0, 0, 0, 0, 0);

    /** {@return share of boxes whose best IoU reaches the foreground threshold, 0..1; 0 without boxes} */
    public double bestPossibleRecall() {
        return share(reachable);
    }

    /** {@return mean of the boxes' best IoUs, 0..1; 0 without boxes} */
    public double meanBestIou() {
        return IouSum.mean(bestIouUnits, boxes);
    }

    /** {@return share of boxes without any positive anchor, 0..1; 0 without boxes} */
    public double unmatchedShare() {
        return share(unmatched);
    }

    /** {@return mean number of positive anchors a box; 0 without boxes} */
    public double positivesPerBox() {
        return share(positives);
    }

    private double share(long part) {
        return boxes == 0 ? 0 : (double) part / boxes;
    }

    /**
     * The statistics of two groups together.
     *
     * @param other of other boxes
     * @return the sums
     */
    public BoxStatistics plus(BoxStatistics other) {
        return new BoxStatistics(
                boxes + other.boxes,
                unmatched + other.unmatched,
                forcedOnly + other.forcedOnly,
                reachable + other.reachable,
                positives + other.positives,
                Math.addExact(bestIouUnits, other.bestIouUnits));
    }
}
