package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;

/** Bins, sizes and grids, by numbers worked out by hand. */
class StatisticsTest {
    private static AuditReport audit(LabelledImage... images) {
        AssignSettings own = AssignSettings.of(Presets.named("paper"));
        AssignSettings settings =
                new AssignSettings(own.anchors(), own.matching(), new ResizeRule.None(), CrowdRule.DROP);
        Dataset dataset = new Dataset(
                "test", Path.of("."), DatasetFormat.COCO, List.of("cat", "dog"), List.of(images), List.of());
        return new Audit(settings).of(dataset, () -> false, share -> {});
    }

    private static LabelledImage image(int width, int height, float[]... boxes) {
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < boxes.length; i++) {
            labels.add(boxes[i], i % 2, false, false);
        }
        return new LabelledImage(Path.of("a.png"), width, height, labels.build(), OptionalLong.empty());
    }

    private static float[] box(float x, float y, float width, float height) {
        return new float[] {x, y, x + width, y + height};
    }

    @Test
    void sizesAreByTheAreaInTheImageAndALimitBelongsToTheLarger() {
        assertThat(SizeClass.of(1023)).isEqualTo(SizeClass.SMALL);
        assertThat(SizeClass.of(1024)).isEqualTo(SizeClass.MEDIUM);
        assertThat(SizeClass.of(9215)).isEqualTo(SizeClass.MEDIUM);
        assertThat(SizeClass.of(9216)).isEqualTo(SizeClass.LARGE);
        AuditTotals totals = audit(image(300, 300, box(0, 0, 31, 33), box(0, 0, 32, 32), box(50, 50, 200, 100)))
                .totals();
        assertThat(totals.groups().bySize()).extracting(BoxStatistics::boxes).containsExactly(1L, 1L, 1L);
        assertThat(totals.groups().byClass()).extracting(BoxStatistics::boxes).containsExactly(2L, 1L);
    }

    /** .35 in floats is a little less, .55 a little more: both are on their edge. */
    @Test
    void iousFallIntoBinsWhoseEdgesAreInFloats() {
        assertThat(List.of(
                        BoxSpread.iouBin(0),
                        BoxSpread.iouBin(0.35f),
                        BoxSpread.iouBin(0.35),
                        BoxSpread.iouBin(0.55f),
                        BoxSpread.iouBin(0.5499),
                        BoxSpread.iouBin(1)))
                .containsExactly(0, 70, 70, 110, 109, 199);
    }

    @Test
    void theCurveIsTheShareAtOrAbove() {
        long[] bins = new long[BoxSpread.IOU_BINS];
        bins[0] = 1;
        bins[100] = 2;
        bins[199] = 1;
        BoxSpread spread = new BoxSpread(
                new Counts(bins),
                new Counts(new long[BoxSpread.MOST_POSITIVES + 1]),
                audit().totals().spread().coverage());
        double[] curve = spread.recallCurve();
        assertThat(new double[] {curve[0], curve[1], curve[100], curve[101], curve[199]})
                .containsExactly(1, 0.75, 0.75, 0.25, 0.25);
    }

    @Test
    void theCoverageMapIsInHalfOctaves() {
        assertThat(CoverageMap.cellOf(4, 4)).isEqualTo(CoverageMap.cell(0, 6));
        assertThat(CoverageMap.cellOf(1, 1)).as("below the map").isEqualTo(CoverageMap.cell(0, 6));
        assertThat(CoverageMap.cellOf(33, 33))
                .as("log2 33 = 5.04, six half octaves above 4")
                .isEqualTo(CoverageMap.cell(6, 6));
        assertThat(CoverageMap.cellOf(50, 100.5))
                .as("size 70.9 = 2^6.15, ratio 2^1.01")
                .isEqualTo(CoverageMap.cell(8, 8));
        assertThat(CoverageMap.cellOf(9000, 9)).as("beyond on both axes").isEqualTo(CoverageMap.cell(12, 0));
        assertThat(CoverageMap.leastSize(6)).isCloseTo(32, within(1e-9));
        assertThat(CoverageMap.leastRatio(8)).isCloseTo(2, within(1e-9));
    }

    /** Centres 10,10 and 13,13 of 70 x 70 share cell (1, 1) of 7 but not of 13 (cells 1,1 and 2,2); 65,65 is in a cell of its own. */
    @Test
    void aGridDetectorHasOneResponsibleForAllBoxesOfACell() {
        AuditTotals totals = audit(
                        image(70, 70, box(5, 5, 10, 10), box(8, 8, 10, 10), box(60, 60, 10, 10)), image(70, 70))
                .totals();
        assertThat(totals.grids())
                .containsExactly(
                        new GridTotal(GridDetector.SEVEN, 2 * 98, 2), new GridTotal(GridDetector.THIRTEEN, 2 * 845, 3));
        assertThat(totals.grids().get(0).negativesPerPositive()).isEqualTo(97);
        assertThat(audit(image(70, 70)).totals().grids().get(0).negativesPerPositive())
                .as("no box")
                .isEqualTo(98);
    }

    @Test
    void boxesBeyondTheBorderFallIntoTheCellBesideIt() {
        assertThat(GridDetector.SEVEN.cellOf(-0.1, 1.2)).isEqualTo(6 * 7);
        assertThat(GridDetector.SEVEN.cellOf(1, 0)).isEqualTo(6);
    }

    @Test
    void rowsOfImagesAndBoxesAgreeWithTheTotals() {
        LabelledImage unknown = image(0, 0, box(0, 0, 9, 9));
        Labels labels = Labels.builder()
                .add(box(0, 0, 90, 90), 0, true, false)
                .add(box(10, 10, 5, 5), 1, false, false)
                .build();
        LabelledImage crowded = new LabelledImage(Path.of("b.png"), 200, 100, labels, OptionalLong.empty());
        AuditReport report =
                audit(unknown, image(300, 300), crowded, image(300, 300, box(100, 100, 64, 64), box(0, 0, 3, 3)));
        BoxTable boxes = report.boxes();
        assertThat(boxes.count()).isEqualTo(3);
        assertThat(List.of(boxes.image(0), boxes.image(1), boxes.image(2))).containsExactly(2, 3, 3);
        assertThat(List.of(boxes.label(0), boxes.label(1), boxes.label(2)))
                .as("the crowd is label 0")
                .containsExactly(1, 0, 1);
        assertThat(List.of(report.unmatched(0), report.unmatched(1), report.unmatched(2), report.unmatched(3)))
                .containsExactly(0, 0, 1, 1);
        assertThat(report.worstIou(1)).isOne();
        assertThat(report.worstIou(3)).isEqualTo(boxes.bestIou(2)).isLessThan(report.meanIou(3));
        assertThat(List.of(report.images().assigned(0), report.images().assigned(1)))
                .containsExactly(false, true);
        assertThat(report.images().positive(3)).isEqualTo(boxes.positives(1)).isPositive();
        assertThat(boxes.outcome(2)).isEqualTo(new BoxOutcome(boxes.bestIou(2), 0, 0, false, false));
    }

    @Test
    void partsOfOtherKindsDoNotMerge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counts(new long[2]).plus(new Counts(new long[3])))
                .withMessageContaining("2 and 3");
        GridTotal seven = new GridTotal(GridDetector.SEVEN, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> seven.plus(new GridTotal(GridDetector.THIRTEEN, 1, 1)))
                .withMessageContaining("7x7x2 and 13x13x5");
    }
}
