package org.focallens.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacedShapesTest {
    static Stream<Arguments> presetsAndSeeds() {
        return Presets.ALL.stream().flatMap(preset -> Stream.of(1, 2, 3).map(seed -> Arguments.of(preset, seed)));
    }

    /** Boxes of all sizes, also over the borders and outside. */
    @ParameterizedTest
    @MethodSource("presetsAndSeeds")
    void equalsTheBestIouOfAMatching(Preset preset, int seed) {
        Random random = new Random(seed);
        AnchorSettings anchors = seed == 3
                ? preset.anchors().each(level -> level.withStride(1 + random.nextInt(150)))
                : preset.anchors();
        AnchorGrid grid = new AnchorGrid(anchors, 128 + random.nextInt(300), 128 + random.nextInt(300));
        float[] boxes = new float[4 * 40];
        for (int i = 0; i < boxes.length; i += 4) {
            boxes[i] = random.nextFloat() * 500 - 60;
            boxes[i + 1] = random.nextFloat() * 500 - 60;
            boxes[i + 2] = boxes[i] + 2 + (float) Math.exp(random.nextDouble() * 6);
            boxes[i + 3] = boxes[i + 1] + 2 + (float) Math.exp(random.nextDouble() * 6);
        }
        double[] expected = new Matcher(preset.matching()).match(grid, boxes).bestIou();
        PlacedShapes shapes = new PlacedShapes(grid, preset.matching().iou());
        for (int i = 0; i < boxes.length; i += 4) {
            double placed = shapes.placed(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
            assertThat(placed).as("box %d", i / 4).isCloseTo(expected[i / 4], within(1e-5));
            assertThat(shapes.shapeOnly((double) boxes[i + 2] - boxes[i], (double) boxes[i + 3] - boxes[i + 1]))
                    .isGreaterThanOrEqualTo(placed - 1e-12);
        }
    }

    /** One 16 x 16 anchor at (4, 4), (12, 4) ...: a 16 x 16 box about (8, 8) overlaps 12 x 12 = 144 of 512 - 144; about (4, 4) all. */
    @Test
    void aShapeIsPlacedAtItsNearestCell() {
        AnchorSettings one = new AnchorSettings(
                List.of(new AnchorLevel(3, 16, List.of(1.0), List.of(1.0), 0.5)),
                ShapeArithmetic.EXACT,
                ShapeOrder.RATIO_MAJOR,
                Spacing.STRIDE);
        PlacedShapes shapes = new PlacedShapes(new AnchorGrid(one, 64, 64), IouRule.DOUBLE);
        assertThat(shapes.placed(0, 0, 16, 16)).isCloseTo(144.0 / (512 - 144), within(1e-12));
        assertThat(shapes.placed(-4, -4, 12, 12)).isEqualTo(1);
        assertThat(shapes.placed(52, 52, 68, 68)).isEqualTo(1);
        assertThat(shapes.placed(100, 100, 116, 116)).isZero();
        assertThat(shapes.shapeOnly(16, 16)).isEqualTo(1);
        assertThat(shapes.shapeOnly(16, 8)).isEqualTo(0.5);
    }
}
