package org.focallens.audit;

import java.util.Objects;

/**
 * How the boxes of a data set are spread.
 *
 * @param bestIou   boxes by their best IoU: {@link #IOU_BINS} bins of equal width from 0 to 1
 * @param positives boxes by their number of positive anchors: 0, 1, 2 … and in the last bin {@link #MOST_POSITIVES} or more
 * @param coverage  boxes by size and ratio
 */
public record BoxSpread(Counts bestIou, Counts positives, CoverageMap coverage) {
    /** Bins of the best IoU: .005 each. */
    public static final int IOU_BINS = 200;
    /** Where the histogram of positive anchors a box ends. */
    public static final int MOST_POSITIVES = 64;
    /** An edge such as .35 is a little larger or smaller in floats; what is so close below an edge counts as on it. */
    private static final double EDGE_SLACK = 5e-8;

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public BoxSpread {
        Objects.requireNonNull(bestIou, "bestIou");
        Objects.requireNonNull(positives, "positives");
        Objects.requireNonNull(coverage, "coverage");
    }

    /**
     * The bin of a best IoU.
     *
     * @param iou 0..1
     * @return 0 to IOU_BINS - 1
     */
    public static int iouBin(double iou) {
        return (int) Math.min(IOU_BINS - 1.0, Math.floor((iou + EDGE_SLACK) * IOU_BINS));
    }

    static int positivesBin(int positives) {
        return Math.min(MOST_POSITIVES, positives);
    }

    /** {@return at [i] the share of boxes whose best IoU is at or above i / {@link #IOU_BINS}, 0..1, falling; length IOU_BINS, 0 without boxes} */
    public double[] recallCurve() {
        double[] curve = new double[IOU_BINS];
        long boxes = Math.max(1, bestIou.total());
        long above = 0;
        for (int bin = IOU_BINS - 1; bin >= 0; bin--) {
            above += bestIou.at(bin);
            curve[bin] = (double) above / boxes;
        }
        return curve;
    }

    /**
     * The spreads of two parts together.
     *
     * @param other of other boxes
     * @return the sums
     */
    public BoxSpread plus(BoxSpread other) {
        return new BoxSpread(
                bestIou.plus(other.bestIou), positives.plus(other.positives), coverage.plus(other.coverage));
    }
}
