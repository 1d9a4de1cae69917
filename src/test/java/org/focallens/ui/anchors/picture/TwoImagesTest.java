package org.focallens.ui.anchors.picture;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class TwoImagesTest {

    private final TwoImages images = new TwoImages();

    @Test
    void whatIsOnTheScreenIsNeverDrawnInto(FxRobot robot) {
        robot.interact(() -> {
            TwoImages.Back first = images.back(4, 3);
            first.cleared()[5] = 0xFF123456;
            Image shown = images.show(first);
            assertThat(shown.getPixelReader().getArgb(1, 1)).isEqualTo(0xFF123456);
            TwoImages.Back second = images.back(4, 3);
            second.cleared()[5] = 0xFF654321;
            assertThat(shown.getPixelReader().getArgb(1, 1)).isEqualTo(0xFF123456);
            assertThat(images.back(4, 3))
                    .as("a drawing that was given up is drawn over")
                    .isSameAs(second);
            Image next = images.show(second);
            assertThat(next).isNotSameAs(shown);
            assertThat(next.getPixelReader().getArgb(1, 1)).isEqualTo(0xFF654321);
            assertThat(images.back(4, 3)).as("and back again").isSameAs(first);
            assertThat(images.back(4, 3).cleared()).containsOnly(0);
        });
    }

    @Test
    void anotherSizeTakesAnotherImage(FxRobot robot) {
        robot.interact(() -> {
            TwoImages.Back small = images.back(4, 3);
            assertThat(images.back(3, 4)).isNotSameAs(small);
            assertThat(images.back(6, 4).cleared()).hasSize(24);
            assertThat(images.show(images.back(6, 4)).getWidth()).isEqualTo(6);
        });
    }
}
