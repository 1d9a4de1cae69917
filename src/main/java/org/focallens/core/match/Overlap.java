package org.focallens.core.match;

import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;

/** IoU of single anchors with the boxes, for the few that are asked about one by one. */
record Overlap(IouRule rule, AnchorGrid grid, float[] truths) {

    double iou(int anchor, int truth) {
        LevelGrid level = grid.levels().get(grid.levelOf(anchor));
        int within = anchor - level.first();
        int cell = within / level.shapes();
        int shape = within - cell * level.shapes();
        int row = cell / level.columns();
        int column = cell - row * level.columns();
        Box box = new Box(level.x1(column, shape), level.y1(row, shape), level.x2(column, shape), level.y2(row, shape));
        return rule.iou(box, Box.at(truths, truth));
    }

    /** {@return the first of the boxes that the anchor overlaps most, 0 where it overlaps none; -1 without boxes} */
    int nearest(int anchor) {
        double[] corners = grid.place(anchor).box();
        Box box = new Box(corners[0], corners[1], corners[2], corners[3]);
        int nearest = -1;
        double best = Double.NEGATIVE_INFINITY;
        for (int truth = 0; truth < truths.length / 4; truth++) {
            double iou = rule.iou(box, Box.at(truths, truth));
            if (iou > best) {
                best = iou;
                nearest = truth;
            }
        }
        return nearest;
    }
}
