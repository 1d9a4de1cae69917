package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;

/** An image of 128 x 64 in tiles of 64 that overlap by 32: they begin at 0, 32 and 64. One anchor of 8 x 8 a cell of 8. */
class TiledAuditTest {
    private static final AssignSettings TILED = settings(new ImageTiles(64, 32));

    private static AssignSettings settings(ResizeRule rule) {
        AnchorLevel level = new AnchorLevel(3, 8, List.of(1.0), List.of(1.0), 0.5);
        return new AssignSettings(
                new AnchorSettings(List.of(level), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE),
                new MatchSettings(0.5, 0.4, true, LowQuality.NONE, BorderRule.KEEP, IouRule.SINGLE),
                rule,
                CrowdRule.DROP);
    }

    private static LabelledImage image(float... boxes) {
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < boxes.length; i += 4) {
            labels.add(new float[] {boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]}, 0, false, false);
        }
        return new LabelledImage(Path.of("a.png"), 128, 64, labels.build(), OptionalLong.empty());
    }

    private static AuditReport audit(LabelledImage image) {
        Dataset set = new Dataset("test", Path.of("."), DatasetFormat.COCO, List.of("cat"), List.of(image), List.of());
        return new Audit(TILED).of(set, () -> false, share -> {});
    }

    private static List<List<Integer>> members(LabelledImage image) {
        int[] labels = new int[image.labels().count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i;
        }
        return InputBoxes.of(TILED.resize(), image, labels).stream()
                .map(input -> Arrays.stream(input.members()).boxed().toList())
                .toList();
    }

    /**
     * The first lies in all of tile 0 alone. Of the second, 24 to 40, tile 0 holds all and tile 1 exactly half. The third, 4 to 124, is too large: tile 0
     * holds 60 of its 120 pixels, exactly half, as does tile 2, and tile 1 holds 64.
     */
    @Test
    void aBoxBelongsToEachTileThatHoldsHalfOfIt() {
        assertThat(members(image(0, 0, 8, 8, 24, 0, 40, 8, 4, 0, 124, 8)))
                .containsExactly(List.of(0, 1, 2), List.of(1, 2), List.of(2));
    }

    /** 0 to 128: tiles hold 64 of 128 each, half. Beyond the image to 140: 64 of 140 each but 0 to 64 comes first. */
    @Test
    void aBoxThatNoTileHoldsHalfOfBelongsToTheOneWithMost() {
        assertThat(members(image(0, 0, 140, 8))).containsExactly(List.of(0), List.of(), List.of());
        assertThat(members(image(-30, 0, 140, 8))).containsExactly(List.of(0), List.of(), List.of());
        assertThat(members(image(20, 0, 160, 8))).containsExactly(List.of(), List.of(0), List.of());
    }

    /** 24 to 40 becomes 0 to 8 in the tile that begins at 32. */
    @Test
    void aBoxIsCutAtTheTilesBorder() {
        List<InputBoxes> inputs = InputBoxes.of(TILED.resize(), image(24, 2, 40, 8), new int[] {0});
        assertThat(inputs.get(0).corners()).containsExactly(24, 2, 40, 8);
        assertThat(inputs.get(1).corners()).containsExactly(0, 2, 8, 8);
    }

    /** The box lies on an anchor in tiles 0 and 1 alike, where it is 32 to 40 and 0 to 8: one positive in each, one box. */
    @Test
    void aBoxOfTwoTilesCountsOnceAndItsAnchorsTwice() {
        AuditReport report = audit(image(32, 0, 40, 8));
        AuditTotals totals = report.totals();
        assertThat(totals.images()).isOne();
        assertThat(totals.inputs()).isEqualTo(3);
        assertThat(totals.levels()).containsExactly(new LevelTotal("P3", 8, 3 * 64, 2, 0));
        assertThat(totals.boxes().boxes()).isOne();
        assertThat(totals.boxes().positives()).isEqualTo(2);
        assertThat(totals.boxes().bestPossibleRecall()).isOne();
        assertThat(report.images().anchors(0)).isEqualTo(192);
        assertThat(report.images().positive(0)).isEqualTo(2);
    }

    /** 26 to 38 has IoU 6 * 8 / (96 + 64 - 48) = .43 with either anchor of tile 0; tile 1 holds 6 of its 12 pixels: 6 * 8 / 64 = .75. */
    @Test
    void aBoxIsFoundWhereAnyTileFindsIt() {
        AuditTotals totals = audit(image(26, 0, 38, 8)).totals();
        assertThat(totals.boxes().unmatched()).isZero();
        assertThat(totals.boxes().meanBestIou()).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void outcomesOfTwoInputsAreThoseOfTheBetter() {
        BoxOutcome forced = new BoxOutcome(0.3, 1, 2, true, false);
        BoxOutcome found = new BoxOutcome(0.6, 0, 3, false, true);
        assertThat(forced.or(found)).isEqualTo(found.or(forced)).isEqualTo(new BoxOutcome(0.6, 0, 5, false, true));
        assertThat(forced.or(BoxOutcome.NONE))
                .isEqualTo(BoxOutcome.NONE.or(forced))
                .isEqualTo(forced);
    }
}
