package org.focallens.ui.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.focallens.core.explain.ImageBoxes;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;

class BoxHistogramsTest {

    private static BoxHistograms of(float... boxes) {
        AssignSettings settings = new AssignSettings(
                Presets.PAPER.anchors(),
                Presets.PAPER.matching().withLowQuality(LowQuality.NONE),
                new ResizeRule.None(),
                CrowdRule.DROP);
        return BoxHistograms.of(
                ImageMatch.of(new ImageBoxes(256, 256, boxes, new boolean[boxes.length / 4]), settings));
    }

    /** On a centre of P3 (60, 60): one of an anchor's own size, and one of 10 x 10, whose best IoU is 100 / 1024. */
    @Test
    void eachBoxIsCountedOnceInEveryHistogram() {
        BoxHistograms now = of(44, 44, 76, 76, 55, 55, 65, 65);
        assertThat(now.iou()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(now.positives()[0]).as("without any").isEqualTo(1);
        assertThat(now.boxSizes()[BoxHistograms.SIZES.indexOf("32")]).isEqualTo(1);
        assertThat(now.boxSizes()[BoxHistograms.SIZES.indexOf("8")]).isEqualTo(1);
        assertThat(Arrays.stream(now.boxSizes()).sum()).isEqualTo(2);
    }

    /** Of each level 32, 40.3 and 50.8 times 2 ^ n, three ratios each: the halves of an octave hold 6 and 3. */
    @Test
    void theAnchorsOf45ShapesAreCountedBySize() {
        BoxHistograms now = of();
        assertThat(now.anchorSizes()[BoxHistograms.SIZES.indexOf("32")]).isEqualTo(6);
        assertThat(now.anchorSizes()[BoxHistograms.SIZES.indexOf("45")]).isEqualTo(3);
        assertThat(now.anchorSizes()[BoxHistograms.SIZES.indexOf("512")]).isEqualTo(6);
        assertThat(now.anchorSizes()[BoxHistograms.SIZES.indexOf("724")]).isEqualTo(3);
        assertThat(Arrays.stream(now.anchorSizes()).sum()).isEqualTo(45);
        assertThat(now.sizesInUse())
                .containsExactly(BoxHistograms.SIZES.indexOf("32"), BoxHistograms.SIZES.indexOf("724"));
    }
}
