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

class DenseSoftmaxTest {
    private static final int CLASSES = 3;
    private static final int LOGITS = CLASSES + 1;
    private static final int ANCHORS = 100;

    static Stream<Arguments> seeds() {
        return Stream.of(0.0, 0.5, 1.0, 2.0, 5.5)
                .flatMap(gamma -> Stream.of(Balance.NONE, Balance.alpha(.25), new Balance(3, 0))
                        .flatMap(
                                balance -> IntStream.range(0, 2).mapToObj(seed -> Arguments.of(gamma, balance, seed))));
    }

    /** Logits from easy to hard with both ends, a positive here and there, some anchors ignored. */
    private static Rows random(int seed, double spread) {
        Random random = new Random(seed);
        float[] logits = new float[ANCHORS * LOGITS];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (random.nextGaussian() * (i % 7 == 0 ? 8 * spread : spread));
        }
        int[] targets = random.ints(ANCHORS, DenseLoss.IGNORED, CLASSES).toArray();
        targets[0] = DenseLoss.BACKGROUND;
        float[] stale = new float[logits.length];
        Arrays.fill(stale, 7);
        return new Rows(logits, targets, stale, LOGITS);
    }

    private static double[] row(Rows rows, int row) {
        return IntStream.range(row * LOGITS, (row + 1) * LOGITS)
                .mapToDouble(i -> rows.logits()[i])
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsTheSoftmaxFocalLossRowByRow(double gamma, Balance balance, int seed) {
        Rows rows = random(seed, 4);
        double positive = balance.positive();
        SoftmaxFocal single = new SoftmaxFocal(gamma, new double[] {positive, positive, positive, balance.negative()});
        double sum = new DenseSoftmax(gamma, balance).add(rows, 0, ANCHORS, .125);
        double expectedSum = 0;
        for (int row = 0; row < ANCHORS; row++) {
            int target = rows.targets()[row];
            int index = target == DenseLoss.BACKGROUND ? CLASSES : Math.max(0, target);
            double weight = target == DenseLoss.IGNORED ? 0 : .125;
            expectedSum += weight * single.value(row(rows, row), index);
            double[] gradient = single.gradient(row(rows, row), index);
            for (int k = 0; k < LOGITS; k++) {
                double expected = weight * gradient[k];
                assertThat((double) rows.gradient()[row * LOGITS + k])
                        .as("row %d of %d, logit %d", row, target, k)
                        .isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-30));
            }
        }
        assertThat(sum).isCloseTo(expectedSum, Percentage.withPercentage(1e-6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientsAreTheSlopesOfTheSum(double gamma, Balance balance, int seed) {
        Rows rows = random(seed, 1);
        DenseSoftmax loss = new DenseSoftmax(gamma, balance);
        float step = 1 / 256f;
        for (int i = 0; i < rows.logits().length; i += 3) {
            float before = rows.logits()[i];
            rows.logits()[i] = before + step;
            double high = loss.add(rows, 0, ANCHORS, 1);
            double up = rows.logits()[i];
            rows.logits()[i] = before - step;
            double low = loss.add(rows, 0, ANCHORS, 1);
            double slope = (high - low) / (up - rows.logits()[i]);
            rows.logits()[i] = before;
            loss.add(rows, 0, ANCHORS, 1);
            assertThat((double) rows.gradient()[i]).as("logit %d", i).isCloseTo(slope, within(1e-4));
        }
    }

    @Test
    void farLogitsStayFinite() {
        Rows rows = new Rows(
                new float[] {1000, -1000, 0, 0, -1000, 1000}, new int[] {1, DenseLoss.BACKGROUND}, new float[6], 3);
        double sum = new DenseSoftmax(2, Balance.NONE).add(rows, 0, 2, 1);
        assertThat(sum).isCloseTo(2000, within(1e-6));
        assertThat(rows.gradient()).containsExactly(new float[] {1, -1, 0, 0, 0, 0}, within(1e-6f));
    }

    @Test
    void touchesOnlyTheRowsAskedFor() {
        Rows rows = random(1, 4);
        DenseSoftmax loss = new DenseSoftmax(2, Balance.alpha(.25));
        double first = loss.add(rows, 0, 50, 1);
        assertThat(rows.gradient()[50 * LOGITS]).isEqualTo(7);
        assertThat(first + loss.add(rows, 50, ANCHORS, 1)).isCloseTo(loss.add(rows, 0, ANCHORS, 1), within(1e-9));
    }

    /** The background's own column is no class that a truth may have. */
    @Test
    void refusesTargetsThatAreNoClass() {
        for (int target : new int[] {-3, CLASSES}) {
            Rows rows = new Rows(new float[2 * LOGITS], new int[] {0, target}, new float[2 * LOGITS], LOGITS);
            assertThatThrownBy(() -> new DenseSoftmax(2, Balance.NONE).add(rows, 0, 2, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("target of row 1 must be -2..2 but is " + target);
        }
        assertThatThrownBy(() -> new DenseSoftmax(-1, Balance.NONE))
                .hasMessageContaining("gamma")
                .hasMessageContaining("-1");
    }

    @Test
    void aDivergedNetworkShowsAsNaN() {
        Rows rows = new Rows(new float[] {Float.NaN, 0}, new int[] {DenseLoss.BACKGROUND}, new float[2], 2);
        assertThat(new DenseSoftmax(2, Balance.NONE).add(rows, 0, 1, 1)).isNaN();
    }
}
