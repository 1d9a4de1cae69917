package org.focallens.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.box.Box;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The matcher visits few anchors; here every rule is worked out again on the whole matrix of IoUs. */
class FullMatrixTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheRulesAppliedToTheFullMatrix(int seed) {
        Random random = new Random(seed);
        int height = 64 + random.nextInt(300);
        int width = 64 + random.nextInt(300);
        float[] truths = boxes(random, height, width);
        for (Preset preset : Presets.ALL) {
            MatchSettings settings =
                    preset.matching().withThresholds(0.3 + 0.3 * random.nextDouble(), 0.1 + 0.2 * random.nextDouble());
            for (LowQuality rule : LowQuality.values()) {
                MatchSettings tried = settings.withLowQuality(rule);
                AnchorGrid grid = new AnchorGrid(preset.anchors(), height, width);
                assertThat(new Matcher(tried).match(grid, truths).states())
                        .as("%s %s", preset.name(), rule)
                        .isEqualTo(fullMatrix(tried, grid, truths, height, width));
            }
        }
    }

    /** Strides that no framework has, and every arithmetic with every other. */
    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheFullMatrixAtOddStridesAndMixedArithmetic(int seed) {
        Random random = new Random(seed);
        int height = 40 + random.nextInt(200);
        int width = 40 + random.nextInt(200);
        float[] truths = boxes(random, height, width);
        List<AnchorLevel> levels = new ArrayList<>();
        for (int level = 3 + random.nextInt(2); level <= 7; level++) {
            levels.add(new AnchorLevel(
                    level,
                    6 + random.nextInt(300),
                    AnchorSettings.OCTAVE_THIRDS,
                    List.of(0.3, 1.0, 4.0),
                    random.nextDouble() * 2 - 1,
                    5 + random.nextInt(200)));
        }
        AnchorSettings anchors = new AnchorSettings(
                levels,
                any(random, ShapeArithmetic.values()),
                any(random, ShapeOrder.values()),
                any(random, Spacing.values()));
        for (LowQuality rule : LowQuality.values()) {
            MatchSettings tried = new MatchSettings(
                    0.3 + 0.3 * random.nextDouble(),
                    0.1 + 0.2 * random.nextDouble(),
                    random.nextBoolean(),
                    rule,
                    any(random, BorderRule.values()),
                    any(random, IouRule.values()));
            AnchorGrid grid = new AnchorGrid(anchors, height, width);
            assertThat(new Matcher(tried).match(grid, truths).states())
                    .as("%s %s", anchors, tried)
                    .isEqualTo(fullMatrix(tried, grid, truths, height, width));
        }
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** From 1 pixel to past the image, some partly outside, some equal to each other. */
    private static float[] boxes(Random random, int height, int width) {
        float[] boxes = new float[4 * random.nextInt(9)];
        for (int i = 0; i < boxes.length; i += 4) {
            if (i > 0 && random.nextInt(6) == 0) {
                System.arraycopy(boxes, i - 4, boxes, i, 4);
                continue;
            }
            double boxWidth = Math.exp(random.nextDouble() * Math.log(1.5 * width));
            double boxHeight = Math.exp(random.nextDouble() * Math.log(1.5 * height));
            boolean whole = random.nextBoolean();
            double x = random.nextDouble() * width - boxWidth / 3;
            double y = random.nextDouble() * height - boxHeight / 3;
            boxes[i] = (float) (whole ? Math.rint(x) : x);
            boxes[i + 1] = (float) (whole ? Math.rint(y) : y);
            boxes[i + 2] = (float) (whole ? Math.rint(x + boxWidth) : x + boxWidth);
            boxes[i + 3] = (float) (whole ? Math.rint(y + boxHeight) : y + boxHeight);
        }
        return boxes;
    }

    private static int[] fullMatrix(MatchSettings settings, AnchorGrid grid, float[] truths, int height, int width) {
        int count = truths.length / 4;
        double[][] iou = new double[count][grid.size()];
        for (int truth = 0; truth < count; truth++) {
            for (int anchor = 0; anchor < grid.size(); anchor++) {
                double[] a = grid.place(anchor).box();
                iou[truth][anchor] = settings.iou().iou(new Box(a[0], a[1], a[2], a[3]), Box.at(truths, truth));
            }
        }
        int[] states = new int[grid.size()];
        int[] nearest = new int[grid.size()];
        double background = settings.iou().threshold(settings.background());
        for (int anchor = 0; anchor < states.length; anchor++) {
            double best = count == 0 ? -1 : iou[0][anchor];
            for (int truth = 1; truth < count; truth++) {
                if (iou[truth][anchor] > best) {
                    best = iou[truth][anchor];
                    nearest[anchor] = truth;
                }
            }
            boolean ignored = settings.ignoreAtThreshold() ? best >= background : best > background;
            states[anchor] =
                    best >= settings.iou().threshold(settings.foreground()) ? nearest[anchor] : ignored ? -2 : -1;
        }
        promote(settings, iou, nearest, states);
        if (settings.border() == BorderRule.IGNORE_CENTRE_OUTSIDE) {
            for (int anchor = 0; anchor < states.length; anchor++) {
                AnchorGrid.Place place = grid.place(anchor);
                if (place.level().centreX(place.column()) >= width
                        || place.level().centreY(place.row()) >= height) {
                    states[anchor] = -2;
                }
            }
        }
        return states;
    }

    private static void promote(MatchSettings settings, double[][] iou, int[] nearest, int[] states) {
        boolean[] taken = new boolean[states.length];
        for (int truth = 0; truth < iou.length && settings.lowQuality() != LowQuality.NONE; truth++) {
            double best = Arrays.stream(iou[truth]).max().orElseThrow();
            boolean first = true;
            for (int anchor = 0; anchor < states.length; anchor++) {
                if (iou[truth][anchor] != best) {
                    continue;
                }
                switch (settings.lowQuality()) {
                    case KEEP -> states[anchor] = nearest[anchor];
                    case REPOINT -> states[anchor] = truth;
                    case REPOINT_FIRST -> {
                        if (first && !taken[anchor]) {
                            states[anchor] = truth;
                            taken[anchor] = true;
                        }
                    }
                    case IGNORED_ONLY -> {
                        if (iou[nearest[anchor]][anchor] >= settings.iou().threshold(settings.background())) {
                            states[anchor] = nearest[anchor];
                        }
                    }
                    default -> {}
                }
                first = false;
            }
        }
    }
}
