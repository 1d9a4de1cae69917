package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
    private final FocalLoss paper = new FocalLoss(0.25, 2);

    @ParameterizedTest
    @CsvSource({".01, .108", ".1, .227", ".5, .399", ".9, .601"})
    void focalLossAsksForOtherScoresThanTheRate(double rate, double score) {
        assertThat(new Calibration(paper).score(rate)).isCloseTo(score, within(5e-4));
    }

    @ParameterizedTest
    @CsvSource({".01", ".3", ".9"})
    void theScoreHasTheLeastExpectedLoss(double rate) {
        double best = new Calibration(paper).score(rate);
        double least = expected(rate, best);
        for (double p = 0.001; p < 1; p += 0.001) {
            assertThat(expected(rate, p)).isGreaterThanOrEqualTo(least - 1e-12);
        }
        assertThat(new Calibration(paper).rate(best)).isCloseTo(rate, within(1e-9));
    }

    private double expected(double rate, double p) {
        double logit = FocalFacts.margin(p);
        return rate * paper.value(logit, true) + (1 - rate) * paper.value(logit, false);
    }

    @Test
    void crossEntropyAsksForTheRateItself() {
        Calibration plain = new Calibration(new CrossEntropy());
        for (double rate : new double[] {1e-6, 0.01, 0.5, 0.97}) {
            assertThat(plain.score(rate)).isCloseTo(rate, within(1e-9));
        }
    }

    @Test
    void refusesALabelThatWeighsNothingAndARateThatIsNone() {
        assertThatThrownBy(() -> new Calibration(new FocalLoss(0, 2)))
                .hasMessageContaining("both labels must weigh above 0");
        assertThatThrownBy(() -> new Calibration(paper).score(1))
                .hasMessageContaining("q must be above 0 and below 1 but is 1");
    }
}
