package org.focallens.core.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.core.preset.ResizeRule.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTilesTest {
    private static List<Integer> lefts(ImageTiles tiles, int width) {
        return tiles.parts(tiles.size(), width).stream().map(Part::x).toList();
    }

    /** 640 at steps of 512: 0 and 512 leave 1300 - 1152 = 148 pixels, for which the third is moved back to 1300 - 640 = 660. */
    @Test
    void theLastTileEndsWithTheImage() {
        assertThat(lefts(new ImageTiles(640, 128), 1300)).containsExactly(0, 512, 660);
        assertThat(lefts(new ImageTiles(640, 128), 1152)).containsExactly(0, 512);
        assertThat(lefts(new ImageTiles(640, 128), 1153)).containsExactly(0, 512, 513);
        assertThat(lefts(new ImageTiles(640, 128), 640)).containsExactly(0);
        assertThat(lefts(new ImageTiles(640, 0), 641)).containsExactly(0, 1);
    }

    @Test
    void tilesGoRowByRowAndASmallSideIsPadded() {
        Fit fit = new Fit(100, 640, 640, 640);
        assertThat(new ImageTiles(640, 128).parts(100, 700))
                .containsExactly(new Part(0, 0, 640, 100, fit), new Part(60, 0, 640, 100, fit));
        assertThat(new ImageTiles(64, 0).parts(128, 128)).extracting(Part::y).containsExactly(0, 0, 64, 64);
    }

    @ParameterizedTest
    @CsvSource({"640/128,128", "640/.2,128", "640/0.25,160", "640/0,0", "1000/.333,333", "640/1,1"})
    void anOverlapIsAShareOrPixels(String text, int overlap) {
        assertThat(ImageTiles.of(text).overlap()).isEqualTo(overlap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"640", "640/", "640/-1", "63/8", "640/321", "640/.6", "99999/0", "640/1.5", "a/b", "640/1e9"})
    void whatMakesNoTilesIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageTiles.of(text))
                .withMessageStartingWith("tiles");
    }
}
