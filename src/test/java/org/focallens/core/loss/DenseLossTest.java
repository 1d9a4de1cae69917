package org.focallens.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.focallens.core.loss.DenseLoss.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DenseLossTest {
    private static final int CLASSES = 3;
    private static final int ANCHORS = 200;

    static Stream<Arguments> seeds() {
        return Stream.of(
                        new CrossEntropy(),
                        new CrossEntropy(0.75),
                        new FocalLoss(0.25, 2),
                        new FocalLoss(0.25, 1),
                        new FocalLoss(0.3, 0.5),
                        FocalLoss.unweighted(5.5),
                        new FocalStar(2, 1))
                .flatMap(loss -> IntStream.range(0, 3).mapToObj(seed -> Arguments.of(loss, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheSameLossLogitByLogit(LogitLoss loss, int seed) {
        Rows rows = random(seed);
        double sum = new DenseLoss(loss).add(rows, 0, ANCHORS, 0.125);
        double expectedSum = 0;
        for (int i = 0; i < ANCHORS * CLASSES; i++) {
            int target = rows.targets()[i / CLASSES];
            boolean positive = target == i % CLASSES;
            double expected = target == DenseLoss.IGNORED ? 0 : 0.125 * loss.gradient(rows.logits()[i], positive);
            float tolerance = (float) (1e-6 * Math.abs(expected) + 1e-30);
            assertThat(rows.gradient()[i])
                    .as("logit %s", rows.logits()[i])
                    .isCloseTo((float) expected, within(tolerance));
            expectedSum += target == DenseLoss.IGNORED ? 0 : 0.125 * loss.value(rows.logits()[i], positive);
        }
        assertThat(sum).isCloseTo(expectedSum, Percentage.withPercentage(1e-6));
    }

    @Test
    void easyAndHardNegativesAreEachExact() {
        FocalLoss loss = new FocalLoss(0.25, 2);
        for (float logit = -12; logit <= 12; logit += 0.37f) {
            Rows one = new Rows(new float[] {logit}, new int[] {DenseLoss.BACKGROUND}, new float[1], 1);
            assertThat(new DenseLoss(loss).add(one, 0, 1, 1))
                    .as("logit %s", logit)
                    .isCloseTo(loss.value(logit, false), Percentage.withPercentage(1e-7));
        }
    }

    /** Logits from easy to hard with both ends, a positive here and there, some anchors ignored. */
    private static Rows random(int seed) {
        Random random = new Random(seed);
        float[] logits = new float[ANCHORS * CLASSES];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (random.nextGaussian() * (i % 7 == 0 ? 30 : 4));
        }
        logits[0] = 1000;
        logits[1] = -1000;
        int[] targets = random.ints(ANCHORS, DenseLoss.IGNORED, CLASSES).toArray();
        targets[0] = DenseLoss.BACKGROUND;
        float[] stale = new float[logits.length];
        Arrays.fill(stale, 7);
        return new Rows(logits, targets, stale, CLASSES);
    }

    @Test
    void touchesOnlyTheRowsOfItsImage() {
        Rows rows = random(1);
        DenseLoss loss = new DenseLoss(new FocalLoss(0.25, 2));
        double first = loss.add(rows, 0, 50, 1);
        assertThat(rows.gradient()[150]).isEqualTo(7);
        double rest = loss.add(rows, 50, ANCHORS, 1);
        assertThat(first + rest).isCloseTo(loss.add(rows, 0, ANCHORS, 1), within(1e-9));
    }

    @Test
    void aDivergedNetworkShowsAsNaN() {
        Rows rows = new Rows(new float[] {Float.NaN}, new int[] {DenseLoss.BACKGROUND}, new float[1], 1);
        assertThat(new DenseLoss(new FocalLoss(0.25, 2)).add(rows, 0, 1, 1)).isNaN();
    }

    @Test
    void refusesArraysAndTargetsThatDoNotFit() {
        assertThatThrownBy(() -> new Rows(new float[5], new int[2], new float[6], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
        assertThatThrownBy(() -> new Rows(new float[6], new int[2], new float[5], 3))
                .hasMessageContaining("gradient");
        Rows rows = new Rows(new float[6], new int[] {0, 3}, new float[6], 3);
        assertThatThrownBy(() -> new DenseLoss(new CrossEntropy()).add(rows, 0, 2, 1))
                .hasMessage("target of row 1 must be -2..2 but is 3");
    }
}
