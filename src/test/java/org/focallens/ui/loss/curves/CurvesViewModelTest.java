package org.focallens.ui.loss.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.SoftmaxFocal;
import org.focallens.ui.loss.common.CurveKind;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.focallens.ui.loss.common.CurvesState.Shown;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Pin;
import org.junit.jupiter.api.Test;

class CurvesViewModelTest {
    private final LossViewModel room = new LossViewModel();
    private final CurvesViewModel model = new CurvesViewModel(room);

    private CurveReading reading(String sign) {
        return model.readings().stream()
                .filter(one -> one.curve().sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReadOutSaysWhatThePaperSays() {
        assertThat(reading("CE").loss()).isCloseTo(0.105360515657826, within(1e-14));
        assertThat(reading("CE").pull()).isCloseTo(0.1, within(1e-14));
        assertThat(reading("FL +").ratio()).as("a quarter of a hundredth").isCloseTo(400, within(1e-9));
        assertThat(reading("FL −").ratio()).isCloseTo(100 / 0.75, within(1e-9));
        assertThat(reading("FL +").loss()).isCloseTo(2.6340128914e-4, within(1e-13));
        assertThat(model.headline()).isEqualTo("100× lower");
        model.moveTo(0.5);
        assertThat(model.headline()).isEqualTo("4× lower");
        assertThat(model.where()).startsWith("pₜ 0.500");
    }

    @Test
    void theGradientReadOutIsTheDerivativeOfTheLoss() {
        room.setWeighted(false);
        model.setGradient(true);
        model.moveTo(0.104);
        assertThat(model.headline()).isEqualTo("1.225× stronger");
        double h = 1e-5;
        double x = Math.log(0.104 / 0.896);
        FocalLoss loss = FocalLoss.unweighted(2);
        assertThat(reading("FL").pull())
                .isCloseTo((loss.value(x - h, true) - loss.value(x + h, true)) / (2 * h), within(1e-9));
        assertThat(reading("FL").height()).isEqualTo(reading("FL").pull());
        model.moveTo(0.9);
        assertThat(model.headline()).endsWith("weaker");
    }

    @Test
    void marksAreThePapersAndTheGradients() {
        List<CurvesViewModel.Mark> marks = model.marks();
        assertThat(marks.get(0).place()).isCloseTo(0.2976, within(1e-4));
        assertThat(marks.get(1).place()).isCloseTo(0.9, within(1e-12));
        assertThat(marks.get(2).place()).isCloseTo(0.968377, within(1e-6));
        model.setAcross(Across.LOGIT);
        model.setLabel(Shown.NEGATIVE);
        assertThat(model.marks().get(1).place())
                .as("a negative is easy far to the left")
                .isCloseTo(-Math.log(9), within(1e-12));
        room.setGamma(0);
        assertThat(model.marks()).isEmpty();
    }

    @Test
    void overTheLogitPositivesAndNegativesMirrorEachOther() {
        room.setWeighted(false);
        assertThat(model.curves())
                .extracting(LossCurve::sign)
                .as("over p_t they are one")
                .containsExactly("CE", "FL");
        model.setAcross(Across.LOGIT);
        assertThat(model.curves()).extracting(LossCurve::sign).containsExactly("CE −", "CE +", "FL −", "FL +");
        CurvesState now = room.state().get().curves();
        double[] negative = model.curves().get(2).values(now);
        double[] positive = model.curves().get(3).values(now);
        for (int i = 0; i < positive.length; i++) {
            assertThat(negative[i]).isCloseTo(positive[positive.length - 1 - i], within(1e-12));
        }
        model.setLabel(Shown.POSITIVE);
        assertThat(model.curves()).extracting(LossCurve::sign).containsExactly("CE +", "FL +");
    }

    @Test
    void theSoftmaxIsTheRoomsOwn() {
        model.show(CurveKind.SOFTMAX, true);
        model.setAcross(Across.LOGIT);
        room.classesInput().text().set("5");
        model.moveTo(1.5);
        double expected = SoftmaxFocal.unweighted(2, 5).value(new double[] {1.5, 0, 0, 0, 0}, 0);
        assertThat(reading("SFL").loss()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void balancedCrossEntropyAndStarAreDrawn() {
        model.show(CurveKind.BALANCED, true);
        model.show(CurveKind.STAR, true);
        model.moveTo(0.5);
        assertThat(reading("α CE +").loss()).isCloseTo(0.25 * Math.log(2), within(1e-12));
        assertThat(reading("FL* −").loss()).isCloseTo(0.75 * Math.log1p(Math.exp(-1)) / 2, within(1e-12));
        room.setGamma(0);
        assertThat(model.curves())
                .extracting(LossCurve::sign)
                .as("FL* divides by gamma")
                .doesNotContain("FL* +");
    }

    @Test
    void figure1IsOneStep() {
        model.setGradient(true);
        model.setAcross(Across.LOGIT);
        LossState before = room.state().get();
        model.figure1();
        assertThat(model.curves())
                .extracting(LossCurve::name)
                .containsExactly("γ 0.5", "γ 1", "γ 2", "γ 5", "cross entropy", "focal loss, γ 2");
        CurvesState now = room.state().get().curves();
        assertThat(model.curves().get(2).values(now))
                .isEqualTo(model.curves().get(5).values(now));
        int half = Arrays.binarySearch(LossCurve.P_T, 0.5);
        assertThat(model.curves().get(3).values(now)[half]).isCloseTo(Math.log(2) / 32, within(1e-12));
        room.history().undo();
        assertThat(room.state().get()).isEqualTo(before);
    }

    @Test
    void pinsKeepTheirLossNameAndColour() {
        model.pin();
        room.setGamma(5);
        model.pin();
        model.rename(0, "paper");
        model.recolor(1);
        assertThat(room.state().get().curves().pins())
                .containsExactly(new Pin("paper", 0, 0.25, 2), new Pin("γ 5, α 0.25", 2, 0.25, 5));
        model.take(0);
        assertThat(room.loss().getValue().gamma()).isEqualTo(2);
        model.unpin(0);
        assertThat(room.state().get().curves().pins()).extracting(Pin::name).containsExactly("γ 5, α 0.25");
        for (int i = 0; i < 10; i++) {
            model.pin();
        }
        assertThat(room.state().get().curves().pins()).hasSize(CurvesState.MOST_PINS);
        assertThat(room.state().get().curves().pins()).extracting(Pin::color).doesNotHaveDuplicates();
    }

    @Test
    void theCursorStaysOnTheAxis() {
        model.moveTo(-3);
        assertThat(model.place()).isEqualTo(0.001);
        model.moveTo(7);
        assertThat(model.place()).isEqualTo(0.999);
        model.moveTo(0.12345);
        assertThat(model.place()).isEqualTo(0.123);
        model.setAcross(Across.LOGIT);
        assertThat(model.place()).isCloseTo(Math.log(0.123 / 0.877), within(1e-9));
        model.moveTo(99);
        assertThat(model.place()).isEqualTo(8);
        model.step(-10);
        assertThat(model.place()).isCloseTo(7, within(1e-9));
    }

    @Test
    void noCurveHasANumberThatIsNone() {
        for (CurveKind kind : CurveKind.values()) {
            model.show(kind, true);
        }
        for (double gamma : new double[] {0, 0.01, 0.5, 10}) {
            room.setGamma(gamma);
            for (Across across : Across.values()) {
                model.setAcross(across);
                for (boolean gradient : new boolean[] {false, true}) {
                    model.setGradient(gradient);
                    assertThat(model.curves())
                            .allSatisfy(curve -> assertThat(Arrays.stream(
                                            curve.values(room.state().get().curves())))
                                    .allMatch(value -> Double.isFinite(value) && value >= 0));
                }
            }
        }
    }
}
