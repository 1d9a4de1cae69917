package org.focallens.core.anchor;

import java.util.List;

/**
 * The anchors of one pyramid level: how large, in which shapes, and where in a cell they stand.
 *
 * @param level  2..7; RetinaNet uses 3..7
 * @param size   square root of the base anchor's area, input pixels, &gt; 0
 * @param scales multiples of {@code size}, each &gt; 0, in the order of the framework; at least one
 * @param ratios height / width, each &gt; 0, in the order of the framework; at least one
 * @param offset centre of the first cell in strides: 0 (torchvision, Detectron2) or 0.5 (keras-retinanet)
 * @param stride distance between two cells in input pixels, 1..1024; 2^level in every RetinaNet, see {@link #nominalStride}
 */
public record AnchorLevel(int level, double size, List<Double> scales, List<Double> ratios, double offset, int stride) {
    /** Eight times that of P7: beyond it most images are a single cell. */
    public static final int GREATEST_STRIDE = 1024;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public AnchorLevel {
        if (level < 2 || level > 7) {
            throw new IllegalArgumentException("level must be 2..7 but is " + level);
        }
        requirePositive("size", size);
        scales = List.copyOf(scales);
        ratios = List.copyOf(ratios);
        if (scales.isEmpty() || ratios.isEmpty()) {
            throw new IllegalArgumentException(
                    "P" + level + " needs at least one scale and one ratio but has " + scales + " and " + ratios);
        }
        scales.forEach(scale -> requirePositive("scale", scale));
        ratios.forEach(ratio -> requirePositive("ratio", ratio));
        if (!(Math.abs(offset) <= 1)) {
            throw new IllegalArgumentException("offset must be -1..1 strides but is " + offset);
        }
        if (stride < 1 || stride > GREATEST_STRIDE) {
            throw new IllegalArgumentException(
                    "stride of P" + level + " must be 1.." + GREATEST_STRIDE + " input pixels but is " + stride);
        }
    }

    /**
     * A level with the stride that its number stands for.
     *
     * @param level  2..7
     * @param size   square root of the base anchor's area, input pixels, &gt; 0
     * @param scales multiples of {@code size}, each &gt; 0; at least one
     * @param ratios height / width, each &gt; 0; at least one
     * @param offset centre of the first cell in strides
     * @throws IllegalArgumentException if a value is outside its range
     */
    public AnchorLevel(int level, double size, List<Double> scales, List<Double> ratios, double offset) {
        this(level, size, scales, ratios, offset, nominalStride(level));
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) { // NaN too
            throw new IllegalArgumentException(name + " must be > 0 and finite but is " + value);
        }
    }

    /**
     * The distance between two cells of a map that was halved {@code level} times.
     *
     * @param level 2..7
     * @return 2^level input pixels: 8 for P3 to 128 for P7
     */
    public static int nominalStride(int level) {
        return 1 << level;
    }

    /** {@return whether the stride is that of the feature map of this level} */
    public boolean nominal() {
        return stride == nominalStride(level);
    }

    /** {@return anchors in each cell: scales times ratios} */
    public int shapes() {
        return scales.size() * ratios.size();
    }

    /**
     * The same with another size.
     *
     * @param newSize square root of the base anchor's area
     * @return the changed level
     */
    public AnchorLevel withSize(double newSize) {
        return new AnchorLevel(level, newSize, scales, ratios, offset, stride);
    }

    /**
     * The same with other shapes.
     *
     * @param newScales multiples of the size
     * @param newRatios height / width
     * @return the changed level
     */
    public AnchorLevel withShapes(List<Double> newScales, List<Double> newRatios) {
        return new AnchorLevel(level, size, newScales, newRatios, offset, stride);
    }

    /**
     * The same with other centres.
     *
     * @param newOffset centre of the first cell in strides
     * @return the changed level
     */
    public AnchorLevel withOffset(double newOffset) {
        return new AnchorLevel(level, size, scales, ratios, newOffset, stride);
    }

    /**
     * The same with cells at another distance.
     *
     * @param newStride in input pixels
     * @return the changed level
     */
    public AnchorLevel withStride(int newStride) {
        return new AnchorLevel(level, size, scales, ratios, offset, newStride);
    }
}
