package org.focallens.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NormaliserTest {
    /** 90 logits an image. */
    private static final long TERMS = 90;

    @ParameterizedTest
    @CsvSource({
        "BATCH_POSITIVES,             12", // 7 + 0 + 5
        "POSITIVES_PLUS_IMAGES,       15",
        "POSITIVES_PLUS_ONE,          13",
        "POSITIVES_AT_LEAST_ONE_EACH, 13", // 7 + 1 + 5
        "MOVING_AVERAGE,              91.2", // .9 * 100 + .1 * 12
        "MEAN_OVER_TERMS,             270"
    })
    void oneDivisorForABatchOfThreeImages(Normaliser normaliser, double divisor) {
        double[] weights = new NormaliserState(normaliser).weights(new int[] {7, 0, 5}, TERMS);
        assertThat(weights).containsExactly(new double[] {1 / divisor, 1 / divisor, 1 / divisor}, within(1e-15));
    }

    @Test
    void torchvisionWeighsEachImageByItsOwnPositives() {
        double[] weights = new NormaliserState(Normaliser.IMAGE_POSITIVES).weights(new int[] {7, 0, 5}, TERMS);
        assertThat(weights).containsExactly(new double[] {1.0 / 21, 1.0 / 3, 1.0 / 15}, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchWithoutPositivesHasFiniteWeights(Normaliser normaliser) {
        for (double weight : new NormaliserState(normaliser).weights(new int[2], TERMS)) {
            assertThat(weight).isFinite().isPositive().isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theMovingAverageGoesOnFromBatchToBatchAndFromASavedState() {
        NormaliserState state = new NormaliserState(Normaliser.MOVING_AVERAGE);
        state.weights(new int[] {12}, TERMS);
        double[] weights =
                new NormaliserState(Normaliser.MOVING_AVERAGE, state.average()).weights(new int[] {0}, TERMS);
        assertThat(1 / weights[0]).isCloseTo(0.9 * 91.2 + 0.1, within(1e-9));
    }

    @Test
    void refusesCountsThatCannotBe() {
        NormaliserState state = new NormaliserState(Normaliser.BATCH_POSITIVES);
        assertThatThrownBy(() -> state.weights(new int[0], TERMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positives");
        assertThatThrownBy(() -> state.weights(new int[] {3, -1}, TERMS)).hasMessageContaining("-1");
        assertThatThrownBy(() -> state.weights(new int[] {3}, 0)).hasMessageContaining("termsPerImage");
        assertThatThrownBy(() -> new NormaliserState(Normaliser.MOVING_AVERAGE, Double.NaN))
                .hasMessageContaining("average");
    }
}
