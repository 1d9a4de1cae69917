package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.train.loss.ImageTargets;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.source.Example;
import org.junit.jupiter.api.Test;

class ImageTargetsTest {

    private static Example example(Labels labels, int contentWidth) {
        return new Example(Picture.wrap(128, 128, new int[128 * 128]), labels, contentWidth, 128);
    }

    private static ImageTargets targets(Preset preset, Example example) {
        return ImageTargets.of(
                preset, new Matcher(preset.matching()), new AnchorGrid(preset.anchors(), 128, 128), example);
    }

    private static ImageTargets targets(Labels labels) {
        return targets(SmallImages.PRESET, example(labels, 128));
    }

    private static Labels one(int category, boolean crowd) {
        return Labels.builder()
                .add(new float[] {30, 40, 62, 72}, category, crowd, false)
                .build();
    }

    @Test
    void everyAnchorSaysWhatMatchingMadeOfIt() {
        Labels two = Labels.builder()
                .add(new float[] {30, 40, 62, 72}, 2, false, false)
                .add(new float[] {70, 10, 120, 60}, 0, false, false)
                .build();
        ImageTargets targets = targets(two);
        Matching matching = targets.matching();
        int[] truthOf = new int[matching.grid().size()];
        for (int i = 0; i < matching.positive().length; i++) {
            truthOf[matching.positive()[i]] = matching.positiveTruth()[i];
        }
        assertThat(targets.classes())
                .hasSize(matching.grid().size())
                .contains(2, 0, DenseLoss.BACKGROUND, DenseLoss.IGNORED);
        for (int anchor = 0; anchor < truthOf.length; anchor++) {
            int expected = switch (matching.state(anchor)) {
                case Matching.NEGATIVE -> DenseLoss.BACKGROUND;
                case Matching.IGNORED -> DenseLoss.IGNORED;
                default -> truthOf[anchor] == 0 ? 2 : 0;
            };
            assertThat(targets.classes()[anchor]).as("anchor %d", anchor).isEqualTo(expected);
        }
    }

    @Test
    void anImageWithoutObjectsIsAllBackground() {
        assertThat(targets(Labels.NONE).classes()).containsOnly(DenseLoss.BACKGROUND);
    }

    @Test
    void aCrowdIsBackgroundUnderAPresetThatDropsItAndTheTruthsAfterItKeepTheirClass() {
        assertThat(targets(one(1, true)).classes()).containsOnly(DenseLoss.BACKGROUND);
        Labels crowdFirst = Labels.builder()
                .add(new float[] {0, 0, 128, 128}, 1, true, false)
                .add(new float[] {30, 40, 62, 72}, 2, false, false)
                .build();
        assertThat(targets(crowdFirst).classes())
                .isEqualTo(targets(one(2, false)).classes());
    }

    /** keras-retinanet ignores anchors whose centre lies outside the picture. */
    @Test
    void paddingIsLeftOutUnderAPresetThatIgnoresIt() {
        int[] padded =
                targets(Presets.KERAS_RETINANET, example(Labels.NONE, 64)).classes();
        assertThat(Arrays.stream(padded)
                        .filter(target -> target == DenseLoss.IGNORED)
                        .count())
                .isGreaterThanOrEqualTo(padded.length / 2);
        assertThat(targets(Presets.KERAS_RETINANET, example(Labels.NONE, 128)).classes())
                .containsOnly(DenseLoss.BACKGROUND);
    }

    @Test
    void aBatchCountsTheAnchorsOfItsImagesTogether() {
        Prepared.Image first = new Prepared.Image(example(one(0, false), 128), targets(one(0, false)));
        Prepared.Image empty = new Prepared.Image(example(Labels.NONE, 128), targets(Labels.NONE));
        Prepared single = new Prepared(new Prepared.Image[] {first});
        Prepared three = new Prepared(new Prepared.Image[] {first, empty, first});
        for (int level = 0; level < 5; level++) {
            LevelCount count = single.levels().get(level);
            assertThat(three.levels().get(level))
                    .isEqualTo(new LevelCount(
                            count.level(),
                            count.stride(),
                            3 * count.anchors(),
                            2 * count.positive(),
                            2 * count.ignored()));
        }
        int positives = first.targets().matching().positive().length;
        assertThat(positives).isPositive();
        assertThat(three.positives()).containsExactly(positives, 0, positives);
        assertThat(three.batch().examples()).containsExactly(first.example(), empty.example(), first.example());
    }
}
