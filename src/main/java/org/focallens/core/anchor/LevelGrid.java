package org.focallens.core.anchor;

/**
 * The anchors of one level over one image: a lattice of cells with the same shapes in each. An anchor's x depends on its column and shape
 * only, its y on its row and shape only, so that both are arithmetic and neither is ever stored.
 */
public final class LevelGrid {
    private final AnchorLevel level;
    private final ShapeArithmetic arithmetic;
    private final int rows;
    private final int columns;
    private final double spacingY;
    private final double spacingX;
    private final int first;
    private final double[] corners;

    LevelGrid(AnchorSettings settings, AnchorLevel level, int height, int width, int first) {
        this.level = level;
        this.arithmetic = settings.arithmetic();
        this.rows = cells(height, level.stride());
        this.columns = cells(width, level.stride());
        this.spacingY = settings.spacing().pixels(level.stride(), height, rows);
        this.spacingX = settings.spacing().pixels(level.stride(), width, columns);
        this.first = first;
        this.corners = corners(settings, level);
    }

    /** Strided 3x3 convolutions with padding 1 round up, at every level. */
    private static int cells(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }

    private static double[] corners(AnchorSettings settings, AnchorLevel level) {
        int scales = level.scales().size();
        int ratios = level.ratios().size();
        double[] corners = new double[4 * scales * ratios];
        for (int s = 0; s < scales; s++) {
            for (int r = 0; r < ratios; r++) {
                int shape = settings.order() == ShapeOrder.RATIO_MAJOR ? r * scales + s : s * ratios + r;
                double[] one = settings.arithmetic()
                        .corners(level, level.scales().get(s), level.ratios().get(r));
                System.arraycopy(one, 0, corners, 4 * shape, 4);
            }
        }
        return corners;
    }

    /** {@return the settings of this level} */
    public AnchorLevel level() {
        return level;
    }

    /** {@return the level's name, P3 to P7} */
    public String name() {
        return "P" + level.level();
    }

    /** {@return number of rows of cells} */
    public int rows() {
        return rows;
    }

    /** {@return number of columns of cells} */
    public int columns() {
        return columns;
    }

    /** {@return anchors in each cell} */
    public int shapes() {
        return corners.length / 4;
    }

    /** {@return vertical distance of two cells in input pixels} */
    public double spacingY() {
        return spacingY;
    }

    /** {@return horizontal distance of two cells in input pixels} */
    public double spacingX() {
        return spacingX;
    }

    /** {@return index of this level's first anchor among all anchors of the image} */
    public int first() {
        return first;
    }

    /** {@return anchors on this level} */
    public int size() {
        return rows * columns * shapes();
    }

    /**
     * The index of an anchor among all anchors of the image.
     *
     * @param row    0 to rows - 1
     * @param column 0 to columns - 1
     * @param shape  0 to shapes - 1
     * @return level by level, then row by row, column by column, shape by shape
     */
    public int index(int row, int column, int shape) {
        return first + (row * columns + column) * shapes() + shape;
    }

    /**
     * The centre of a column's cells.
     *
     * @param column 0 to columns - 1
     * @return x in input pixels
     */
    public double centreX(int column) {
        return (level.offset() + column) * spacingX;
    }

    /**
     * The centre of a row's cells.
     *
     * @param row 0 to rows - 1
     * @return y in input pixels
     */
    public double centreY(int row) {
        return (level.offset() + row) * spacingY;
    }

    /**
     * Left edge of an anchor.
     *
     * @param column 0 to columns - 1
     * @param shape  0 to shapes - 1
     * @return x in input pixels, rounded as the framework rounds
     */
    public double x1(int column, int shape) {
        return arithmetic.coordinate(centreX(column) + corners[4 * shape]);
    }

    /**
     * Upper edge of an anchor.
     *
     * @param row   0 to rows - 1
     * @param shape 0 to shapes - 1
     * @return y in input pixels, rounded as the framework rounds
     */
    public double y1(int row, int shape) {
        return arithmetic.coordinate(centreY(row) + corners[4 * shape + 1]);
    }

    /**
     * Right edge of an anchor.
     *
     * @param column 0 to columns - 1
     * @param shape  0 to shapes - 1
     * @return x in input pixels, rounded as the framework rounds
     */
    public double x2(int column, int shape) {
        return arithmetic.coordinate(centreX(column) + corners[4 * shape + 2]);
    }

    /**
     * Lower edge of an anchor.
     *
     * @param row   0 to rows - 1
     * @param shape 0 to shapes - 1
     * @return y in input pixels, rounded as the framework rounds
     */
    public double y2(int row, int shape) {
        return arithmetic.coordinate(centreY(row) + corners[4 * shape + 3]);
    }

    /**
     * The corners of a shape about its centre.
     *
     * @param shape 0 to shapes - 1
     * @return x1, y1, x2, y2 in input pixels, a copy
     */
    public double[] corners(int shape) {
        return java.util.Arrays.copyOfRange(corners, 4 * shape, 4 * shape + 4);
    }

    /**
     * One corner of a shape about its centre.
     *
     * @param shape 0 to shapes - 1
     * @param side  0 to 3: left, top, right, bottom
     * @return its distance from the centre in input pixels, to the right or down
     */
    public double corner(int shape, int side) {
        return corners[4 * shape + side];
    }
}
