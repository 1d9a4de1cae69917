package org.focallens.train.settings;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.preset.Preset;
import org.focallens.nn.InputShape;
import org.junit.jupiter.api.Test;

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

    /** The network's maps have their cells where they are, whatever the anchors say. */
    @Test
    void stridesThatNoMapHasAreRefused() {
        Preset odd =
                with(SmallImages.PRESET.anchors().each(level -> level.level() == 4 ? level.withStride(20) : level));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingSettings.of(odd, 3, new InputShape(1, 128, 128), 1))
                .withMessage(
                        "stride of P4 must be the 16 of the network's feature map but is 20: put the strides back to train");
    }
}
