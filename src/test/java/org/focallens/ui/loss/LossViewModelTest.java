package org.focallens.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.ui.common.Figures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossViewModelTest {
    private LossViewModel model;

    @BeforeEach
    void startWithThePaper() {
        model = new LossViewModel();
    }

    @Test
    void theReadOutSaysWhatThePaperSays() {
        Readout now = model.readout().getValue();
        assertThat(now.p()).isEqualTo(0.9);
        assertThat(now.crossEntropy()).isCloseTo(0.105360515657826, within(1e-14));
        assertThat(1 / now.modulation()).isCloseTo(100, within(1e-9));
        assertThat(now.positive().ratio()).as("a quarter of a hundredth").isCloseTo(400, within(1e-9));
        assertThat(now.negative().ratio()).isCloseTo(100 / 0.75, within(1e-9));
        assertThat(now.pull()).isCloseTo(0.1, within(1e-14));
        assertThat(now.positive().loss()).isCloseTo(2.6340128914e-4, within(1e-13));
        assertThat(model.headline()).isEqualTo("100× lower");
        model.moveCursor(0.968);
        assertThat(1 / model.readout().getValue().modulation()).isBetween(950.0, 1000.0);
        model.moveCursor(0.5);
        assertThat(model.headline()).isEqualTo("4× lower");
    }

    @Test
    void theGradientReadOutIsTheDerivativeOfTheLoss() {
        model.setWeighted(false);
        model.moveCursor(0.104);
        Readout now = model.readout().getValue();
        assertThat(now.pullRatio()).isCloseTo(1.2246, within(1e-4));
        assertThat(now.positive()).isEqualTo(now.negative());
        double h = 1e-5;
        FocalLoss loss = FocalLoss.unweighted(2);
        double slope = (loss.value(now.margin() + h, true) - loss.value(now.margin() - h, true)) / (2 * h);
        assertThat(now.positive().pull()).isCloseTo(-slope, within(1e-9));
        model.setGradient(true);
        assertThat(model.headline()).isEqualTo("1.225× stronger");
        model.moveCursor(0.9);
        assertThat(model.headline()).endsWith("weaker");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.4, 0.5", "0.62, 0.5", "0.72, 0.7", "1.13, 1", "1.9, 2", "3.33, 3.3", "5.14, 5", "9.96, 10"})
    void draggingHoldsAtThePapersGammas(double dragged, double gamma) {
        model.slideGamma(dragged, true);
        assertThat(model.settings().get().gamma()).isEqualTo(gamma);
        assertThat(model.gammaInput().text().get()).isEqualTo(Figures.plain(gamma));
    }

    @Test
    void keysStepOutOfAHold() {
        model.slideGamma(2.1, false);
        assertThat(model.settings().get().gamma()).isEqualTo(2.1);
        model.slideAlpha(0.2549);
        assertThat(model.settings().get().alpha()).isEqualTo(0.25);
    }

    @Test
    void typingCountsAtOnceAndKeepsTheTextAsTyped() {
        model.gammaInput().text().set("1.");
        assertThat(model.settings().get().gamma()).isEqualTo(1);
        assertThat(model.gammaInput().text().get()).isEqualTo("1.");
        model.gammaInput().text().set(" 1,75 ");
        assertThat(model.settings().get().gamma()).isEqualTo(1.75);
        model.gammaInput().reset();
        assertThat(model.gammaInput().text().get()).isEqualTo("1.75");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "10.1", "NaN", "Infinity", "1e3"})
    void aTextThatIsNoGammaIsExplainedAndChangesNothing(String typed) {
        model.gammaInput().text().set(typed);
        assertThat(model.settings().get()).isEqualTo(CurveSettings.PAPER);
        assertThat(model.gammaInput().error().get()).contains("γ must be a number from 0 to 10").contains(typed);
        model.gammaInput().reset();
        assertThat(model.gammaInput().text().get()).isEqualTo("2");
        assertThat(model.gammaInput().error().get()).isEmpty();
    }

    @Test
    void undoTakesBackADragAsOneStepAndTheFieldsFollow() {
        for (double gamma = 2; gamma < 4; gamma += 0.1) {
            model.slideGamma(gamma, true);
        }
        model.setFamily(true);
        model.history().undo();
        model.history().undo();
        assertThat(model.settings().get()).isEqualTo(CurveSettings.PAPER);
        assertThat(model.gammaInput().text().get()).isEqualTo("2");
        model.history().redo();
        assertThat(model.gammaInput().text().get()).isEqualTo("3.9");
    }

    @Test
    void movingAlphaMakesItCount() {
        model.setWeighted(false);
        model.slideAlpha(0.5);
        assertThat(model.settings().get().weighted()).isTrue();
        assertThat(model.readout().getValue().positive()).isEqualTo(model.readout().getValue().negative());
    }

    @Test
    void theCursorStaysWhereThereIsALogit() {
        model.moveCursor(-3);
        assertThat(model.cursor().get()).isEqualTo(0.001);
        model.moveCursor(7);
        assertThat(model.cursor().get()).isEqualTo(0.999);
        model.moveCursor(0.12345);
        assertThat(model.cursor().get()).isEqualTo(0.123);
    }

    @Test
    void curvesAreCrossEntropyAndFocalLossOfBothLabels() {
        List<Curve> curves = model.curves();
        assertThat(curves).extracting(Curve::kind).containsExactly(Curve.Kind.CROSS_ENTROPY, Curve.Kind.FOCAL_NEGATIVE, Curve.Kind.FOCAL);
        int half = Arrays.binarySearch(Curve.P_T, 0.5);
        double ln2 = Math.log(2);
        assertThat(curves).extracting(curve -> curve.values()[half]).usingComparatorForType(near(), Double.class)
            .containsExactly(ln2, 0.75 * ln2 / 4, 0.25 * ln2 / 4);
        model.setWeighted(false);
        model.setFamily(true);
        assertThat(model.curves()).extracting(Curve::name)
            .containsExactly("γ 0.5", "γ 1", "γ 2", "γ 5", "cross entropy", "focal loss, γ 2");
        assertThat(model.curves().get(2).values()).isEqualTo(model.curves().get(5).values());
    }

    private static Comparator<Double> near() {
        return (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b);
    }

    @Test
    void gradientCurvesAreSizes() {
        model.setGradient(true);
        int half = Arrays.binarySearch(Curve.P_T, 0.5);
        assertThat(model.curves().get(0).values()[half]).isEqualTo(0.5);
        assertThat(model.curves()).allSatisfy(curve -> assertThat(Arrays.stream(curve.values()).min().orElseThrow()).isGreaterThanOrEqualTo(0));
    }

    @Test
    void noCurveHasANumberThatIsNoneAtAnyGamma() {
        for (double gamma : new double[] {0, 0.01, 0.5, 10}) {
            model.setGamma(gamma);
            for (boolean gradient : new boolean[] {false, true}) {
                model.setGradient(gradient);
                assertThat(model.curves()).allSatisfy(curve -> assertThat(Arrays.stream(curve.values())).allMatch(Double::isFinite));
            }
        }
    }

    @Test
    void noticesFollowTheSettings() {
        assertThat(model.notices()).anyMatch(text -> text.contains("100× lower")).anyMatch(text -> text.contains("below pₜ 0.2976"))
            .anyMatch(text -> text.contains("a positive weighs 3× less than a negative"));
        model.setGamma(0);
        assertThat(model.headline()).isEqualTo("As cross entropy");
        assertThat(model.notices()).anyMatch(text -> text.contains("γ 0 is cross entropy")).noneMatch(text -> text.contains("exceeds"));
        model.setAlpha(0.75);
        assertThat(model.notices()).anyMatch(text -> text.contains("3× more than a negative"));
        model.setAlpha(0.5);
        assertThat(model.notices()).anyMatch(text -> text.contains("half of what it is"));
        model.setAlpha(0);
        assertThat(model.notices()).anyMatch(text -> text.contains("weighs nothing"));
        assertThat(model.readout().getValue().positive().ratio()).isInfinite();
    }

    @Test
    void crossEntropyIsWhereFocalLossStarts() {
        model.setWeighted(false);
        model.setGamma(0);
        Readout now = model.readout().getValue();
        assertThat(now.positive().loss()).isEqualTo(new CrossEntropy().ofMargin(now.margin()));
        assertThat(now.positive().ratio()).isEqualTo(1);
    }

    @Test
    void settingsRefuseWhatNoLossTakes() {
        assertThatThrownBy(() -> model.setGamma(11)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("11");
        assertThatThrownBy(() -> model.setAlpha(-0.1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("alpha");
    }
}
