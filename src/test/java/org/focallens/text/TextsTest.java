package org.focallens.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class TextsTest {

    @Test
    void numbersInTextAreTheSameOnEveryMachine() {
        assertThat(Texts.format("%,d images, IoU %.2f", 1234, 0.5)).isEqualTo("1,234 images, IoU 0.50");
    }

    @Test
    void nounsFollowTheirNumber() {
        assertThat(Texts.counted(0, "image", "images")).isEqualTo("0 images");
        assertThat(Texts.counted(1, "image", "images")).isEqualTo("1 image");
        assertThat(Texts.counted(1234, "image", "images")).isEqualTo("1,234 images");
    }
}
