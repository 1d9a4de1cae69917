package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.Normaliser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserComparisonTest {
    private final FocalLoss paper = new FocalLoss(0.25, 2);

    @Test
    void theMeanOverAllTermsIsTooSmallToLearnFrom() {
        NormaliserComparison one = new NormaliserComparison(116_712, 80, 0.01, new int[] {60});
        assertThat(one.loss(paper, Normaliser.BATCH_POSITIVES, 1)).isCloseTo(1.246, within(5e-4));
        assertThat(one.loss(paper, Normaliser.MEAN_OVER_TERMS, 1)).isCloseTo(8e-6, Percentage.withPercentage(1));
    }

    /** Sums 4 and 2 units of images with 3 and 1 positives, by hand. */
    @ParameterizedTest
    @CsvSource({
        "BATCH_POSITIVES, 4",
        "IMAGE_POSITIVES, 0",
        "POSITIVES_PLUS_IMAGES, 6",
        "POSITIVES_PLUS_ONE, 5",
        "POSITIVES_AT_LEAST_ONE_EACH, 4",
        "MOVING_AVERAGE, 90.4",
        "MEAN_OVER_TERMS, 40"
    })
    void dividesAsEachFrameworkDoes(Normaliser normaliser, double divisor) {
        NormaliserComparison two = new NormaliserComparison(10, 2, 0.01, new int[] {3, 1});
        double[] sums = two.sums(paper);
        double expected = divisor == 0 ? (sums[0] / 3 + sums[1]) / 2 : (sums[0] + sums[1]) / divisor;
        assertThat(two.loss(paper, normaliser, 1)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void theMovingAverageForgetsItsStart() {
        NormaliserComparison one = new NormaliserComparison(1000, 2, 0.01, new int[] {20});
        double settled = one.loss(paper, Normaliser.BATCH_POSITIVES, 1);
        assertThat(one.loss(paper, Normaliser.MOVING_AVERAGE, 1)).isCloseTo(settled * 20 / 92, within(1e-12));
        assertThat(one.loss(paper, Normaliser.MOVING_AVERAGE, 200)).isCloseTo(settled, within(1e-6));
    }

    @Test
    void refusesMorePositivesThanAnchors() {
        assertThatThrownBy(() -> new NormaliserComparison(10, 1, 0.1, new int[] {11}))
                .hasMessageContaining("11");
        assertThatThrownBy(() -> new NormaliserComparison(10, 1, 0.1, new int[0]))
                .hasMessageContaining("positives");
    }
}
