package org.focallens.core.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.focallens.core.loss.DenseLoss.BACKGROUND;
import static org.focallens.core.loss.DenseLoss.IGNORED;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.focallens.core.box.Box;
import org.focallens.core.box.Boxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HardExampleMinerTest {

    /** Boxes of 10 x 10 pixels with their left edges there. */
    private static float[] at(double... lefts) {
        float[] boxes = new float[4 * lefts.length];
        for (int i = 0; i < lefts.length; i++) {
            new Box(lefts[i], 0, lefts[i] + 10, 10).copyTo(boxes, i);
        }
        return boxes;
    }

    private static float[] apart(int count) {
        return at(IntStream.range(0, count).mapToDouble(i -> 20 * i).toArray());
    }

    private static int[] pick(HardExamples settings, float[] anchors, float[] losses, int... targets) {
        return new HardExampleMiner(settings, anchors).pick(losses, targets, 0);
    }

    @Test
    void theHardestOfBothKindsButNotTheIgnored() {
        int[] picked = pick(
                new HardExamples(3, 0.7, false),
                apart(6),
                new float[] {1, 5, 2, 9, 4, 3},
                BACKGROUND,
                BACKGROUND,
                0,
                IGNORED,
                BACKGROUND,
                2);
        assertThat(picked).containsExactly(1, 4, 5);
    }

    @Test
    void aNeighbourOfAHarderOneIsSuppressedWhateverItsKind() {
        // IoU of boxes moved by 2 of 10 pixels is 8/12, by 4 it is 6/14. The positive in the middle is easier than the
        // negative beside it.
        float[] anchors = at(0, 2, 4);
        float[] losses = {3, 2, 1};
        assertThat(pick(new HardExamples(3, 0.5, false), anchors, losses, BACKGROUND, 0, BACKGROUND))
                .containsExactly(0, 2);
        assertThat(pick(new HardExamples(3, 0.7, false), anchors, losses, BACKGROUND, 0, BACKGROUND))
                .containsExactly(0, 1, 2);
        assertThat(pick(new HardExamples(4, 0.5, true), anchors, losses, BACKGROUND, 0, BACKGROUND))
                .containsExactly(0, 2);
        assertThat(pick(new HardExamples(3, 0.5, false), anchors, losses, IGNORED, 0, BACKGROUND))
                .containsExactly(1);
    }

    @Test
    void ofEqualLossesTheLowerIndexIsPicked() {
        float[] losses = {1, 2, 1, 1, 2, 1};
        int[] targets = new int[6];
        assertThat(pick(new HardExamples(3, 0.5, false), apart(6), losses, targets))
                .containsExactly(0, 1, 4);
        assertThat(pick(new HardExamples(3, 0.5, false), at(0, 20, 0, 40, 60, 80), losses, targets))
                .containsExactly(0, 1, 4);
        assertThat(pick(new HardExamples(5, 0.5, false), at(0, 20, 0, 40, 60, 80), losses, targets))
                .containsExactly(0, 1, 3, 4, 5);
    }

    @Test
    void aQuarterOfTheBatchIsForPositivesHoweverEasyTheyAre() {
        // 0..11 are negatives of falling loss, 12..15 positives, all easier.
        float[] losses = new float[16];
        int[] targets = new int[16];
        for (int i = 0; i < 16; i++) {
            losses[i] = 16 - i;
            targets[i] = i < 12 ? BACKGROUND : 0;
        }
        assertThat(pick(new HardExamples(8, 0.5, false), apart(16), losses, targets))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(pick(new HardExamples(8, 0.5, true), apart(16), losses, targets))
                .containsExactly(0, 1, 2, 3, 4, 5, 12, 13);
        targets[12] = IGNORED;
        targets[13] = IGNORED;
        targets[14] = IGNORED;
        assertThat(pick(new HardExamples(8, 0.5, true), apart(16), losses, targets))
                .containsExactly(0, 1, 2, 15);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20, 2, 6", // enough of both: a quarter and three quarters
        "20,  1, 1, 3", // three for each positive
        "20,  0, 0, 3", // without a positive as though there were one
        " 3, 20, 5, 3", // negatives short: positives fill the batch
        " 0, 20, 8, 0",
        " 0,  0, 0, 0",
        " 2,  1, 1, 2"
    })
    void oneToThreeWithFewOfAKind(int negatives, int positives, int positivesPicked, int negativesPicked) {
        int n = negatives + positives;
        int[] targets = new int[n];
        Arrays.fill(targets, 0, negatives, BACKGROUND);
        // Once the positives are the harder ones, once the easier ones.
        for (int slope : new int[] {1, -1}) {
            float[] losses = new float[n];
            for (int i = 0; i < n; i++) {
                losses[i] = 100 + slope * i;
            }
            int[] picked = pick(new HardExamples(8, 0.5, true), apart(n), losses, targets);
            assertThat(Arrays.stream(picked).filter(i -> targets[i] >= 0)).hasSize(positivesPicked);
            assertThat(Arrays.stream(picked).filter(i -> targets[i] < 0)).hasSize(negativesPicked);
        }
    }

    @Test
    void readsTheImageAskedForAndForgetsTheOneBefore() {
        HardExampleMiner miner = new HardExampleMiner(new HardExamples(4, 0.5, true), apart(3));
        float[] losses = {9, 8, 7, 1, 3, 2};
        int[] targets = {IGNORED, IGNORED, IGNORED, 0, BACKGROUND, BACKGROUND};
        assertThat(miner.pick(losses, targets, 1)).containsExactly(0, 1, 2);
        assertThat(miner.pick(losses, targets, 0)).isEmpty();
        assertThat(miner.pick(losses, targets, 1)).containsExactly(0, 1, 2);
        assertThat(losses).containsExactly(9, 8, 7, 1, 3, 2);
    }

    @Test
    void aLossThatIsNoNumberIsNeverPicked() {
        float[] losses = {Float.NaN, Float.POSITIVE_INFINITY, 1};
        assertThat(pick(new HardExamples(4, 0.5, true), apart(3), losses, 0, BACKGROUND, 0))
                .containsExactly(1, 2);
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsLeftOutIsEasierOrSuppressed(int seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(400);
        float[] anchors = at(random.doubles(n, 0, 300).toArray());
        float[] losses = new float[n];
        int[] targets = new int[n];
        for (int i = 0; i < n; i++) {
            losses[i] = random.nextInt(200);
            targets[i] = random.nextInt(10) == 0 ? random.nextInt(-2, 3) : BACKGROUND;
        }
        HardExamples settings =
                new HardExamples(4 + random.nextInt(40), random.nextBoolean() ? 0.5 : 0.7, random.nextBoolean());
        int[] picked = pick(settings, anchors, losses, targets);
        assertThat(picked).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(settings.batch());
        double least = Arrays.stream(picked).mapToDouble(i -> losses[i]).min().orElse(0);
        boolean full = picked.length == settings.batch();
        for (int i = 0; i < n; i++) {
            int anchor = i;
            boolean isIn = Arrays.binarySearch(picked, i) >= 0;
            boolean out = targets[i] == IGNORED
                    || Arrays.stream(picked).anyMatch(p -> suppresses(p, anchor, anchors, losses, settings.nmsIou()));
            assertThat(isIn && out).as("anchor %s is in but should be out", i).isFalse();
            if (!isIn && !out && !settings.oneToThree()) {
                assertThat(full && losses[i] <= least)
                        .as("anchor %s is out but should be in", i)
                        .isTrue();
            }
        }
        long positives = Arrays.stream(picked).filter(i -> targets[i] >= 0).count();
        if (settings.oneToThree()) {
            assertThat(picked.length - positives).isLessThanOrEqualTo(3 * Math.max(1, positives));
        }
    }

    private static boolean suppresses(int harder, int easier, float[] anchors, float[] losses, double iou) {
        boolean comesFirst = losses[harder] > losses[easier] || (losses[harder] == losses[easier] && harder < easier);
        return comesFirst && Boxes.iou(anchors, harder, anchors, easier) > iou;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneToThreeOfASmallImageCutsWhatSuppressionKeepsOfAll(int seed) {
        // The batch has room for every negative, so that suppression runs over all examples.
        Random random = new Random(seed);
        float[] anchors = at(random.doubles(60, 0, 300).toArray());
        float[] losses = new float[60];
        int[] targets = new int[60];
        for (int i = 0; i < 60; i++) {
            losses[i] = random.nextInt(200);
            targets[i] = random.nextInt(5) == 0 ? 0 : BACKGROUND;
        }
        int[] all = pick(new HardExamples(60, 0.5, false), anchors, losses, targets);
        int positives = (int) Arrays.stream(all).filter(i -> targets[i] >= 0).count();
        int[] expected = IntStream.concat(
                        Arrays.stream(all).filter(i -> targets[i] >= 0),
                        Arrays.stream(all)
                                .filter(i -> targets[i] < 0)
                                .boxed()
                                .sorted((a, b) -> Float.compare(losses[b], losses[a]))
                                .limit(3L * Math.max(1, positives))
                                .mapToInt(i -> i))
                .sorted()
                .toArray();
        assertThat(pick(new HardExamples(240, 0.5, true), anchors, losses, targets))
                .containsExactly(expected);
    }

    @Test
    void refusesWhatDoesNotFit() {
        HardExampleMiner miner = new HardExampleMiner(HardExamples.TABLE_1D_BEST, apart(3));
        assertThatThrownBy(() -> miner.pick(new float[5], new int[6], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("losses must have image 1 of 3 anchors but have length 5");
        assertThatThrownBy(() -> miner.pick(new float[6], new int[3], 1)).hasMessageContaining("targets");
        assertThatThrownBy(() -> miner.pick(new float[6], new int[6], -1)).hasMessageContaining("image -1");
        assertThatThrownBy(() -> new HardExampleMiner(HardExamples.TABLE_1D_BEST, new float[5]))
                .hasMessageContaining("4 numbers");
        assertThatThrownBy(() -> new HardExamples(0, 0.5, false)).hasMessage("batch must be >= 1 but is 0");
        assertThatThrownBy(() -> new HardExamples(3, 0.5, true)).hasMessage("batch must be >= 4 but is 3");
        assertThatThrownBy(() -> new HardExamples(3, 1.5, false)).hasMessage("nmsIou must be 0..1 but is 1.5");
        assertThatThrownBy(() -> new HardExamples(3, Double.NaN, false)).hasMessageContaining("nmsIou");
    }
}
