package org.focallens.core.explain;

import java.util.Arrays;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.match.Matching;

/** For every anchor of an image the box that it overlaps most. Only the anchors that a box can touch are looked at. */
public final class NearestBoxes {
    private final float[] iou;
    private final int[] box;

    private NearestBoxes(int anchors) {
        iou = new float[anchors];
        box = new int[anchors];
        Arrays.fill(box, -1);
    }

    /**
     * Looks for each anchor's box.
     *
     * @param matching what became of the image's anchors
     * @return IoU and box of each
     */
    public static NearestBoxes of(Matching matching) {
        NearestBoxes nearest = new NearestBoxes(matching.grid().size());
        float[] truths = matching.truths();
        for (int truth = 0; truth < truths.length / 4; truth++) {
            for (LevelGrid level : matching.grid().levels()) {
                for (int shape = 0; shape < level.shapes(); shape++) {
                    nearest.look(matching, Box.at(truths, truth), truth, level, shape);
                }
            }
        }
        return nearest;
    }

    private void look(Matching matching, Box at, int truth, LevelGrid level, int shape) {
        double[] corners = level.corners(shape);
        int firstRow = cell(at.y1() - corners[3] - level.centreY(0), level.spacingY(), level.rows());
        int lastRow = cell(at.y2() - corners[1] - level.centreY(0), level.spacingY(), level.rows());
        int firstColumn = cell(at.x1() - corners[2] - level.centreX(0), level.spacingX(), level.columns());
        int lastColumn = cell(at.x2() - corners[0] - level.centreX(0), level.spacingX(), level.columns());
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int anchor = level.index(row, column, shape);
                float found = (float) matching.iou(anchor, truth);
                if (found > iou[anchor]) {
                    iou[anchor] = found;
                    box[anchor] = truth;
                }
            }
        }
    }

    private static int cell(double distance, double spacing, int cells) {
        return (int) Math.max(0, Math.min(cells - 1, Math.rint(distance / spacing)));
    }

    /**
     * The best IoU of an anchor.
     *
     * @param anchor 0 to size - 1
     * @return with any box, 0..1
     */
    public float iou(int anchor) {
        return iou[anchor];
    }

    /**
     * The box that an anchor overlaps most.
     *
     * @param anchor 0 to size - 1
     * @return its index in the matching, the first of equals; -1 where the anchor overlaps none
     */
    public int box(int anchor) {
        return box[anchor];
    }

    /**
     * The best IoU of the anchors of each cell.
     *
     * @param level one of the grid's
     * @return row by row
     */
    public float[] cells(LevelGrid level) {
        float[] best = new float[level.rows() * level.columns()];
        for (int cell = 0; cell < best.length; cell++) {
            int first = level.first() + cell * level.shapes();
            for (int shape = 0; shape < level.shapes(); shape++) {
                best[cell] = Math.max(best[cell], iou[first + shape]);
            }
        }
        return best;
    }
}
