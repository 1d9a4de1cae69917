package org.focallens.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.explain.SettingsComparison.Cause;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.junit.jupiter.api.Test;

/** Over the four boxes of the table in the reference on semantics, section 1, on an input of 512 x 512. */
class SettingsComparisonTest {
    private static final ImageBoxes IMAGE = new ImageBoxes(
            512,
            512,
            new float[] {101, 101, 119, 119, 200, 150, 300, 250, 50, 300, 250, 360, 330, 20, 340, 120},
            new boolean[4]);

    private static AssignSettings plain(Preset preset) {
        return new AssignSettings(preset.anchors(), preset.matching(), new ResizeRule.None(), CrowdRule.DROP);
    }

    private static SettingsComparison compare(AssignSettings a, AssignSettings b) {
        return SettingsComparison.of(IMAGE, a, b, () -> false);
    }

    private static Map<Flip.Kind, Long> kinds(SettingsComparison comparison) {
        return comparison.flips().stream().collect(Collectors.groupingBy(Flip::kind, Collectors.counting()));
    }

    /** 75 positives and 82 ignored with centres in the corner, 81 and 74 in the middle. */
    @Test
    void otherCentresFlipTheAnchorsThatTheTableCounts() {
        SettingsComparison comparison = compare(plain(Presets.DETECTRON2), plain(Presets.DETECTRON2_CENTRED));
        assertThat(comparison.first().matching().positive()).hasSize(75);
        assertThat(comparison.second().matching().positive()).hasSize(81);
        Map<Flip.Kind, Long> kinds = kinds(comparison);
        assertThat(kinds.get(Flip.Kind.GAINED) - kinds.get(Flip.Kind.LOST)).isEqualTo(6);
        assertThat(comparison.causes())
                .containsExactly(new Cause(
                        AssignSheet.OFFSET, "0", "0.5", comparison.flips().size()));
        assertThat(compare(plain(Presets.DETECTRON2_CENTRED), plain(Presets.DETECTRON2))
                        .flips())
                .hasSameSizeAs(comparison.flips());
    }

    /** Without the rule the forced anchors fall back, and nothing else changes. */
    @Test
    void theLowQualityRuleFlipsTheForced() {
        AssignSettings kept = plain(Presets.DETECTRON2);
        AssignSettings none = new AssignSettings(
                kept.anchors(), kept.matching().withLowQuality(LowQuality.NONE), kept.resize(), kept.crowd());
        SettingsComparison comparison = compare(kept, none);
        assertThat(comparison.flips())
                .hasSize(comparison.first().matching().forced().length)
                .isNotEmpty()
                .allSatisfy(flip -> assertThat(flip.kind()).isEqualTo(Flip.Kind.LOST))
                .allSatisfy(flip -> assertThat(flip.first()).isEqualTo(flip.second()));
        assertThat(comparison.flips())
                .extracting(Flip::first)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(comparison.first().matching().forced())
                                .boxed()
                                .toList());
    }

    /** The order of shapes changes every index and no decision. */
    @Test
    void theSameAnchorsInAnotherOrderDoNotFlip() {
        AssignSettings one = plain(Presets.DETECTRON2);
        AnchorSettings anchors = one.anchors();
        AssignSettings other = new AssignSettings(
                new AnchorSettings(anchors.levels(), anchors.arithmetic(), ShapeOrder.RATIO_MAJOR, anchors.spacing()),
                one.matching(),
                one.resize(),
                one.crowd());
        assertThat(other.anchors()).isNotEqualTo(anchors);
        SettingsComparison comparison = compare(one, other);
        assertThat(comparison.flips()).isEmpty();
        assertThat(comparison.causes()).containsExactly(new Cause(AssignSheet.ORDER, "scale-major", "ratio-major", 0));
    }

    @Test
    void theSettingThatFlipsMostComesFirst() {
        SettingsComparison comparison = compare(plain(Presets.KERAS_RETINANET), plain(Presets.TORCHVISION));
        assertThat(comparison.causes())
                .extracting(Cause::setting)
                .contains(AssignSheet.OFFSET, AssignSheet.LOW_QUALITY, AssignSheet.BORDER, AssignSheet.IOU);
        assertThat(comparison.causes()).isSortedAccordingTo((a, b) -> Integer.compare(b.flips(), a.flips()));
        assertThat(comparison.causes().get(0).flips()).isPositive();
    }

    /** Cells of another input stand elsewhere: nothing can be paired, and everything that counted is a flip. */
    @Test
    void inputsOfOtherSizesShareNoAnchor() {
        AssignSettings one = plain(Presets.DETECTRON2);
        AssignSettings large =
                new AssignSettings(one.anchors(), one.matching(), new ResizeRule.Frame(640, 640), one.crowd());
        SettingsComparison comparison = compare(one, large);
        assertThat(comparison.flips())
                .hasSize(comparison.first().matching().positive().length
                        + comparison.first().matching().ignored().length
                        + comparison.second().matching().positive().length
                        + comparison.second().matching().ignored().length);
        assertThat(comparison.causes()).extracting(Cause::setting).containsExactly(AssignSheet.RESIZE);
    }

    /** P3's cells stand elsewhere, also where there are fewer of them than before. */
    @Test
    void levelsOfOtherStridesShareNoAnchor() {
        AssignSettings one = plain(Presets.DETECTRON2);
        AssignSettings other = one.with(one.anchors().each(level -> level.level() == 3 ? level.withStride(9) : level));
        SettingsComparison comparison = compare(one, other);
        assertThat(comparison.causes())
                .containsExactly(new Cause(
                        AssignSheet.STRIDES,
                        "8 16 32 64 128",
                        "9 16 32 64 128",
                        comparison.flips().size()));
        assertThat(comparison.flips())
                .filteredOn(flip -> flip.level() == 3)
                .isNotEmpty()
                .allSatisfy(flip ->
                        assertThat(Math.min(flip.first(), flip.second())).isEqualTo(-1));
        assertThat(compare(other, one).flips()).hasSameSizeAs(comparison.flips());
        AssignSettings fewer =
                one.with(one.anchors().withLevels(one.anchors().levels().subList(0, 4)));
        assertThat(compare(one, fewer).causes())
                .extracting(Cause::setting)
                .as("strides that only follow the levels")
                .doesNotContain(AssignSheet.STRIDES);
    }

    @Test
    void equalSettingsDoNotFlip() {
        assertThat(compare(plain(Presets.PAPER), plain(Presets.PAPER)).flips()).isEmpty();
        assertThat(compare(plain(Presets.PAPER), plain(Presets.PAPER)).causes()).isEmpty();
    }
}
