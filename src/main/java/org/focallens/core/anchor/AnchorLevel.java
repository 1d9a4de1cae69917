package org.focallens.core.anchor;

import java.util.List;

/**
 * The anchors of one pyramid level: how large, in which shapes, and where in a cell they stand.
 *
 * @param level  3..7; the level's stride is 2^level input pixels
 * @param size   square root of the base anchor's area, input pixels, &gt; 0
 * @param scales multiples of {@code size}, each &gt; 0, in the order of the framework; at least one
 * @param ratios height / width, each &gt; 0, in the order of the framework; at least one
 * @param offset centre of the first cell in strides: 0 (torchvision, Detectron2) or 0.5 (keras-retinanet)
 */
public record AnchorLevel(int level, double size, List<Double> scales, List<Double> ratios, double offset) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public AnchorLevel {
        if (level < 3 || level > 7) {
            throw new IllegalArgumentException("level must be 3..7 but is " + level);
        }
        requirePositive("size", size);
        scales = List.copyOf(scales);
        ratios = List.copyOf(ratios);
        if (scales.isEmpty() || ratios.isEmpty()) {
            throw new IllegalArgumentException("P" + level + " needs at least one scale and one ratio but has " + scales + " and " + ratios);
        }
        scales.forEach(scale -> requirePositive("scale", scale));
        ratios.forEach(ratio -> requirePositive("ratio", ratio));
        if (!(Math.abs(offset) <= 1)) {
            throw new IllegalArgumentException("offset must be -1..1 strides but is " + offset);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {        // NaN too
            throw new IllegalArgumentException(name + " must be > 0 and finite but is " + value);
        }
    }

    /** {@return the distance between two cells in input pixels, nominally: 8 for P3 to 128 for P7} */
    public int stride() {
        return 1 << level;
    }

    /** {@return anchors in each cell: scales times ratios} */
    public int shapes() {
        return scales.size() * ratios.size();
    }
}
