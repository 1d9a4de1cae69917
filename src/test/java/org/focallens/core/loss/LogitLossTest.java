package org.focallens.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.focallens.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogitLossTest {
    /** 1e-10 relative. */
    private static final Percentage EXACT = Percentage.withPercentage(1e-8);

    @Test
    void focalLossEqualsTheReferenceFromMinus100To100() {
        JsonNode rows = Golden.cases("focal").get("rows");
        assertThat(rows).hasSizeGreaterThan(1000);
        for (JsonNode row : rows) {
            double[] r = Golden.doubles(row);
            FocalLoss loss = r[0] < 0 ? FocalLoss.unweighted(r[1]) : new FocalLoss(r[0], r[1]);
            boolean positive = r[2] == 1;
            assertThat(loss.value(r[3], positive)).as("loss of %s", row).isCloseTo(r[4], EXACT);
            assertThat(loss.gradient(r[3], positive)).as("gradient of %s", row).isCloseTo(r[5], EXACT);
        }
    }

    @Test
    void crossEntropyIsFocalLossAtGammaZero() {
        for (JsonNode row : Golden.cases("focal").get("rows")) {
            double[] r = Golden.doubles(row);
            if (r[1] == 0) {
                CrossEntropy loss = r[0] < 0 ? new CrossEntropy() : new CrossEntropy(r[0]);
                assertThat(loss.value(r[3], r[2] == 1)).isCloseTo(r[4], EXACT);
                assertThat(loss.gradient(r[3], r[2] == 1)).isCloseTo(r[5], EXACT);
            }
        }
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 40).mapToObj(seed -> {
            Random random = new Random(seed);
            double alpha = random.nextDouble();
            double gamma = random.nextDouble(0.01, 10);
            double beta = random.nextDouble(-2, 2);
            LogitLoss loss = switch (seed % 3) {
                case 0 -> new FocalLoss(alpha, gamma);
                case 1 -> new FocalStar(Balance.alpha(alpha), gamma, beta);
                default -> new CrossEntropy(alpha);
            };
            return Arguments.of(loss, random.nextDouble(-6, 6), random.nextBoolean());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientIsTheSlopeOfTheValue(LogitLoss loss, double logit, boolean positive) {
        double h = 1e-4;
        double slope = (8 * (loss.value(logit + h, positive) - loss.value(logit - h, positive))
                        - (loss.value(logit + 2 * h, positive) - loss.value(logit - 2 * h, positive)))
                / (12 * h);
        assertThat(loss.gradient(logit, positive)).isCloseTo(slope, within(1e-9 + 1e-8 * Math.abs(slope)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.999, 1, 1.5, 2, 5, 10})
    void aHopelesslyWrongLogitCostsItsDistanceAndPullsWithTheFullWeight(double gamma) {
        // p_t = e^-1000: (1 - p_t)^gamma = 1 and -ln p_t = 1000.
        FocalLoss loss = new FocalLoss(0.25, gamma);
        assertThat(loss.value(-1000, true)).isCloseTo(250, within(1e-10));
        assertThat(loss.gradient(-1000, true)).isCloseTo(-0.25, within(1e-15));
        assertThat(loss.value(1000, false)).isCloseTo(750, within(1e-10));
        assertThat(loss.gradient(1000, false)).isCloseTo(0.75, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.999, 1, 1.5, 2, 5, 10})
    void anEasyLogitFollowsTheAsymptoteAndVanishesWithoutNaN(double gamma) {
        // 1 - p_t = e^-x (1 - e^-x ...) and -ln p_t = e^-x (1 - e^-x / 2 ...): the loss is e^-(gamma + 1)x, its slope
        // -(gamma + 1) times that.
        FocalLoss loss = FocalLoss.unweighted(gamma);
        double x = 60; // p_t is 1 in double precision from 37 on
        double expected = Math.exp(-(gamma + 1) * x);
        assertThat(loss.value(x, true)).isCloseTo(expected, EXACT);
        assertThat(loss.gradient(x, true)).isCloseTo(-(gamma + 1) * expected, EXACT);
        assertThat(loss.value(1000, true)).isZero();
        assertThat(Math.abs(loss.gradient(1000, true))).isZero();
    }

    @Test
    void focalStarByHandAndAtTheEnds() {
        // sigmoid(2 * .5 + 1) = .880797...; -ln / 2 = .0634640055
        FocalStar star = new FocalStar(2, 1);
        assertThat(star.value(0.5, true)).isCloseTo(0.0634640055214863, within(1e-15));
        assertThat(star.value(-0.5, false)).isEqualTo(star.value(0.5, true));
        assertThat(star.gradient(0.5, true)).isCloseTo(0.8807970779778823 - 1, within(1e-15));
        assertThat(star.value(-1000, true)).isCloseTo(999.5, within(1e-10)); // (2 * 1000 - 1) / 2
        assertThat(star.gradient(-1000, true)).isEqualTo(-1);
        assertThat(star.value(1000, true)).isZero();
        assertThat(new FocalStar(1, 0).value(0.7, true)).isEqualTo(new CrossEntropy().value(0.7, true));
    }

    /** The paper's setting at initialisation: 116,712 anchors, 80 classes, 60 positives, every logit the prior's. */
    @ParameterizedTest
    @MethodSource("initialisation")
    void lossAndGradientBalanceAtInitialisation(double prior, LogitLoss loss, double perPositive, double ratio) {
        double logit = Math.log(prior / (1 - prior));
        double negatives = 116_712L * 80 - 60;
        double sum = 60 * loss.value(logit, true) + negatives * loss.value(logit, false);
        assertThat(sum / 60).isCloseTo(perPositive, Percentage.withPercentage(0.05));
        double balance = negatives * loss.gradient(logit, false) / (60 * -loss.gradient(logit, true));
        assertThat(balance).isCloseTo(ratio, Percentage.withPercentage(2));
    }

    static Stream<Arguments> initialisation() {
        return Stream.of(
                Arguments.of(0.5, new CrossEntropy(), 107_860, 155_600),
                Arguments.of(0.01, new CrossEntropy(), 1568.6, 1572),
                Arguments.of(0.01, new CrossEntropy(0.75), 394.5, 524),
                Arguments.of(0.01, new FocalLoss(0.25, 2), 1.246, 1.32),
                Arguments.of(0.01, new FocalLoss(0.5, 2), 2.335, 0.44),
                Arguments.of(0.01, new FocalLoss(0.25, 5), 1.095, 2.4e-6));
    }

    @Test
    void refusesBadSettings() {
        assertThatThrownBy(() -> new FocalLoss(1.2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha must be 0..1 but is 1.2");
        assertThatThrownBy(() -> new FocalLoss(0.25, -1))
                .hasMessageContaining("gamma")
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> FocalLoss.unweighted(Double.NaN)).hasMessageContaining("gamma");
        assertThatThrownBy(() -> new CrossEntropy(Double.NaN)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new FocalStar(0, 1)).hasMessageContaining("gamma");
        assertThatThrownBy(() -> new FocalStar(2, Double.NaN)).hasMessageContaining("beta");
        assertThatThrownBy(() -> new Balance(1, -0.5)).hasMessageContaining("negative");
    }
}
