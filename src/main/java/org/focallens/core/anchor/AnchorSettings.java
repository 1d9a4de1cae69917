package org.focallens.core.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that fixes where the anchors of an image stand.
 *
 * @param levels     pyramid levels, ascending, each at most once; at least one
 * @param arithmetic the framework's way to the corners
 * @param order      the order of the shapes within a cell
 * @param spacing    the distance between cells
 */
public record AnchorSettings(List<AnchorLevel> levels, ShapeArithmetic arithmetic, ShapeOrder order, Spacing spacing) {

    /** 2^0, 2^(1/3), 2^(2/3): three anchors an octave (paper, section 4). */
    public static final List<Double> OCTAVE_THIRDS = List.of(1.0, Math.pow(2, 1 / 3.0), Math.pow(2, 2 / 3.0));

    /** 1:2, 1:1, 2:1 as height / width. */
    public static final List<Double> RATIOS = List.of(0.5, 1.0, 2.0);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there is no level or the levels do not ascend
     */
    public AnchorSettings {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels must name at least one of P3 to P7 but are empty");
        }
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).level() <= levels.get(i - 1).level()) {
                throw new IllegalArgumentException(
                        "levels must ascend but P" + levels.get(i).level() + " follows P"
                                + levels.get(i - 1).level());
            }
        }
    }

    /**
     * The same with every level changed.
     *
     * @param change of one level
     * @return the changed settings
     * @throws IllegalArgumentException if the levels do not ascend any more
     */
    public AnchorSettings each(UnaryOperator<AnchorLevel> change) {
        return withLevels(levels.stream().map(change).toList());
    }

    /**
     * The same with other levels.
     *
     * @param newLevels ascending
     * @return the changed settings
     * @throws IllegalArgumentException if there is none or they do not ascend
     */
    public AnchorSettings withLevels(List<AnchorLevel> newLevels) {
        return new AnchorSettings(newLevels, arithmetic, order, spacing);
    }

    /**
     * The paper's pyramid: P3 to P7, base sizes 32 to 512, three scales an octave and three ratios.
     *
     * @param arithmetic the framework's way to the corners
     * @param order      the order of the shapes within a cell
     * @param spacing    the distance between cells
     * @param offset     centre of the first cell in strides
     * @return nine anchors a cell on five levels
     */
    public static AnchorSettings pyramid(ShapeArithmetic arithmetic, ShapeOrder order, Spacing spacing, double offset) {
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3; level <= 7; level++) {
            levels.add(new AnchorLevel(level, 4 << level, OCTAVE_THIRDS, RATIOS, offset));
        }
        return new AnchorSettings(levels, arithmetic, order, spacing);
    }
}
