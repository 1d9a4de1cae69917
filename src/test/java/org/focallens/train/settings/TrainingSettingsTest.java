package org.focallens.train.settings;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.preset.Preset;
import org.focallens.nn.InputShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSettingsTest {
    private static Preset with(AnchorSettings anchors) {
        Preset own = SmallImages.PRESET;
        return new Preset(
                own.name(),
                own.title(),
                own.source(),
                anchors,
                own.matching(),
                own.loss(),
                own.coder(),
                own.p6(),
                own.input(),
                own.inference());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-3, Double.NaN, Double.POSITIVE_INFINITY})
    void aLearningRateWithWhichNothingIsLearnedIsRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepSettings.of(new FocalLoss(.25, 2), rate))
                .withMessage("learningRate must be > 0 and finite but is " + rate);
    }

    /** The network's maps have their cells where they are, whatever the anchors say. */
    @Test
    void stridesThatNoMapHasAreRefused() {
        Preset odd =
                with(SmallImages.PRESET.anchors().each(level -> level.level() == 4 ? level.withStride(20) : level));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingSettings.of(odd, 3, new InputShape(1, 128, 128), 1))
                .withMessage(
                        "stride of P4 must be the 16 of the network's feature map but is 20: reset the strides to train");
    }
}
