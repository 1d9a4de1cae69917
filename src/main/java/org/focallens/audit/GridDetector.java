package org.focallens.audit;

/**
 * A one-stage detector that lays one coarse grid over the image, stretched to a square, and lets the cell of a box's centre find the box. The numbers
 * of predictors are those of the papers: 7 x 7 x 2 = 98 in YOLO (Redmon et al. 2016, section 2), 13 x 13 x 5 = 845 in YOLOv2 (Redmon and Farhadi
 * 2017, section 2).
 *
 * <p>One predictor of a cell is responsible when at least one box has its centre there. Boxes that share a cell count once: that is YOLO's own
 * limit of one object a cell; YOLOv2 can serve several boxes of a cell by priors of different shape, which is left out, so that its imbalance is
 * an upper bound.
 *
 * @param cells      along each side
 * @param predictors of each cell
 */
public record GridDetector(int cells, int predictors) {
    /** As YOLO. */
    public static final GridDetector SEVEN = new GridDetector(7, 2);
    /** As YOLOv2. */
    public static final GridDetector THIRTEEN = new GridDetector(13, 5);

    /** {@return e.g. 7x7x2} */
    public String text() {
        return cells + "x" + cells + "x" + predictors;
    }

    /** {@return predictors of the whole grid} */
    public int size() {
        return cells * cells * predictors;
    }

    /**
     * The cell that a box's centre falls into; centres beyond the border fall into the cell beside it.
     *
     * @param x centre as a share of the image's width
     * @param y centre as a share of the image's height
     * @return row by row, 0 to cells * cells - 1
     */
    public int cellOf(double x, double y) {
        return index(y) * cells + index(x);
    }

    private int index(double share) {
        return (int) Math.max(0, Math.min(cells - 1.0, Math.floor(share * cells)));
    }
}
