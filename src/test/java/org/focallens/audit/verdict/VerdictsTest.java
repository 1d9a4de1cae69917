package org.focallens.audit.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
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

/** Square anchors of 8 and 16 pixels on their own cells; images of 1280 at half their size, so that a box of 16 lies on an anchor. */
class VerdictsTest {
    private static AnchorLevel tile(int level) {
        return new AnchorLevel(level, 1 << level, List.of(1.0), List.of(1.0), 0.5);
    }

    private static AssignSettings settings(LowQuality rule) {
        return new AssignSettings(
                new AnchorSettings(
                        List.of(tile(3), tile(4)), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE),
                new MatchSettings(0.5, 0.4, true, rule, BorderRule.KEEP, IouRule.SINGLE),
                new ResizeRule.Frame(640, 640),
                CrowdRule.DROP);
    }

    private static LabelledImage image(int side, float... boxes) {
        Labels.Builder labels = Labels.builder();
        for (int i = 0; i < boxes.length; i += 4) {
            labels.add(new float[] {boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]}, 0, false, false);
        }
        return new LabelledImage(Path.of("a.png"), side, side, labels.build(), OptionalLong.empty());
    }

    private static Dataset set(DatasetFormat format, List<LabelledImage> images) {
        return new Dataset("test", Path.of("."), format, List.of("cat"), images, List.of());
    }

    private static List<Verdict> verdicts(AssignSettings settings, LabelledImage... images) {
        Dataset set = set(DatasetFormat.COCO, List.of(images));
        AuditReport report = new Audit(settings).of(set, () -> false, share -> {});
        return Verdicts.of(set, report, () -> false);
    }

    @Test
    void everyBoxReachedAsksForNothing() {
        List<Verdict> all = verdicts(settings(LowQuality.NONE), image(1280, 0, 0, 16, 16));
        assertThat(all).containsExactly(Verdict.plain("Your anchors reach every box; their mean best IoU is 1.000."));
    }

    /** At half size the small boxes are 4 px: 16 / 64 with an anchor of 8. P2's anchors of 4 hit each; the large boxes keep theirs. */
    @Test
    void smallBoxesAreNamedByTheirWidthAndWhatReachesThemByItsName() {
        Verdict verdict = verdicts(
                        settings(LowQuality.NONE),
                        image(1280, 0, 0, 8, 8, 64, 64, 72, 72, 96, 96, 112, 112, 320, 320, 352, 352))
                .get(0);
        assertThat(verdict.text())
                .isEqualTo("2 of 4 boxes have no anchor: all narrower than 5 px at the network's input."
                        + " A P2 level would reach all of them.");
        assertThat(verdict.remedy().orElseThrow().option()).isEqualTo("--levels P2,P3,P4");
        AssignSettings tried = verdict.remedy().orElseThrow().settings();
        assertThat(tried.anchors().levels()).hasSize(3);
    }

    /** At half size a box of 10 x 10 is 5 x 5, 25 / 64; of its own pixels it is 100 with an anchor of 64 within: .64. */
    @Test
    void aRemedyIsOnlyNamedWhereItReachesTheBox() {
        AssignSettings settings = settings(LowQuality.NONE).with(new ImageTiles(640, 128));
        Verdict verdict = verdicts(settings, image(1280, 2, 3, 6, 7)).get(0);
        assertThat(verdict.text()).startsWith("1 of 1 box has no anchor: narrower than 5 px at the network's input.");
        assertThat(verdict.remedy()).map(SetRemedy::name).isNotEqualTo(Optional.of("Tiles of 640"));
    }

    @Test
    void boxesWithForcedAnchorsOnlyHaveAVerdictOfTheirOwn() {
        List<Verdict> all = verdicts(settings(LowQuality.KEEP), image(1280, 0, 0, 8, 8, 96, 96, 112, 112));
        assertThat(all).hasSize(1);
        assertThat(all.get(0).text()).startsWith("1 of 2 boxes has forced anchors only: narrower than 5 px");
    }

    @Test
    void withoutBoxesNothingIsSaidOfThem() {
        Dataset pictures = set(DatasetFormat.IMAGES, List.of(image(1280)));
        AuditReport report = new Audit(settings(LowQuality.NONE)).of(pictures, () -> false, share -> {});
        assertThat(Verdicts.of(pictures, report, () -> false).get(0).text()).startsWith("The images have no labels");
        assertThat(verdicts(settings(LowQuality.NONE), image(1280)).get(0).text())
                .startsWith("The labels hold no box");
    }

    @Test
    void ofALargeSetASampleIsTriedAndSaid() {
        List<LabelledImage> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(image(1280, 0, 0, 8, 8, 96, 96, 112, 112));
        }
        assertThat(verdicts(settings(LowQuality.NONE), many.toArray(LabelledImage[]::new))
                        .get(0)
                        .text())
                .isEqualTo("600 of 1,200 boxes have no anchor: all narrower than 5 px at the network's input."
                        + " A P2 level would reach 300 of a sample of 300 of them.");
    }

    @Test
    void tryingEndsWhenCancelled() {
        Dataset set = set(DatasetFormat.COCO, List.of(image(1280, 0, 0, 8, 8)));
        AuditReport report = new Audit(settings(LowQuality.NONE)).of(set, () -> false, share -> {});
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Verdicts.of(set, report, () -> true));
    }
}
