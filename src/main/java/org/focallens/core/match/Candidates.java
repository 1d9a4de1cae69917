package org.focallens.core.match;

import java.util.Arrays;

/**
 * The anchors seen so far in one matching, with the best box of each and, for every box, the anchors tied for its best IoU. Working
 * storage of a {@link Matcher}: reused, and after a matching only the anchors that were seen are cleared.
 */
final class Candidates {
    private static final double UNSEEN = -1;

    private double[] bestIou = new double[0];
    private int[] bestTruth = new int[0];
    private int[] seen = new int[1024];
    private int seenCount;

    private int[] tied = new int[256];
    private int tiedCount;
    private int[] tiedStart = new int[1];
    private double[] truthIou = new double[0];
    private int truth;

    void reset(int anchors, int truths) {
        for (int i = 0; i < seenCount; i++) {
            bestIou[seen[i]] = UNSEEN;
        }
        seenCount = 0;
        tiedCount = 0;
        if (bestIou.length < anchors) {
            bestIou = new double[anchors];
            Arrays.fill(bestIou, UNSEEN);
            bestTruth = new int[anchors];
        }
        tiedStart = new int[truths + 1];
        truthIou = new double[truths];
    }

    /** Boxes must come in ascending order, so that a tie between two of them goes to the first, as argmax does. */
    void begin(int nextTruth) {
        truth = nextTruth;
        tiedStart[truth] = tiedCount;
    }

    void offer(int anchor, double iou) {
        if (iou > bestIou[anchor]) {
            if (bestIou[anchor] == UNSEEN) {
                see(anchor);
            }
            bestIou[anchor] = iou;
            bestTruth[anchor] = truth;
        }
        if (iou > truthIou[truth]) {
            truthIou[truth] = iou;
            tiedCount = tiedStart[truth];
            tie(anchor);
        } else if (iou == truthIou[truth]) {
            tie(anchor);
        }
    }

    void end() {
        tiedStart[truth + 1] = tiedCount;
    }

    private void see(int anchor) {
        if (seenCount == seen.length) {
            seen = Arrays.copyOf(seen, 2 * seenCount);
        }
        seen[seenCount++] = anchor;
    }

    private void tie(int anchor) {
        if (tiedCount == tied.length) {
            tied = Arrays.copyOf(tied, 2 * tiedCount);
        }
        tied[tiedCount++] = anchor;
    }

    int seenCount() {
        return seenCount;
    }

    int seen(int at) {
        return seen[at];
    }

    /** {@return the anchor's best IoU among the boxes that could reach it; {@code < 0} for an anchor not seen} */
    double iou(int anchor) {
        return bestIou[anchor];
    }

    int truth(int anchor) {
        return bestTruth[anchor];
    }

    /** {@return the box's best IoU; 0 where no anchor overlaps it} */
    double truthIou(int ofTruth) {
        return truthIou[ofTruth];
    }

    /** {@return the anchors tied for the box's best IoU, in no particular order; empty where no anchor overlaps it} */
    int[] tied(int ofTruth) {
        return Arrays.copyOfRange(tied, tiedStart[ofTruth], tiedStart[ofTruth + 1]);
    }
}
