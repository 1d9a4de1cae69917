package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
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
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;

/** One square anchor a cell as large as the cell: P3 and P4 tile an image, so that every IoU can be worked out by hand. */
class AuditTest {
    private static final AnchorSettings TILES = new AnchorSettings(
            List.of(tile(3), tile(4)), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE);
    private static final List<String> CATEGORIES = List.of("cat", "dog");

    private static AnchorLevel tile(int level) {
        return new AnchorLevel(level, 1 << level, List.of(1.0), List.of(1.0), 0.5);
    }

    private static AssignSettings tiles(LowQuality rule, CrowdRule crowd) {
        MatchSettings matching = new MatchSettings(0.5, 0.4, true, rule, BorderRule.KEEP, IouRule.SINGLE);
        return new AssignSettings(TILES, matching, new ResizeRule.None(), crowd);
    }

    private static LabelledImage image(Labels labels) {
        return image(32, 32, labels);
    }

    private static LabelledImage image(int width, int height, Labels labels) {
        return new LabelledImage(Path.of("a.png"), width, height, labels, OptionalLong.empty());
    }

    private static Labels.Builder box(float x1, float y1, float x2, float y2, int category) {
        return Labels.builder().add(new float[] {x1, y1, x2, y2}, category, false, false);
    }

    private static AuditTotals audit(AssignSettings settings, LabelledImage... images) {
        Dataset dataset = new Dataset("test", Path.of("."), DatasetFormat.COCO, CATEGORIES, List.of(images), List.of());
        return new Audit(settings).of(dataset, () -> false, share -> {}).totals();
    }

    private static List<Long> boxesPer(List<BoxStatistics> groups) {
        return groups.stream().map(BoxStatistics::boxes).toList();
    }

    @Test
    void aBoxOnAnAnchorAndOneBesideIt() {
        // 0 0 8 8 is P3's first anchor: IoU 1. 8 0 16 10 holds the second: 64 / 80 = .8; P4's first overlaps it by 80 /
        // 256.
        Labels labels = box(0, 0, 8, 8, 0)
                .add(new float[] {8, 0, 16, 10}, 1, false, false)
                .build();
        AuditTotals totals = audit(tiles(LowQuality.NONE, CrowdRule.DROP), image(labels));
        assertThat(totals.levels())
                .containsExactly(new LevelTotal("P3", 8, 16, 2, 0), new LevelTotal("P4", 16, 4, 0, 0));
        assertThat(totals.levels().get(0).negative()).isEqualTo(14);
        assertThat(boxesPer(totals.groups().byClass())).containsExactly(1L, 1L);
        assertThat(boxesPer(totals.groups().byLevel())).containsExactly(2L, 0L);
        assertThat(List.of(
                        totals.images(),
                        totals.boxes().boxes(),
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly(),
                        totals.boxes().reachable()))
                .isEqualTo(List.of(1, 2L, 0L, 0L, 2L));
        assertThat(totals.boxes().meanBestIou()).isCloseTo(0.9, within(1e-7));
        assertThat(totals.boxes().bestPossibleRecall()).isOne();
    }

    /** 16 16 28 20 overlaps P3's cell 16 16 24 24 by 32 / (64 + 48 - 32) = .4, exactly the background threshold; P4's by 48 / 256. */
    @Test
    void aBoxBelowTheThresholdIsForcedOrUnmatched() {
        LabelledImage image = image(box(16, 16, 28, 20, 0).build());
        AuditTotals kept = audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image);
        assertThat(kept.levels().get(0)).isEqualTo(new LevelTotal("P3", 8, 16, 1, 0));
        assertThat(List.of(
                        kept.boxes().unmatched(),
                        kept.boxes().forcedOnly(),
                        kept.boxes().reachable()))
                .containsExactly(0L, 1L, 0L);
        AuditTotals none = audit(tiles(LowQuality.NONE, CrowdRule.DROP), image);
        assertThat(none.levels().get(0)).isEqualTo(new LevelTotal("P3", 8, 16, 0, 1));
        assertThat(List.of(
                        none.boxes().unmatched(),
                        none.boxes().forcedOnly(),
                        none.boxes().reachable()))
                .containsExactly(1L, 0L, 0L);
        assertThat(none.boxes().meanBestIou()).isCloseTo(0.4, within(1e-7));
        assertThat(none.boxes().bestPossibleRecall()).isZero();
    }

    /** 0 6 8 10 overlaps the cells above and below 8 by 16 / 80 each: tied, and both are given to it as the last box. */
    @Test
    void aBoxCanLoseItsOnlyAnchorToALaterOne() {
        Labels labels = box(0, 0, 8, 8, 0)
                .add(new float[] {0, 6, 8, 10}, 0, false, false)
                .build();
        AuditTotals totals = audit(tiles(LowQuality.REPOINT, CrowdRule.DROP), image(labels));
        assertThat(totals.levels().get(0)).isEqualTo(new LevelTotal("P3", 8, 16, 2, 0));
        assertThat(List.of(
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly(),
                        totals.boxes().reachable()))
                .containsExactly(1L, 1L, 1L);
    }

    /** The best anchor of 2 10 4 12 overlaps the larger box more (32 / 128 against 4 / 64), so under "keep" it is forced, but for the larger box. */
    @Test
    void aBoxWithMetAndForcedAnchorsIsNotForcedOnly() {
        Labels labels = box(0, 0, 8, 12, 0)
                .add(new float[] {2, 10, 4, 12}, 0, false, false)
                .build();
        AuditTotals totals = audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image(labels));
        assertThat(totals.levels().get(0)).isEqualTo(new LevelTotal("P3", 8, 16, 2, 0));
        assertThat(List.of(
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly(),
                        totals.boxes().reachable()))
                .containsExactly(1L, 0L, 1L);
    }

    @Test
    void aBoxThatNoAnchorOverlapsIsOnNoLevel() {
        AuditTotals totals = audit(
                tiles(LowQuality.NONE, CrowdRule.DROP),
                image(box(100, 100, 110, 110, 1).build()));
        assertThat(boxesPer(totals.groups().byLevel())).containsExactly(0L, 0L);
        assertThat(List.of(
                        totals.boxes().boxes(),
                        totals.boxes().unmatched(),
                        totals.boxes().forcedOnly()))
                .containsExactly(1L, 1L, 0L);
        assertThat(totals.boxes().meanBestIou()).isZero();
    }

    @Test
    void imagesWithoutBoxesAddNegativesOnly() {
        AuditTotals totals =
                audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image(Labels.NONE), image(17, 8, Labels.NONE));
        assertThat(totals.images()).isEqualTo(2);
        // 17 x 8 has 3 x 1 cells of 8 and 2 x 1 of 16: a started cell counts.
        assertThat(totals.levels())
                .containsExactly(new LevelTotal("P3", 8, 19, 0, 0), new LevelTotal("P4", 16, 6, 0, 0));
        assertThat(totals.boxes().bestPossibleRecall()).isZero();
        assertThat(totals.boxes().meanBestIou()).isZero();
    }

    @Test
    void crowdRegionsAreLeftOutUnlessTheRuleMatchesThem() {
        Labels labels = Labels.builder()
                .add(new float[] {0, 0, 16, 16}, 1, true, false)
                .add(new float[] {16, 0, 32, 16}, 0, false, true)
                .build();
        AuditTotals dropped = audit(tiles(LowQuality.NONE, CrowdRule.DROP), image(labels));
        assertThat(List.of(dropped.boxes().boxes(), dropped.crowd(), dropped.difficult()))
                .containsExactly(1L, 1L, 1L);
        assertThat(boxesPer(dropped.groups().byClass())).containsExactly(1L, 0L);
        assertThat(dropped.levels().get(1).positive()).isEqualTo(1);
        AuditTotals matched = audit(tiles(LowQuality.NONE, CrowdRule.MATCH), image(labels));
        assertThat(List.of(matched.boxes().boxes(), matched.crowd(), matched.difficult()))
                .containsExactly(2L, 0L, 1L);
        assertThat(boxesPer(matched.groups().byClass())).containsExactly(1L, 1L);
        assertThat(boxesPer(matched.groups().byLevel())).containsExactly(0L, 2L);
        assertThat(matched.levels().get(1).positive()).isEqualTo(2);
    }

    @Test
    void imagesOfUnknownSizeAreSkipped() {
        Labels labels = box(0, 0, 8, 8, 0).build();
        AuditTotals totals =
                audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image(0, 0, labels), image(labels), image(32, 0, labels));
        assertThat(totals).isEqualTo(audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image(labels)));
        assertThat(totals.images()).isEqualTo(1);
    }

    @Test
    void anEmptyDatasetHasEveryLevelAndClassAtZero() {
        AuditTotals totals = audit(AssignSettings.of(Presets.PAPER));
        assertThat(totals.levels()).extracting(LevelTotal::level).containsExactly("P3", "P4", "P5", "P6", "P7");
        assertThat(totals.levels()).extracting(LevelTotal::anchors).containsOnly(0L);
        assertThat(boxesPer(totals.groups().byClass())).containsExactly(0L, 0L);
    }

    /** A 16 x 8 image in a 32 x 32 frame is doubled: its box 0 0 4 4 becomes P3's first anchor, and the lower half is padding. */
    @Test
    void boxesAreResizedWithTheirImage() {
        AssignSettings settings = new AssignSettings(
                TILES, tiles(LowQuality.NONE, CrowdRule.DROP).matching(), new ResizeRule.Frame(32, 32), CrowdRule.DROP);
        AuditTotals totals = audit(settings, image(16, 8, box(0, 0, 4, 4, 0).build()));
        assertThat(totals.levels())
                .containsExactly(new LevelTotal("P3", 8, 16, 1, 0), new LevelTotal("P4", 16, 4, 0, 0));
        assertThat(totals.boxes().meanBestIou()).isOne();
    }

    /** 5.6f is just below 5.6, so 8 x 5.6f of a cell is just below .7 in doubles, and exactly .7f in floats. */
    @Test
    void recallComparesInTheArithmeticOfTheMatching() {
        assertThat(atSeventyPercent(IouRule.DOUBLE)).containsExactly(0L, 0L);
        assertThat(atSeventyPercent(IouRule.SINGLE)).containsExactly(1L, 1L);
    }

    private static List<Long> atSeventyPercent(IouRule iou) {
        MatchSettings matching = new MatchSettings(0.7, 0.4, true, LowQuality.NONE, BorderRule.KEEP, iou);
        AuditTotals totals = audit(
                new AssignSettings(TILES, matching, new ResizeRule.None(), CrowdRule.DROP),
                image(box(0, 0, 8, 5.6f, 0).build()));
        return List.of(totals.levels().get(0).positive(), totals.boxes().reachable());
    }

    @Test
    void cancellingEndsTheAudit() {
        Dataset dataset = new Dataset(
                "test",
                Path.of("."),
                DatasetFormat.COCO,
                CATEGORIES,
                Collections.nCopies(1000, image(box(0, 0, 8, 8, 0).build())),
                List.of());
        int[] asked = {0};
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new Audit(tiles(LowQuality.KEEP, CrowdRule.DROP))
                        .of(
                                dataset,
                                () -> {
                                    synchronized (asked) {
                                        return ++asked[0] > 10;
                                    }
                                },
                                share -> {}));
        assertThat(asked[0]).as("the other chunks stop at their first image").isLessThan(10 + 1000 / 64 + 2);
    }

    @Test
    void totalsOfOtherLevelsOrClassesDoNotMerge() {
        AuditTotals tiles = audit(tiles(LowQuality.KEEP, CrowdRule.DROP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tiles.plus(audit(AssignSettings.of(Presets.PAPER))))
                .withMessageContaining("2 and 5 levels");
    }

    @Test
    void anImageTooLargeForAnyInputIsNamedBeforeTheWorkStarts() {
        LabelledImage wide = new LabelledImage(Path.of("wide.png"), 32769, 10, Labels.NONE, OptionalLong.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> audit(tiles(LowQuality.KEEP, CrowdRule.DROP), image(Labels.NONE), wide))
                .withMessageContaining("wide.png: would be 10 x 32769 px");
    }
}
