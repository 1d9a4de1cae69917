package org.focallens.core.match;

import org.focallens.core.anchor.AnchorGrid;

/** IoU of single anchors with the boxes, for the few that are asked about one by one. */
record Overlap(IouRule rule, AnchorGrid grid, float[] truths) {

    double iou(int anchor, int truth) {
        return iou(grid.place(anchor).box(), truth);
    }

    /** {@return the first of the boxes that the anchor overlaps most, 0 where it overlaps none; -1 without boxes} */
    int nearest(int anchor) {
        double[] box = grid.place(anchor).box();
        int nearest = -1;
        double best = Double.NEGATIVE_INFINITY;
        for (int truth = 0; truth < truths.length / 4; truth++) {
            double iou = iou(box, truth);
            if (iou > best) {
                best = iou;
                nearest = truth;
            }
        }
        return nearest;
    }

    private double iou(double[] box, int truth) {
        int at = 4 * truth;
        return rule.iou(box[0], box[1], box[2], box[3], truths[at], truths[at + 1], truths[at + 2], truths[at + 3]);
    }
}
