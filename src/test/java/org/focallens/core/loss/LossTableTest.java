package org.focallens.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossTableTest {
    private static final double LN2 = Math.log(2);

    @Test
    void aRowIsOnePositiveAndKMinusOneNegativesAndBackgroundIsAllNegatives() {
        // At logit 0: ln 2 / 4, times .25 for the positive, .75 for each of the other three.
        LossTable table = LossTable.of(new FocalLoss(0.25, 2), new double[2][2], new int[] {1, -1});
        assertThat(table.elementwise()[0])
                .containsExactly(new double[] {0.75 * LN2 / 4, 0.25 * LN2 / 4}, within(1e-15));
        assertThat(table.gradient()[0][1]).isNegative();
        assertThat(table.gradient()[1]).containsExactly(table.gradient()[0][0], table.gradient()[0][0]);
        assertThat(table.sum()).isCloseTo(2.5 * LN2 / 4, within(1e-15));
        assertThat(table.positives()).isEqualTo(1);
        assertThat(table.normalised()).isEqualTo(table.sum());
    }

    @Test
    void withoutPositivesTheSumIsDividedByOneAndNothingByNothingIsZero() {
        LossTable table = LossTable.of(new CrossEntropy(), new double[3][2], new int[] {-1, -1, -1});
        assertThat(table.normalised()).isEqualTo(table.sum()).isCloseTo(6 * LN2, within(1e-14));
        assertThat(LossTable.of(new CrossEntropy(), new double[0][], new int[0]).normalised())
                .isZero();
    }

    @Test
    void refusesTargetsThatAreNoClass() {
        assertThatThrownBy(() -> LossTable.of(new CrossEntropy(), new double[1][2], new int[] {2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("target of row 0 must be -1..1 but is 2");
        assertThatThrownBy(() -> LossTable.of(SoftmaxFocal.unweighted(2, 2), new double[1][2], new int[] {-1}))
                .hasMessageContaining("0..1 but is -1");
        assertThatThrownBy(() -> LossTable.of(new CrossEntropy(), new double[2][2], new int[] {0}))
                .hasMessageContaining("one per row");
    }
}
