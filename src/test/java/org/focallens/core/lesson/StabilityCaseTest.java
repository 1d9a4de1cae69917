package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.lesson.NaiveFocal.Precision;
import org.focallens.core.lesson.StabilityCase.Verdict;
import org.focallens.core.loss.FocalLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StabilityCaseTest {
    private final FocalLoss paper = new FocalLoss(0.25, 2);

    @ParameterizedTest
    @CsvSource({
        "-100, DOUBLE, HOLDS",
        "-1000, DOUBLE, NOT_A_NUMBER",
        "100, DOUBLE, VANISHES",
        "10, DOUBLE, HOLDS",
        "10, FLOAT16, VANISHES",
        "14, FLOAT32, INEXACT",
        "20, FLOAT32, VANISHES",
        "0, FLOAT16, HOLDS",
        "-Infinity, DOUBLE, NOT_A_NUMBER",
        "Infinity, DOUBLE, HOLDS",
        "-12, FLOAT16, NOT_A_NUMBER"
    })
    void whatBreaksWhere(double logit, Precision precision, Verdict verdict) {
        StabilityCase tried = StabilityCase.of(new NaiveFocal(paper, precision), logit, true);
        assertThat(tried.verdict()).isEqualTo(verdict);
        assertThat(tried.stable().value()).isFinite().isGreaterThanOrEqualTo(0);
        assertThat(tried.stable().gradient()).isFinite();
    }

    @Test
    void halfPrecisionLosesTheLastOfP() {
        StabilityCase tried = StabilityCase.of(new NaiveFocal(paper, Precision.FLOAT16), 10, true);
        assertThat(tried.naive().oneMinusPt()).isZero();
        assertThat(tried.stable().oneMinusPt()).isCloseTo(4.5398e-5, within(1e-9));
    }

    @Test
    void gammaBelowOneBreaksTheGradientAlone() {
        StabilityCase tried = StabilityCase.of(new NaiveFocal(new FocalLoss(0.25, 0.5), Precision.DOUBLE), 40, true);
        assertThat(tried.naive().value()).isZero();
        assertThat(tried.naive().gradient()).isNaN();
        assertThat(tried.verdict()).isEqualTo(Verdict.NOT_A_NUMBER);
        assertThat(tried.stable().gradient()).isNegative().isFinite();
    }

    @Test
    void whereNothingBreaksTheChainRuleIsTheClosedForm() {
        for (boolean positive : new boolean[] {true, false}) {
            for (double x = -5; x <= 5; x += 0.5) {
                StabilityCase tried = StabilityCase.of(new NaiveFocal(paper, Precision.DOUBLE), x, positive);
                assertThat(tried.verdict()).isEqualTo(Verdict.HOLDS);
                assertThat(tried.naive().gradient()).isCloseTo(tried.stable().gradient(), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "0.1, 0.0999755859375",
        "65504, 65504",
        "65520, Infinity",
        "2049, 2048",
        "2051, 2052",
        "6e-8, 5.9604644775390625E-8",
        "1e-9, 0",
        "-0.3333, -0.333251953125"
    })
    void roundsToHalfPrecision(double value, double half) {
        assertThat(Half.round(value)).isEqualTo(half);
    }

    @Test
    void theUsualCasesShowEveryWayToBreak() {
        assertThat(StabilityCase.usual(paper))
                .extracting(StabilityCase::verdict)
                .contains(Verdict.HOLDS, Verdict.NOT_A_NUMBER, Verdict.VANISHES, Verdict.INEXACT);
    }
}
