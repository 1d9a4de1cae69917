package org.focallens.ui.loss.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.focallens.figure.Figures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossViewModelTest {
    private final LossViewModel model = new LossViewModel();

    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.4, 0.5", "0.62, 0.5", "0.72, 0.7", "1.13, 1", "1.9, 2", "3.33, 3.3", "5.14, 5", "9.96, 10"
    })
    void draggingHoldsAtThePapersGammas(double dragged, double gamma) {
        model.slideGamma(dragged, true);
        assertThat(loss().gamma()).isEqualTo(gamma);
        assertThat(model.gammaInput().text().get()).isEqualTo(Figures.plain(gamma));
    }

    private LossChoice loss() {
        return model.loss().getValue();
    }

    @Test
    void keysStepOutOfAHold() {
        model.slideGamma(2.1, false);
        assertThat(loss().gamma()).isEqualTo(2.1);
        model.slideAlpha(0.2549);
        assertThat(loss().alpha()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @CsvSource({"-2, .01", "-1.9999, .01", "-4.3, .00005", "-6, .000001", "-.301, .5", "-1.456, .035"})
    void thePriorSlidesThroughPowersOfTen(double power, double prior) {
        model.slidePrior(power);
        assertThat(loss().prior()).isEqualTo(prior);
    }

    @Test
    void typingCountsAtOnceAndKeepsTheTextAsTyped() {
        model.gammaInput().text().set("1.");
        assertThat(loss().gamma()).isEqualTo(1);
        assertThat(model.gammaInput().text().get()).isEqualTo("1.");
        model.gammaInput().text().set(" 1,75 ");
        assertThat(loss().gamma()).isEqualTo(1.75);
        model.gammaInput().reset();
        assertThat(model.gammaInput().text().get()).isEqualTo("1.75");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "10.1", "NaN", "Infinity", "1e3"})
    void aTextThatIsNoGammaIsExplainedAndChangesNothing(String typed) {
        model.gammaInput().text().set(typed);
        assertThat(model.state().get()).isEqualTo(LossState.START);
        assertThat(model.gammaInput().error().get())
                .contains("γ must be a number from 0 to 10")
                .contains(typed);
        model.gammaInput().reset();
        assertThat(model.gammaInput().text().get()).isEqualTo("2");
        assertThat(model.gammaInput().error().get()).isEmpty();
    }

    @Test
    void classesAreWhole() {
        model.classesInput().text().set("2.5");
        assertThat(model.classesInput().error().get())
                .contains("K must be a whole number from 1 to 10000")
                .contains("2.5");
        model.classesInput().text().set("3");
        assertThat(loss().classes()).isEqualTo(3);
    }

    @Test
    void undoTakesBackADragAsOneStepAndTheFieldsFollow() {
        for (double gamma = 2; gamma < 4; gamma += 0.1) {
            model.slideGamma(gamma, true);
        }
        model.setPrior(0.1);
        model.history().undo();
        model.history().undo();
        assertThat(model.state().get()).isEqualTo(LossState.START);
        assertThat(model.gammaInput().text().get()).isEqualTo("2");
        model.history().redo();
        assertThat(model.gammaInput().text().get()).isEqualTo("3.9");
    }

    @Test
    void movingAlphaMakesItCount() {
        model.setWeighted(false);
        model.slideAlpha(0.5);
        assertThat(loss().weighted()).isTrue();
        assertThat(loss().focal().balance().positive()).isEqualTo(0.5);
    }

    @Test
    void noticesFollowTheSettings() {
        assertThat(model.notices())
                .anyMatch(text -> text.contains("100× lower"))
                .anyMatch(text -> text.contains("below pₜ 0.2976"))
                .anyMatch(text -> text.contains("1.2246×") || text.contains("1.225×"))
                .anyMatch(text -> text.contains("a positive weighs 3× less than a negative"));
        model.setGamma(0);
        assertThat(model.notices())
                .anyMatch(text -> text.contains("γ 0 is cross entropy"))
                .noneMatch(text -> text.contains("exceeds"));
        model.setAlpha(0.75);
        assertThat(model.notices()).anyMatch(text -> text.contains("3× more than a negative"));
        model.setAlpha(0.5);
        assertThat(model.notices()).anyMatch(text -> text.contains("half of what it is"));
        model.setAlpha(0);
        assertThat(model.notices()).anyMatch(text -> text.contains("weighs nothing"));
    }

    @Test
    void settingsRefuseWhatNoLossTakes() {
        assertThatThrownBy(() -> model.setGamma(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11");
        assertThatThrownBy(() -> model.setAlpha(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha");
        assertThatThrownBy(() -> model.setPrior(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prior");
    }
}
