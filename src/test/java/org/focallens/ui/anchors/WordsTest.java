package org.focallens.ui.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.focallens.core.explain.BoxExplanation;
import org.focallens.core.explain.ImageBoxes;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.explain.Remedies;
import org.focallens.core.explain.SettingsComparison;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final AssignSettings PAPER = AssignEdit.with(AssignSettings.of(Presets.PAPER), AssignSheet.RESIZE, "none");
    private static final List<String> LEVELS = List.of("P3", "P4", "P5", "P6", "P7");

    private static List<String> explain(float... box) {
        ImageBoxes image = new ImageBoxes(256, 256, box, new boolean[box.length / 4]);
        ImageMatch match = ImageMatch.of(image, PAPER);
        return Words.of(BoxExplanation.of(image, match, 0), LEVELS, Remedies.of(image, match, 0, () -> false));
    }

    @Test
    void aTinyBoxHearsThatItsSizeIsTheReasonAndWhatHelps() {
        List<String> lines = explain(100, 100, 110, 110);
        assertThat(lines.get(0)).startsWith("No anchor: the best IoU is 0.").endsWith("below the threshold, and no rule helps.");
        assertThat(lines.get(1)).contains("Most of it: by its size");
        assertThat(lines.get(2)).startsWith("Its size is 10 px at the network's input; the anchors' are 32 to 813 px.");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("Would help: the low-quality rule"));
    }

    @Test
    void anAnchorsOwnBoxIsServedOnItsLevel() {
        List<String> lines = explain(52, 52, 84, 84);                // P3's square at the cell about 68, 68
        assertThat(lines.get(0)).startsWith("Served: ").contains("the best with IoU 1.000");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("Positive anchors: ").contains("on P3"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).startsWith("Would help"));
    }

    @Test
    void theSettingThatFlipsAnchorsIsNamed() {
        ImageBoxes image = new ImageBoxes(256, 256, new float[] {100, 100, 110, 110}, new boolean[1]);
        AssignSettings keep = AssignEdit.with(PAPER, AssignSheet.LOW_QUALITY, "keep");
        List<String> lines = Words.of(SettingsComparison.of(image, PAPER, keep, () -> false));
        assertThat(lines.get(0)).matches("[1-9]\\d* anchors are decided differently.");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("P3: ").contains("positive only there"));
        assertThat(lines.get(lines.size() - 1)).startsWith("lowQuality: none here, keep there; alone it flips ");
        assertThat(Words.of(SettingsComparison.of(image, PAPER, PAPER, () -> false))).containsExactly("0 anchors are decided differently.");
    }
}
