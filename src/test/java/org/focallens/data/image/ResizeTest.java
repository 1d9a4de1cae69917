package org.focallens.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeTest {
    /** Worked by hand: 640x480 by 800/1333 is 1.6667 times; 1920x480 is held by the long side. */
    @ParameterizedTest
    @CsvSource({
        "640,480,800,1333,1067,800",
        "480,640,800,1333,800,1067",
        "1920,480,800,1333,1333,333",
        "10000,2,800,1333,1333,1",
        "500,333,600,1000,901,600"
    })
    void shortAndLongSideRule(int width, int height, int shortSide, int longSide, int newWidth, int newHeight) {
        assertThat(Resize.fit(width, height, shortSide, longSide)).containsExactly(newWidth, newHeight);
    }

    @Test
    void doublingTwoPixelsBlendsAtQuarters() {
        Picture picture = Picture.of(2, 1, new int[] {0xff000000, 0xff0000c8});
        Picture wide = Resize.bilinear(picture, 4, 1);
        assertThat(blue(wide)).containsExactly(0, 50, 150, 200); // centres at .25, .75, 1.25, 1.75 of two pixels
    }

    @Test
    void halvingAveragesWithTheTriangle() {
        Picture picture = Picture.of(4, 1, new int[] {0xff000000, 0xff000050, 0xff0000a0, 0xff0000f0});
        // centre 1: weights .75 .75 .25 of pixels 0, 1, 2, normalised by 1.75
        assertThat(blue(Resize.bilinear(picture, 2, 1)))
                .containsExactly(
                        Math.round((80 * .75f + 160 * .25f) / 1.75f),
                        Math.round((80 * .25f + 160 * .75f + 240 * .75f) / 1.75f));
    }

    @Test
    void oneColourStaysOneColourAtAnySize() {
        Picture picture = Picture.of(3, 2, new int[] {-123456, -123456, -123456, -123456, -123456, -123456});
        for (int size = 1; size < 12; size++) {
            Picture resized = Resize.bilinear(picture, size, 12 - size);
            assertThat(resized.width()).isEqualTo(size);
            for (int x = 0; x < size; x++) {
                assertThat(resized.argb(x, 0)).isEqualTo(-123456);
            }
        }
    }

    @Test
    void clearPixelsDoNotBleedTheirHiddenColour() {
        Picture picture = Picture.of(2, 1, new int[] {0x00ff0000, 0xff0000ff});
        assertThat(Resize.bilinear(picture, 1, 1).argb(0, 0) & 0xffffff).isEqualTo(0x0000ff);
    }

    @Test
    void badSizesAreRefusedByName() {
        assertThatThrownBy(() -> Resize.fit(10, 10, 800, 600))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longSide")
                .hasMessageContaining("600");
        assertThatThrownBy(() -> Picture.of(2, 2, new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x2")
                .hasMessageContaining("3");
    }

    private static int[] blue(Picture picture) {
        int[] values = new int[picture.width()];
        for (int x = 0; x < values.length; x++) {
            values[x] = picture.argb(x, 0) & 255;
        }
        return values;
    }
}
