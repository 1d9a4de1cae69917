package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;

class NearestBoxesTest {

    @Test
    void everyAnchorIsLookedAtThatABoxTouches() {
        float[] boxes = {3, 5, 20, 70, 60, 40, 150, 90, 61, 41, 150, 90, 100, 0, 104, 3};
        for (Preset preset : Presets.ALL) {
            Matching matching = new Matcher(preset.matching()).match(new AnchorGrid(preset.anchors(), 96, 160), boxes);
            NearestBoxes nearest = NearestBoxes.of(matching);
            for (int anchor = 0; anchor < matching.grid().size(); anchor++) {
                float best = 0;
                int box = -1;
                for (int truth = 0; truth < 4; truth++) {
                    if ((float) matching.iou(anchor, truth) > best) {
                        best = (float) matching.iou(anchor, truth);
                        box = truth;
                    }
                }
                assertThat(nearest.iou(anchor)).isEqualTo(best);
                assertThat(nearest.box(anchor)).isEqualTo(box);
            }
        }
    }

    @Test
    void aCellHasItsBestAnchorsIou() {
        Matching matching = new Matcher(Presets.PAPER.matching())
                .match(new AnchorGrid(Presets.PAPER.anchors(), 64, 64), new float[] {16, 16, 48, 48});
        NearestBoxes nearest = NearestBoxes.of(matching);
        LevelGrid p3 = matching.grid().levels().get(0);
        float[] cells = nearest.cells(p3);
        assertThat(cells).hasSize(64);
        int cell = 3 * 8 + 5;
        float best = 0;
        for (int shape = 0; shape < 9; shape++) {
            best = Math.max(best, nearest.iou(p3.index(3, 5, shape)));
        }
        assertThat(cells[cell]).isEqualTo(best).isPositive();
    }
}
