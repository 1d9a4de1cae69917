package org.focallens.audit;

import java.util.Objects;

/**
 * How well anchors cover the boxes of each size and ratio. A cell is half an octave of size, the square root of the box's area in pixels of the
 * network's input, by half an octave of ratio, height / width. The first and last rows and columns also hold what lies beyond them.
 *
 * @param boxes        by cell, see {@link #cell(int, int)}
 * @param served       of them with at least one positive anchor
 * @param bestIouUnits sums of their best IoUs in units of 2^-36
 */
public record CoverageMap(Counts boxes, Counts served, Counts bestIouUnits) {
    /** Columns: sizes from 4 to 2048 pixels. */
    public static final int SIZES = 18;
    /** Rows: ratios from 1:8 to 8:1. */
    public static final int RATIOS = 12;

    private static final double LEAST_LOG_SIZE = 2;
    private static final double LEAST_LOG_RATIO = -3;
    private static final double BINS_AN_OCTAVE = 2;

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public CoverageMap {
        Objects.requireNonNull(boxes, "boxes");
        Objects.requireNonNull(served, "served");
        Objects.requireNonNull(bestIouUnits, "bestIouUnits");
    }

    /**
     * The place of a cell in the counts.
     *
     * @param size  column, 0 to SIZES - 1
     * @param ratio row, 0 to RATIOS - 1
     * @return row by row
     */
    public static int cell(int size, int ratio) {
        return ratio * SIZES + size;
    }

    /**
     * Where a column starts.
     *
     * @param size column, 0 to SIZES, the last being the end of the map
     * @return square root of an area, pixels of the network's input
     */
    public static double leastSize(int size) {
        return Math.pow(2, LEAST_LOG_SIZE + size / BINS_AN_OCTAVE);
    }

    /**
     * Where a row starts.
     *
     * @param ratio row, 0 to RATIOS, the last being the end of the map
     * @return height / width
     */
    public static double leastRatio(int ratio) {
        return Math.pow(2, LEAST_LOG_RATIO + ratio / BINS_AN_OCTAVE);
    }

    /**
     * The cell of a box.
     *
     * @param width  &gt; 0, pixels of the network's input
     * @param height &gt; 0, pixels of the network's input
     * @return see {@link #cell(int, int)}
     */
    public static int cellOf(double width, double height) {
        int size = bin(log2(width * height) / 2 - LEAST_LOG_SIZE, SIZES);
        return cell(size, bin(log2(height / width) - LEAST_LOG_RATIO, RATIOS));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static int bin(double octaves, int bins) {
        return (int) Math.max(0, Math.min(bins - 1.0, Math.floor(octaves * BINS_AN_OCTAVE)));
    }

    /**
     * Mean best IoU of a cell's boxes.
     *
     * @param cell see {@link #cell(int, int)}
     * @return 0..1; 0 without boxes
     */
    public double meanBestIou(int cell) {
        return IouSum.mean(bestIouUnits.at(cell), boxes.at(cell));
    }

    /**
     * Share of a cell's boxes that have a positive anchor.
     *
     * @param cell see {@link #cell(int, int)}
     * @return 0..1; 0 without boxes
     */
    public double servedShare(int cell) {
        return boxes.at(cell) == 0 ? 0 : (double) served.at(cell) / boxes.at(cell);
    }

    /**
     * The maps of two parts together.
     *
     * @param other of other boxes
     * @return the sums
     */
    public CoverageMap plus(CoverageMap other) {
        return new CoverageMap(
                boxes.plus(other.boxes), served.plus(other.served), bestIouUnits.plus(other.bestIouUnits));
    }
}
