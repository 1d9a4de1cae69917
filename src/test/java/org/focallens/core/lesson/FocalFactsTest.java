package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocalFactsTest {

    @ParameterizedTest
    @CsvSource({
        "1, .3679, 1.1353, .1353",
        "2, .2976, 1.2246, .1041",
        "5, .1968, 1.3936, .0639",
        ".5, .4215, 1.0765, .1613"
    })
    void theGradientExceedsCrossEntropysBelowTheCrossing(double gamma, double crossing, double peak, double peakAt) {
        FocalFacts facts = FocalFacts.of(gamma);
        assertThat(facts.crossing()).isCloseTo(crossing, within(1e-4));
        assertThat(facts.peak()).isCloseTo(peak, within(1e-4));
        assertThat(facts.peakAt()).isCloseTo(peakAt, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"2, 100, .9", "2, 1000, .968377", "1, 100, .99", "5, 100, .6018928", ".5, 100, .9999"})
    void theLossIsSoManyTimesLowerThere(double gamma, double times, double p) {
        assertThat(FocalFacts.lowerBy(gamma, times)).isCloseTo(p, within(1e-6));
        double margin = FocalFacts.margin(FocalFacts.lowerBy(gamma, times));
        assertThat(new CrossEntropy().ofMargin(margin)
                        / FocalLoss.unweighted(gamma).ofMargin(margin))
                .isCloseTo(times, within(times * 1e-9));
    }

    @Test
    void refusesCrossEntropyItself() {
        assertThatThrownBy(() -> FocalFacts.of(0)).hasMessageContaining("gamma must be > 0 but is 0");
        assertThatThrownBy(() -> FocalFacts.lowerBy(2, 1)).hasMessageContaining("times must be > 1 but is 1");
    }
}
