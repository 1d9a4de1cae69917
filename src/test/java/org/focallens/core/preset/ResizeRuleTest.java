package org.focallens.core.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.core.preset.ResizeRule.Frame;
import org.focallens.core.preset.ResizeRule.Rounding;
import org.focallens.core.preset.ResizeRule.ShortSide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class ResizeRuleTest {
    private static Fit fit(String numbers) {
        String[] n = numbers.trim().split(" +", 0);
        return new Fit(Integer.parseInt(n[0]), Integer.parseInt(n[1]), Integer.parseInt(n[2]), Integer.parseInt(n[3]));
    }

    @Test
    void noneLeavesTheImageAsItIs() {
        assertThat(new ResizeRule.None().fit(37, 501)).isEqualTo(new Fit(37, 501, 37, 501));
        assertThat(new ResizeRule.None().text()).isEqualTo("none");
    }

    /** Height, width, then short and long side and padding of the rule, then the fit: height, width, padded height, padded width. */
    @ParameterizedTest
    @CsvSource({
        "480, 640, 800, 1333, 32, 800 1067 800 1088", // 800 / 480 = 1.6667; 640 x 1.6667 = 1066.67
        "640, 480, 800, 1333, 32, 1067 800 1088 800",
        "427, 640, 800, 1333, 32, 800 1199 800 1216", // 640 x 800 / 427 = 1199.06
        "300, 600, 800, 1333, 32, 667 1333 672 1344", // the long side decides: 1333 / 600 = 2.2217; 300 x 2.2217 =
        // 666.5 rounds up
        "600, 1000, 600, 1000, 32, 600 1000 608 1024",
        "1600, 1600, 800, 1333, 32, 800 800 800 800", // smaller too
        "480, 640, 800, 1333, 1, 800 1067 800 1067", // not padded
        "1, 5000, 800, 1333, 32, 1 1333 32 1344", // a line keeps one pixel
        "33, 33, 33, 33, 32, 33 33 64 64"
    })
    void theShortSideReachesItsLengthUnlessTheLongOnePassesItsLimit(
            int height, int width, int shortSide, int longSide, int multipleOf, String fit) {
        assertThat(new ShortSide(shortSide, longSide, multipleOf).fit(height, width))
                .isEqualTo(fit(fit));
    }

    /** As torchvision's own transform resizes them: 427 x (800f x (1f / 427)) is a little below 800. */
    @ParameterizedTest
    @CsvSource({
        "384, 512, 800 1066 800 1088",
        "230, 352, 799 1224 800 1248",
        "375, 500, 799 1066 800 1088",
        "388, 640, 799 1319 800 1344",
        "423, 500, 800 945 800 960",
        "426, 640, 800 1201 800 1216",
        "427, 640, 799 1199 800 1216"
    })
    void torchvisionRoundsDownInSinglePrecision(int height, int width, String fit) {
        assertThat(Presets.TORCHVISION.input().resize().fit(height, width)).isEqualTo(fit(fit));
        assertThat(Presets.TORCHVISION_V2.input().resize().fit(height, width)).isEqualTo(fit(fit));
        assertThat(new ShortSide(600, 1000, 1, Rounding.DOWN)
                        .withSides(800, 1333)
                        .fit(height, width)
                        .width())
                .isEqualTo(fit(fit).width());
    }

    @ParameterizedTest
    @CsvSource({
        "480, 640, 640, 640, 480 640 640 640",
        "1280, 640, 640, 640, 640 320 640 640",
        "10, 20, 640, 640, 320 640 640 640",
        "100, 100, 300, 200, 200 200 300 200",
        "1, 4000, 640, 640, 1 640 640 640"
    })
    void aFrameHoldsTheWholeImageAtTheUpperLeft(int height, int width, int frameHeight, int frameWidth, String fit) {
        assertThat(new Frame(frameHeight, frameWidth).fit(height, width)).isEqualTo(fit(fit));
    }

    @Test
    void rulesAreWrittenAsTheCommandLineReadsThem() {
        assertThat(new ShortSide(800, 1333, 32).text()).isEqualTo("800/1333");
        assertThat(new Frame(640, 512).text()).as("height first").isEqualTo("640x512");
    }

    @Test
    void refusesLengthsThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShortSide(0, 10, 1))
                .withMessageContaining("0/10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShortSide(800, 799, 1))
                .withMessageContaining("800/799");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShortSide(8, 8, 0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Frame(640, 0)).withMessageContaining("640x0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frame(-1, 640))
                .withMessageContaining("-1x640");
    }
}
