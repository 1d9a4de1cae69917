package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private final AnchorGrid grid = new AnchorGrid(SmallImages.PRESET.anchors(), 128, 128);

    private Targets targets(Labels... images) {
        List<Example> examples = Arrays.stream(images)
                .map(labels -> new Example(Picture.wrap(128, 128, new int[128 * 128]), labels, 128, 128)).toList();
        return new Targets(SmallImages.PRESET, new Matcher(SmallImages.PRESET.matching()), grid, new Batch(examples));
    }

    private static Labels one(int category, boolean crowd) {
        return Labels.builder().add(new float[] {30, 40, 62, 72}, category, crowd, false).build();
    }

    @Test
    void eachImageHasItsOwnRowOfAnchors() {
        Targets targets = targets(Labels.NONE, one(2, false));
        Matching matching = targets.matchings().get(1);
        assertThat(targets.classes()).hasSize(2 * grid.size());
        assertThat(Arrays.copyOf(targets.classes(), grid.size())).containsOnly(DenseLoss.BACKGROUND);
        for (int anchor = 0; anchor < grid.size(); anchor++) {
            int expected = switch (matching.state(anchor)) {
                case Matching.NEGATIVE -> DenseLoss.BACKGROUND;
                case Matching.IGNORED -> DenseLoss.IGNORED;
                default -> 2;
            };
            assertThat(targets.classes()[grid.size() + anchor]).isEqualTo(expected);
        }
        assertThat(targets.classes()).contains(2, DenseLoss.IGNORED);
        assertThat(targets.positives()).containsExactly(0, matching.positive().length);
    }

    @Test
    void countsOfLevelsAreSumsOverTheImages() {
        Targets single = targets(one(0, false));
        Targets twice = targets(one(0, false), one(1, false), Labels.NONE);
        for (int level = 0; level < 5; level++) {
            LevelCount count = single.levels().get(level);
            assertThat(twice.levels().get(level)).isEqualTo(
                    new LevelCount(count.level(), count.stride(), 3 * count.anchors(), 2 * count.positive(), 2 * count.ignored()));
        }
        assertThat(single.levels().stream().mapToInt(LevelCount::positive).sum()).isPositive();
    }

    @Test
    void aCrowdIsBackgroundUnderAPresetThatDropsIt() {
        assertThat(targets(one(1, true)).classes()).containsOnly(DenseLoss.BACKGROUND);
    }
}
