package org.focallens.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.focallens.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SoftmaxFocalTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-8);

    @Test
    void equalsTheReference() {
        for (JsonNode golden : Golden.cases("softmax_focal")) {
            SoftmaxFocal loss =
                    new SoftmaxFocal(golden.get("gamma").doubleValue(), Golden.doubles(golden.get("alpha")));
            double[][] logits = rows(golden.get("logits"));
            int[] targets = Golden.ints(golden.get("target"));
            LossTable table = LossTable.of(loss, logits, targets);
            assertThat(table.sum()).isCloseTo(golden.get("sum").doubleValue(), EXACT);
            assertThat(table.normalised()).isCloseTo(golden.get("mean").doubleValue(), EXACT);
            double[] perRow = Golden.doubles(golden.get("loss_per_row"));
            double[][] meanGradient = rows(golden.get("dmean_dlogits"));
            for (int row = 0; row < logits.length; row++) {
                assertThat(table.elementwise()[row]).hasSize(1);
                assertThat(table.elementwise()[row][0]).isCloseTo(perRow[row], EXACT);
                for (int k = 0; k < logits[row].length; k++) {
                    assertThat(table.gradient()[row][k] / logits.length).isCloseTo(meanGradient[row][k], EXACT);
                }
            }
        }
    }

    private static double[][] rows(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToObj(i -> Golden.doubles(node.get(i)))
                .toArray(double[][]::new);
    }

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientIsTheSlopeWithRespectToEveryLogit(int seed) {
        Random random = new Random(seed);
        int classes = 2 + seed % 5;
        SoftmaxFocal loss = new SoftmaxFocal(
                random.nextDouble(0, 10), random.doubles(classes).toArray());
        double[] logits = random.doubles(classes, -4, 4).toArray();
        int target = random.nextInt(classes);
        double[] gradient = loss.gradient(logits, target);
        double h = 1e-5;
        for (int k = 0; k < classes; k++) {
            double[] up = logits.clone();
            double[] down = logits.clone();
            up[k] += h;
            down[k] -= h;
            assertThat(gradient[k])
                    .isCloseTo((loss.value(up, target) - loss.value(down, target)) / (2 * h), within(1e-8));
        }
        assertThat(Arrays.stream(gradient).sum()).isCloseTo(0, within(1e-12));
    }

    @Test
    void twoClassesAreTheBinaryLossOfTheirDifference() {
        SoftmaxFocal softmax = SoftmaxFocal.unweighted(2, 2);
        FocalLoss binary = FocalLoss.unweighted(2);
        assertThat(softmax.value(new double[] {0.3, -1.1}, 0)).isCloseTo(binary.value(1.4, true), within(1e-15));
        assertThat(softmax.gradient(new double[] {0.3, -1.1}, 1))
                .containsExactly(
                        new double[] {binary.gradient(1.4, false), -binary.gradient(1.4, false)}, within(1e-15));
    }

    @Test
    void staysRightFarOut() {
        SoftmaxFocal loss = SoftmaxFocal.unweighted(0.5, 3);
        // The target is 1000 below the largest: p = e^-1000, loss 1000, slope -1 on it and +1 on the largest.
        double[] logits = {1000, 0, -1000};
        assertThat(loss.value(logits, 1)).isCloseTo(1000, within(1e-10));
        assertThat(loss.gradient(logits, 1)).containsExactly(new double[] {1, -1, 0}, within(1e-15));
        assertThat(loss.value(logits, 0)).isZero();
        assertThat(loss.gradient(logits, 0)).doesNotContain(Double.NaN);
        assertThat(loss.value(new double[] {1000, 1000, 1000}, 2))
                .isCloseTo(Math.sqrt(2.0 / 3) * Math.log(3), within(1e-12));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        SoftmaxFocal loss = SoftmaxFocal.unweighted(2, 3);
        assertThat(loss.classes()).isEqualTo(3);
        assertThatThrownBy(() -> loss.value(new double[2], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() -> loss.gradient(new double[3], 3)).hasMessageContaining("target must be 0..2 but is 3");
        assertThatThrownBy(() -> new SoftmaxFocal(2, new double[] {1, -1})).hasMessageContaining("-1");
        assertThatThrownBy(() -> SoftmaxFocal.unweighted(2, 1)).hasMessageContaining("two");
    }
}
