package org.focallens.ui.loss.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.focallens.Golden;
import org.focallens.core.lesson.StabilityCase;
import org.focallens.core.lesson.StabilityCase.Verdict;
import org.focallens.core.loss.LossTable;
import org.focallens.core.loss.ProbabilityFocal.Formulation;
import org.focallens.core.loss.ProbabilityFocal.Terms;
import org.focallens.ui.loss.calculator.CalculatorViewModel.Place;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.PredictionRows;
import org.junit.jupiter.api.Test;

class CalculatorViewModelTest {
    private final LossViewModel room = new LossViewModel();
    private final CalculatorViewModel model = new CalculatorViewModel(room);

    private static String csv(String letter, JsonNode values, int[] targets) {
        StringJoiner text = new StringJoiner("\n");
        text.add(IntStream.range(0, values.get(0).size())
                        .mapToObj(k -> letter + k)
                        .collect(Collectors.joining(",")) + ",target");
        for (int row = 0; row < values.size(); row++) {
            text.add(Arrays.stream(Golden.doubles(values.get(row)))
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(","))
                    + "," + targets[row]);
        }
        return text.toString();
    }

    @Test
    void probabilitiesComeToTheReferenceInAllThreeWays() {
        for (JsonNode golden : Golden.cases("probability_focal")) {
            room.setAlpha(golden.get("alpha").doubleValue());
            room.setGamma(golden.get("gamma").doubleValue());
            assertThat(model.read("golden.csv", csv("p", golden.get("p"), Golden.ints(golden.get("target")))))
                    .isEmpty();
            for (Formulation way : Formulation.values()) {
                double[][] losses = model.elementwise(way);
                for (int row = 0; row < losses.length; row++) {
                    assertThat(losses[row])
                            .containsExactly(
                                    Golden.doubles(golden.get("elementwise").get(row)), within(1e-12));
                }
                assertThat(model.total(way).sum()).isCloseTo(golden.get("sum").doubleValue(), within(1e-11));
                assertThat(model.total(way).result())
                        .isCloseTo(golden.get("sum_over_num_pos").doubleValue(), within(1e-12));
            }
            assertThat(model.allEqual()).isTrue();
        }
    }

    @Test
    void theSoftmaxIsTheReferencesWithItsWeights() {
        Percentage exact = Percentage.withPercentage(1e-8);
        for (JsonNode golden : Golden.cases("softmax_focal")) {
            room.setGamma(golden.get("gamma").doubleValue());
            assertThat(model.read("golden.csv", csv("x", golden.get("logits"), Golden.ints(golden.get("target")))))
                    .isEmpty();
            double[] weights = Golden.doubles(golden.get("alpha"));
            for (int k = 0; k < weights.length; k++) {
                assertThat(model.setWeight(k, String.valueOf(weights[k]))).isEmpty();
            }
            assertThat(model.softmaxRefusal()).isEmpty();
            assertThat(model.softmax().sum()).isCloseTo(golden.get("sum").doubleValue(), exact);
            assertThat(model.softmax().normalised())
                    .isCloseTo(golden.get("mean").doubleValue(), exact);
        }
    }

    @Test
    void lossAndGradientOfEveryLogitAreTheReferences() {
        for (JsonNode row : Golden.cases("focal").get("rows")) {
            double[] golden = Golden.doubles(row);
            if (golden[0] < 0) {
                room.setWeighted(false);
            } else {
                room.setAlpha(golden[0]);
            }
            room.setGamma(golden[1]);
            assertThat(model.read("golden", golden[3] + "," + (golden[2] == 1 ? 0 : -1)))
                    .isEmpty();
            LossTable table = model.stable();
            assertThat(table.elementwise()[0][0]).isCloseTo(golden[4], within(1e-9 * Math.abs(golden[4]) + 1e-300));
            assertThat(table.gradient()[0][0]).isCloseTo(golden[5], within(1e-7 * Math.abs(golden[5]) + 1e-300));
        }
    }

    @Test
    void everyIntermediateIsShown() {
        model.read("hand", "p0,target\n0.2,-1");
        // Negative with p = .2: alpha_t .75, 1 - p_t .2, weight .75 * .04 = .03, -ln .8 = .22314
        for (Formulation way : Formulation.values()) {
            Terms terms = model.terms(way, 0, 0);
            assertThat(List.of(terms.alphaT(), terms.oneMinusPt(), terms.weight(), terms.crossEntropy(), terms.loss()))
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                    .containsExactly(0.75, 0.2, 0.03, 0.22314355131420976, 0.006694306539426293);
        }
        room.setWeighted(false);
        assertThat(model.terms(Formulation.WHERE, 0, 0).alphaT()).isEqualTo(1);
    }

    @Test
    void aRandomTableIsTheSeedsAndCanBeUndone() {
        model.setSeed(7);
        model.random(4, 5);
        PredictionRows seventh = model.table();
        assertThat(seventh.rows()).isEqualTo(4);
        assertThat(seventh.classes()).isEqualTo(5);
        assertThat(model.weights()).hasSize(5);
        model.random(4, 5);
        assertThat(model.table()).isNotEqualTo(seventh);
        model.setSeed(7);
        model.random(4, 5);
        assertThat(model.table()).isEqualTo(seventh);
        while (room.history().canUndo().get()) {
            room.history().undo();
        }
        assertThat(room.state().get()).isEqualTo(LossState.START);
    }

    @Test
    void editingRefusesWhatIsNoPredictionInOneMessage() {
        PredictionRows before = model.table();
        assertThat(model.set(0, 0, "two").orElseThrow()).contains("“two” is not a number");
        assertThat(model.set(0, 0, "1001").orElseThrow()).contains("row 1").contains("1001");
        assertThat(model.setTarget(1, "3").orElseThrow())
                .contains("row 2")
                .contains("0..2")
                .contains("3");
        assertThat(model.setTarget(1, "0.5").orElseThrow()).contains("0.5");
        assertThat(model.setWeight(0, "-1").orElseThrow()).contains("-1");
        assertThat(model.table()).isEqualTo(before);
        model.setLogits(false);
        assertThat(model.set(0, 0, "1.5").orElseThrow()).contains("a probability must be 0..1 but is 1.5");
        assertThat(model.set(0, 0, "0,5")).isEmpty();
        assertThat(model.table().values().get(0).get(0)).isEqualTo(0.5);
    }

    @Test
    void rowsComeAndGoAndTheSelectionStaysInside() {
        model.selected().set(new Place(5, 2));
        model.addRow();
        assertThat(model.table().rows()).isEqualTo(7);
        model.removeRow();
        model.removeRow();
        assertThat(model.table().rows()).isEqualTo(5);
        assertThat(model.place()).isEqualTo(new Place(4, 2));
        for (int i = 0; i < 9; i++) {
            model.removeRow();
        }
        assertThat(model.table().rows()).as("one stays").isEqualTo(1);
    }

    @Test
    void logitsAndProbabilitiesAreTheSamePredictions() {
        double before = model.total(Formulation.WHERE).sum();
        model.setLogits(false);
        assertThat(model.table().logits()).isFalse();
        assertThat(model.total(Formulation.WHERE).sum()).isCloseTo(before, within(1e-12));
    }

    @Test
    void aSoftmaxHasNoBackgroundOfItsOwn() {
        model.read("t", "0.1,0.2,0\n0.3,0.4,-1");
        assertThat(model.softmaxRefusal().orElseThrow()).contains("Row 2 is background");
        model.read("t", "0.1,0");
        assertThat(model.softmaxRefusal().orElseThrow()).contains("two classes");
    }

    @Test
    void probabilitiesOfASoftmaxAreItsOwn() {
        model.read("t", "p0,p1,target\n0.2,0.8,1");
        room.setGamma(2);
        assertThat(model.softmax().sum()).isCloseTo(0.04 * -Math.log(0.8), within(1e-12));
    }

    @Test
    void naiveFormsBreakWhereTheyAreSaidTo() {
        List<StabilityCase> cases = model.stability();
        assertThat(cases)
                .extracting(StabilityCase::verdict)
                .contains(Verdict.NOT_A_NUMBER, Verdict.VANISHES, Verdict.INEXACT, Verdict.HOLDS);
        assertThat(cases).allSatisfy(one -> assertThat(one.stable().value()).isFinite());
        model.read("t", "100,0");
        List<StabilityCase> own = model.stability().subList(cases.size() - 3, cases.size());
        assertThat(own).extracting(StabilityCase::logit).containsOnly(100.0);
        assertThat(own).extracting(StabilityCase::verdict).containsOnly(Verdict.VANISHES);
    }
}
