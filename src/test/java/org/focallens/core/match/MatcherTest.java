package org.focallens.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.focallens.Golden;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static final float[] FIXTURE = {101, 101, 119, 119, 200, 150, 300, 250, 50, 300, 250, 360, 330, 20, 340, 120
    };

    private static Matching match(Preset preset, int height, int width, float... truths) {
        return new Matcher(preset.matching()).match(new AnchorGrid(preset.anchors(), height, width), truths);
    }

    @Test
    void equalsTorchvisionsMatcherIndexByIndex() {
        for (JsonNode expected : Golden.cases("matching")) {
            LowQuality rule =
                    expected.get("allow_low_quality_matches").booleanValue() ? LowQuality.KEEP : LowQuality.NONE;
            AnchorGrid grid = new AnchorGrid(
                    Presets.TORCHVISION.anchors(),
                    expected.get("height").intValue(),
                    expected.get("width").intValue());
            Matching matching = new Matcher(Presets.TORCHVISION.matching().withLowQuality(rule))
                    .match(grid, Golden.boxes(expected.get("boxes_xyxy")));
            assertPairs(matching, expected.get("positive"));
            assertThat(matching.ignored()).hasSize(expected.get("ignored_count").intValue());
            assertThat(Arrays.copyOf(
                            matching.ignored(),
                            expected.get("ignored_first_200").size()))
                    .isEqualTo(Golden.ints(expected.get("ignored_first_200")));
            assertThat(matching.bestIou()).isEqualTo(Golden.doubles(expected.get("best_iou_per_box")));
            assertLevels(matching, expected.get("per_level"));
        }
    }

    @Test
    void equalsEveryFrameworkThatComputedItsOwnMatching() {
        for (JsonNode expected : Golden.cases("presets")) {
            Matching matching = match(
                    Presets.named(expected.get("preset").textValue()),
                    expected.get("height").intValue(),
                    expected.get("width").intValue(),
                    Golden.boxes(expected.get("boxes")));
            assertThat(matching.grid().size()).isEqualTo(expected.get("anchors").intValue());
            assertPairs(matching, expected.get("positive"));
            assertThat(matching.ignored()).isEqualTo(Golden.ints(expected.get("ignored")));
            assertLevels(matching, expected.get("levels"));
        }
    }

    private static void assertPairs(Matching matching, JsonNode pairs) {
        int[] anchors = new int[pairs.size()];
        int[] truths = new int[pairs.size()];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = pairs.get(i).get(0).intValue();
            truths[i] = pairs.get(i).get(1).intValue();
        }
        assertThat(matching.positive()).isEqualTo(anchors);
        assertThat(matching.positiveTruth()).isEqualTo(truths);
    }

    private static void assertLevels(Matching matching, JsonNode levels) {
        for (int i = 0; i < levels.size(); i++) {
            LevelCount count = matching.levels().get(i);
            assertThat(count.level()).isEqualTo(levels.get(i).get("level").textValue());
            assertThat(count.positive()).isEqualTo(levels.get(i).get("positive").intValue());
            assertThat(count.ignored())
                    .isEqualTo(matching.levels().get(i).anchors()
                            - count.positive()
                            - levels.get(i).get("negative").intValue());
        }
    }

    /** 512 x 512, four boxes; the columns are positives, ignored, positives of P3 to P7, positives of each box. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paper              | 63 | 74 | 0,58,5,0,0  | 0,46,17,0",
                "keras-retinanet    | 63 | 74 | 0,58,5,0,0  | 0,46,17,0",
                "detectron2         | 75 | 82 | 11,55,9,0,0 | 4,50,14,7",
                "detectron2-centred | 81 | 74 | 18,58,5,0,0 | 4,46,17,14",
                "torchvision        | 75 | 80 | 15,51,9,0,0 | 8,46,14,7",
                "torchvision-v2     | 75 | 80 | 15,51,9,0,0 | 8,46,14,7",
                "mmdetection        | 75 | 82 | 11,55,9,0,0 | 4,50,14,7",
                "detectron          | 68 | 71 | 0,61,7,0,0  | 0,51,17,0",
                "tf-vision          | 65 | 0  | 2,58,5,0,0  | 1,46,17,1"
            })
    void countsTheFixtureAsEachFrameworkDoes(String preset, int positive, int ignored, String perLevel, String perBox) {
        Matching matching = match(Presets.named(preset), 512, 512, FIXTURE);
        assertThat(matching.positive()).hasSize(positive);
        assertThat(matching.ignored()).hasSize(ignored);
        assertThat(matching.levels().stream().mapToInt(LevelCount::positive).toArray())
                .isEqualTo(numbers(perLevel));
        assertThat(IntStream.range(0, 4)
                        .map(truth -> matching.positiveOf(truth).length)
                        .toArray())
                .isEqualTo(numbers(perBox));
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.trim().split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void detectronCountsAnchorsThatItThenTurnsBack() {
        Matching matching = match(Presets.DETECTRON, 512, 512, FIXTURE);
        assertThat(matching.positive()).hasSize(68);
        assertThat(matching.countedPositives() + 1).isEqualTo(87);
    }

    /** At P3's first cell the paper's square anchor is -12..20; a box of half its area inside it has an IoU of exactly one half. */
    @Test
    void anAnchorExactlyAtAThresholdIsInside() {
        float[] half = {-12, -12, 20, 4};
        int square = 3;
        assertThat(match(Presets.PAPER, 128, 128, half).assignment(square))
                .isEqualTo(new Assignment.Positive(0, 0.5, false));
        MatchSettings higher = Presets.PAPER.matching().withThresholds(Math.nextUp(0.5f), 0.5);
        AnchorGrid grid = new AnchorGrid(Presets.PAPER.anchors(), 128, 128);
        assertThat(new Matcher(higher).match(grid, half).assignment(square)).isEqualTo(new Assignment.Ignored(0, 0.5));
        MatchSettings keras = new MatchSettings(0.6, 0.5, false, LowQuality.NONE, BorderRule.KEEP, IouRule.DOUBLE);
        assertThat(new Matcher(keras).match(grid, half).assignment(square)).isEqualTo(new Assignment.Negative(0.5));
    }

    @Test
    void anImageWithoutBoxesIsAllNegative() {
        for (Preset preset : Presets.ALL) {
            Matching matching = match(preset, 256, 256);
            assertThat(matching.positive()).isEmpty();
            assertThat(matching.bestIou()).isEmpty();
            assertThat(matching.assignment(0)).isEqualTo(new Assignment.Negative(0));
        }
    }

    @Test
    void aBoxThatNoAnchorOverlapsIsAHazardOnlyWhereTheFrameworkMakesItOne() {
        float[] outside = {2000, 2000, 2010, 2010};
        assertThat(match(Presets.DETECTRON2, 128, 128, outside).positive()).hasSize(3069);
        assertThat(match(Presets.MMDETECTION, 128, 128, outside).positive()).hasSize(3069);
        assertThat(match(Presets.TF_VISION, 128, 128, outside).positive()).containsExactly(0);
        assertThat(match(Presets.DETECTRON, 128, 128, outside).positive()).isEmpty();
        assertThat(match(Presets.PAPER, 128, 128, outside).positive()).isEmpty();
        assertThat(match(Presets.DETECTRON2, 128, 128, outside).bestIou()).containsExactly(0);
    }

    @Test
    void kerasIgnoresAnchorsWhoseCentreIsInThePadding() {
        AnchorGrid grid = new AnchorGrid(Presets.KERAS_RETINANET.anchors(), 128, 128);
        Matching matching = new Matcher(Presets.KERAS_RETINANET.matching()).match(grid, new float[0], 128, 100);
        // P3 centres stand at 4, 12, ...: 100 is the 13th, so 4 of 16 columns go; P7's only centre is at 64.
        assertThat(matching.levels().get(0).ignored()).isEqualTo(16 * 4 * 9);
        assertThat(matching.levels().get(4).ignored()).isZero();
        assertThat(matching.assignment(matching.ignored()[0])).isEqualTo(new Assignment.Ignored(-1, 0));
    }

    @Test
    void oneMatcherServesImagesOfAnySizeOneAfterAnother() {
        Matcher matcher = new Matcher(Presets.TORCHVISION.matching());
        AnchorGrid large = new AnchorGrid(Presets.TORCHVISION.anchors(), 512, 512);
        AnchorGrid small = new AnchorGrid(Presets.TORCHVISION.anchors(), 128, 128);
        int[] first = matcher.match(large, FIXTURE).positive();
        matcher.match(small, new float[] {10, 10, 60, 60});
        assertThat(matcher.match(large, FIXTURE).positive()).isEqualTo(first);
        assertThat(matcher.match(large, new float[0]).positive()).isEmpty();
    }

    @Test
    void statesAgreeWithTheListsAndTheInspector() {
        Matching matching = match(Presets.TORCHVISION, 512, 512, FIXTURE);
        int[] states = matching.states();
        for (int anchor = 0; anchor < states.length; anchor++) {
            assertThat(matching.state(anchor)).isEqualTo(states[anchor]);
        }
        for (int anchor : matching.forced()) {
            assertThat(matching.assignment(anchor)).isInstanceOfSatisfying(Assignment.Positive.class, it -> {
                assertThat(it.forced()).isTrue();
                assertThat(it.iou()).isLessThan(0.5).isCloseTo(matching.bestIou()[it.truth()], within(1e-6));
            });
        }
        assertThat(matching.forced()).hasSize(15);
    }

    @Test
    void refusesBoxesAndThresholdsThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> match(Presets.PAPER, 128, 128, 1, 2, 3))
                .withMessageContaining("3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> match(Presets.PAPER, 128, 128, 1, 2, Float.NaN, 4))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.PAPER.matching().withThresholds(0.4, 0.5))
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.PAPER.matching().withThresholds(0.5, 0))
                .withMessageContaining("0.0");
    }
}
