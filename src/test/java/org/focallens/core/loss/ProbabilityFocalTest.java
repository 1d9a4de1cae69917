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
import org.focallens.core.loss.ProbabilityFocal.Formulation;
import org.focallens.core.loss.ProbabilityFocal.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityFocalTest {

    @ParameterizedTest
    @EnumSource
    void everyFormulationEqualsTheReference(Formulation way) {
        for (JsonNode golden : Golden.cases("probability_focal")) {
            ProbabilityFocal loss = new ProbabilityFocal(
                    golden.get("alpha").doubleValue(), golden.get("gamma").doubleValue());
            double[][] p = IntStream.range(0, golden.get("p").size())
                    .mapToObj(i -> Golden.doubles(golden.get("p").get(i)))
                    .toArray(double[][]::new);
            int[][] oneHot = oneHot(Golden.ints(golden.get("target")), p[0].length);
            double[][] losses = loss.elementwise(way, p, oneHot);
            for (int row = 0; row < p.length; row++) {
                assertThat(losses[row])
                        .containsExactly(
                                Golden.doubles(golden.get("elementwise").get(row)), within(1e-12));
            }
            double sum = Arrays.stream(losses).flatMapToDouble(Arrays::stream).sum();
            assertThat(sum / p.length).isCloseTo(golden.get("sum_over_num_pos").doubleValue(), within(1e-12));
        }
    }

    private static int[][] oneHot(int[] targets, int classes) {
        int[][] rows = new int[targets.length][classes];
        for (int i = 0; i < targets.length; i++) {
            rows[i][targets[i]] = 1;
        }
        return rows;
    }

    static IntStream seeds() {
        return IntStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theThreeAgreeAndEqualTheLossOfTheLogit(int seed) {
        Random random = new Random(seed);
        ProbabilityFocal loss = new ProbabilityFocal(random.nextDouble(), random.nextDouble(0, 10));
        double p = seed % 2 == 0 ? random.nextDouble() : Math.exp(-random.nextDouble(0, 40));
        for (int target = 0; target <= 1; target++) {
            double where = loss.terms(Formulation.WHERE, p, target).loss();
            assertThat(loss.terms(Formulation.MASKS, p, target).loss())
                    .isCloseTo(where, Percentage.withPercentage(1e-10));
            assertThat(loss.terms(Formulation.P_T, p, target).loss())
                    .isCloseTo(where, Percentage.withPercentage(1e-10));
            double logit = Math.log(p) - Math.log1p(-p);
            assertThat(where)
                    .isCloseTo(
                            new FocalLoss(loss.balance().positive(), loss.gamma()).value(logit, target == 1),
                            Percentage.withPercentage(1e-8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatLeadsToTheLoss(Formulation way) {
        // Negative with p = .2: alpha_t .75, 1 - p_t .2, weight .75 * .04 = .03, -ln .8 = .22314
        Terms terms = new ProbabilityFocal(0.25, 2).terms(way, 0.2, 0);
        assertThat(terms.alphaT()).isEqualTo(0.75);
        assertThat(terms.oneMinusPt()).isEqualTo(0.2);
        assertThat(terms.weight()).isCloseTo(0.03, within(1e-15));
        assertThat(terms.crossEntropy()).isCloseTo(0.22314355131420976, within(1e-15));
        assertThat(terms.loss()).isCloseTo(0.006694306539426293, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesOfZeroAndOneGiveNumbers(Formulation way) {
        ProbabilityFocal loss = new ProbabilityFocal(0.25, 0.5);
        assertThat(loss.terms(way, 1, 1).loss()).isZero();
        assertThat(loss.terms(way, 0, 0).loss()).isZero();
        assertThat(loss.terms(way, 0, 1).loss()).as("alpha times the bound").isCloseTo(25, within(1e-12));
        assertThat(loss.terms(way, 1, 0).loss()).isCloseTo(75, within(1e-12));
    }

    @Test
    void refusesWhatIsNoProbabilityNoTargetOrNoTable() {
        ProbabilityFocal loss = new ProbabilityFocal(0.25, 2);
        assertThatThrownBy(() -> loss.terms(Formulation.WHERE, 1.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> loss.terms(Formulation.WHERE, Double.NaN, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> loss.terms(Formulation.P_T, 0.5, 2)).hasMessageContaining("target");
        assertThatThrownBy(() -> loss.elementwise(Formulation.MASKS, new double[2][3], new int[2][2]))
                .hasMessageContaining("columns");
        assertThatThrownBy(() -> loss.elementwise(Formulation.MASKS, new double[2][3], new int[1][3]))
                .hasMessageContaining("rows");
        assertThatThrownBy(() -> new ProbabilityFocal(-0.1, 2)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new ProbabilityFocal(0.1, -2)).hasMessageContaining("gamma");
    }
}
