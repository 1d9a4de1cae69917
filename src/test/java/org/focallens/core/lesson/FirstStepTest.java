package org.focallens.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.LogitLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstStepTest {
    private static final long ANCHORS = 116_712;

    @ParameterizedTest
    @CsvSource({
        ".5, -1, 0, 107860, 155600",
        ".01, -1, 0, 1568.6, 1572",
        ".01, .75, 0, 394.5, 524",
        ".01, .25, 2, 1.246, 1.32",
        ".01, .5, 2, 2.335, .44",
        ".01, .25, 5, 1.095, 2.4e-6"
    })
    void reproducesTheTableOfTheFirstStep(double prior, double alpha, double gamma, double loss, double ratio) {
        LogitLoss kind = alpha < 0 ? new CrossEntropy() : new FocalLoss(alpha, gamma);
        FirstStep.Sides sides = new FirstStep(ANCHORS, 60, 80, prior).sides(kind);
        assertThat(sides.perPositive()).isCloseTo(loss, Percentage.withPercentage(0.05));
        assertThat(sides.gradientRatio()).isCloseTo(ratio, Percentage.withPercentage(1));
    }

    /** Four anchors, one positive, two classes, pi .2: one term says yes, seven say no. */
    @Test
    void addsUpWhatCanBeCountedByHand() {
        FirstStep step = new FirstStep(4, 1, 2, 0.2);
        FirstStep.Sides sides = step.sides(new CrossEntropy());
        assertThat(step.logit()).isCloseTo(-1.3862943611198906, within(1e-14));
        assertThat(step.negativeTerms()).isEqualTo(7);
        assertThat(sides.positiveLoss()).isCloseTo(1.6094379124341003, within(1e-14));
        assertThat(sides.negativeLoss()).isCloseTo(7 * 0.22314355131420976, within(1e-14));
        assertThat(sides.positiveGradient()).isCloseTo(0.8, within(1e-14));
        assertThat(sides.negativeGradient()).isCloseTo(1.4, within(1e-14));
    }

    @Test
    void focalLossWithoutAPriorStartsAtTwentyThousand() {
        assertThat(new FirstStep(ANCHORS, 60, 80, 0.5)
                        .sides(new FocalLoss(0.25, 2))
                        .perPositive())
                .isCloseTo(20_225, within(1.0));
    }

    @Test
    void theLastLayersBiasIsThePriors() {
        assertThat(new FirstStep(1, 1, 1, 0.01).logit()).isCloseTo(-4.59512, within(1e-5));
    }

    @Test
    void alphaWeighsAPositiveAThirdOfANegative() {
        FirstStep step = new FirstStep(ANCHORS, 60, 80, 0.01);
        double focused = step.sides(FocalLoss.unweighted(2)).gradientRatio();
        assertThat(focused).as("gamma alone leaves the positives ahead").isCloseTo(0.44, within(0.005));
        assertThat(step.sides(new FocalLoss(0.25, 2)).gradientRatio()).isCloseTo(3 * focused, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, .5, anchors",
        "5, 0, 1, .5, positives",
        "5, 6, 1, .5, positives",
        "5, 1, 0, .5, classes",
        "5, 1, 1, 0, prior",
        "5, 1, 1, 1, prior",
        "5, 1, 1, NaN, prior"
    })
    void refusesWhatCannotBe(long anchors, long positives, int classes, double prior, String name) {
        assertThatThrownBy(() -> new FirstStep(anchors, positives, classes, prior))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
