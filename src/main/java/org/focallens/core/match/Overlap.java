package org.focallens.core.match;

import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;

/** IoU of single anchors with the boxes, for the few that are asked about one by one. */
record Overlap(IouRule rule, AnchorGrid grid, float[] truths) {

    double iou(int anchor, int truth) {
        LevelGrid level = grid.levels().get(grid.levelOf(anchor));
        int within = anchor - level.first();
        int cell = within / level.shapes();
        int shape = within - cell * level.shapes();
        int row = cell / level.columns();
        int column = cell - row * level.columns();
        int at = 4 * truth;
        return rule.iou(
                level.x1(column, shape),
                level.y1(row, shape),
                level.x2(column, shape),
                level.y2(row, shape),
                truths[at],
                truths[at + 1],
                truths[at + 2],
                truths[at + 3]);
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
