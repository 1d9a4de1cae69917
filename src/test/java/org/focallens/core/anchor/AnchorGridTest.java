package org.focallens.core.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.focallens.Golden;
import org.focallens.core.anchor.AnchorGrid.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnchorGridTest {
    private static final AnchorSettings TORCHVISION =
            AnchorSettings.pyramid(ShapeArithmetic.TORCHVISION, ShapeOrder.RATIO_MAJOR, Spacing.IMAGE_OVER_CELLS, 0);
    private static final AnchorSettings PAPER =
            AnchorSettings.pyramid(ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE, 0.5);

    @Test
    void equalsTorchvisionAnchorByAnchor() {
        for (JsonNode expected : Golden.cases("anchors")) {
            AnchorGrid grid = new AnchorGrid(
                    TORCHVISION,
                    expected.get("height").intValue(),
                    expected.get("width").intValue());
            assertThat(grid.levels().stream().mapToInt(LevelGrid::size).toArray())
                    .isEqualTo(Golden.ints(expected.get("anchors_per_level")));
            assertThat(grid.size()).isEqualTo(expected.get("total").intValue());
            for (int level = 0; level < 5; level++) {
                JsonNode cell = expected.get("cell_anchors_per_level").get(level);
                for (int shape = 0; shape < cell.size(); shape++) {
                    assertThat(grid.levels().get(level).corners(shape)).isEqualTo(Golden.doubles(cell.get(shape)));
                }
            }
            for (JsonNode sample : expected.get("sample")) {
                double[] row = Golden.doubles(sample);
                assertThat(grid.place((int) row[0]).box()).containsExactly(row[1], row[2], row[3], row[4]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"800,1344,201600", "608,1024,116712", "512,512,49104", "128,128,3069", "1,1,45"})
    void countsTheAnchorsOfAnImage(int height, int width, int anchors) {
        assertThat(new AnchorGrid(PAPER, height, width).size()).isEqualTo(anchors);
    }

    @Test
    void spansThe32To813PixelsOfThePaper() {
        AnchorGrid grid = new AnchorGrid(PAPER, 512, 512);
        double[] smallest = grid.levels().get(0).corners(3);
        double[] largest = grid.levels().get(4).corners(5);
        assertThat(smallest[2] - smallest[0]).isEqualTo(32);
        assertThat(largest[2] - largest[0]).isCloseTo(812.75, within(0.01));
    }

    @Test
    void ratioIsHeightOverWidth() {
        double[] flat = new AnchorGrid(PAPER, 128, 128).levels().get(0).corners(0);
        assertThat((flat[3] - flat[1]) / (flat[2] - flat[0])).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void torchvisionSpacesItsCellsByImageOverCells() {
        List<LevelGrid> levels = new AnchorGrid(TORCHVISION, 800, 1344).levels();
        assertThat(levels.get(3).spacingY()).isEqualTo(61);
        assertThat(levels.get(3).spacingX()).isEqualTo(64);
        assertThat(levels.get(4).spacingY()).isEqualTo(114);
        assertThat(levels.get(4).spacingX()).isEqualTo(122);
    }

    @Test
    void detectronRoundsAtTheStrideAndCountsInclusivePixels() {
        AnchorSettings detectron = AnchorSettings.pyramid(
                ShapeArithmetic.DETECTRON, ShapeOrder.SCALE_MAJOR, Spacing.STRIDE, 0.5 - 0.5 / 8);
        LevelGrid p3 = new AnchorGrid(detectron, 128, 128).levels().get(0);
        // stride 8, ratio 1:2: sqrt(64 / .5) = 11.3 rounds to 11, and 5.5 to the even 6; both times 4.
        assertThat(p3.corners(0)).containsExactly(-21.5, -11.5, 21.5, 11.5);
        assertThat(p3.centreX(0)).isEqualTo(3.5);
    }

    @ParameterizedTest
    @EnumSource(ShapeArithmetic.class)
    void indexAndPlaceAreInverse(ShapeArithmetic arithmetic) {
        AnchorGrid grid = new AnchorGrid(
                AnchorSettings.pyramid(arithmetic, ShapeOrder.SCALE_MAJOR, Spacing.STRIDE, 0.5), 100, 333);
        float[] boxes = grid.boxes();
        for (int anchor = 0; anchor < grid.size(); anchor++) {
            Place place = grid.place(anchor);
            assertThat(place.level().index(place.row(), place.column(), place.shape()))
                    .isEqualTo(anchor);
            assertThat(boxes[4 * anchor + 2]).isEqualTo((float) place.box()[2]);
            assertThat(boxes[4 * anchor + 1]).isEqualTo((float) place.box()[1]);
        }
    }

    @Test
    void aSubsetOfLevelsNumbersItsAnchorsFromZero() {
        AnchorSettings twoLevels = new AnchorSettings(
                List.of(PAPER.levels().get(1), PAPER.levels().get(4)),
                ShapeArithmetic.EXACT,
                ShapeOrder.RATIO_MAJOR,
                Spacing.STRIDE);
        AnchorGrid grid = new AnchorGrid(twoLevels, 256, 256);
        assertThat(grid.place(0).level().name()).isEqualTo("P4");
        assertThat(grid.place(16 * 16 * 9).level().name()).isEqualTo("P7");
    }

    /** 100 pixels at a stride of 30 are 4 cells, 30 apart, or 25 where the image is divided by the cells. */
    @Test
    void cellsStandWhereTheStrideSays() {
        AnchorLevel odd = PAPER.levels().get(2).withStride(30);
        AnchorGrid strides = new AnchorGrid(PAPER.withLevels(List.of(odd)), 100, 61);
        assertThat(strides.levels().get(0).rows()).isEqualTo(4);
        assertThat(strides.levels().get(0).columns()).isEqualTo(3);
        assertThat(strides.levels().get(0).centreY(3)).isEqualTo(105);
        AnchorSettings divided = new AnchorSettings(
                List.of(odd), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.IMAGE_OVER_CELLS);
        assertThat(new AnchorGrid(divided, 100, 61).levels().get(0).spacingY()).isEqualTo(25);
        assertThat(odd.nominal()).isFalse();
        assertThat(PAPER.levels()).allMatch(AnchorLevel::nominal);
    }

    @Test
    void moreAnchorsThanIndicesAreRefused() {
        AnchorSettings dense = PAPER.each(level -> level.withStride(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorGrid(dense, 32768, 32768))
                .withMessageContaining("9663676416")
                .withMessageContaining("larger strides");
    }

    @Test
    void refusesWhatCannotBeAnAnchor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorLevel(8, 32, List.of(1.0), List.of(1.0), 0))
                .withMessageContaining("8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorLevel(3, Double.NaN, List.of(1.0), List.of(1.0), 0))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorLevel(3, 32, List.of(), List.of(1.0), 0))
                .withMessageContaining("P3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorLevel(3, 32, List.of(1.0), List.of(-2.0), 0))
                .withMessageContaining("-2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAPER.levels().get(0).withStride(0))
                .withMessageContaining("P3")
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnchorGrid(PAPER, 0, 128))
                .withMessageContaining("height")
                .withMessageContaining("0");
        assertThatThrownBy(() -> new AnchorGrid(PAPER, 128, 128).place(3069))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
