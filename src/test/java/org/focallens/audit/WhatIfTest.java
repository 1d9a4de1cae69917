package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.junit.jupiter.api.Test;

/** Image i has a large box that always finds anchors, and where i is a multiple of 3 one of 6 x 6 pixels that only a forced anchor serves. */
class WhatIfTest {
    private static final LabelledImage LARGE =
            image(Labels.builder().add(new float[] {20, 20, 84, 84}, 0, false, false));
    private static final LabelledImage BOTH = image(Labels.builder()
            .add(new float[] {20, 20, 84, 84}, 0, false, false)
            .add(new float[] {50, 50, 60, 60}, 0, true, false)
            .add(new float[] {10, 10, 16, 16}, 0, false, false));

    private static LabelledImage image(Labels.Builder labels) {
        return new LabelledImage(Path.of("a.png"), 128, 128, labels.build(), OptionalLong.empty());
    }

    private static Dataset dataset(int images) {
        return new Dataset(
                "test",
                Path.of("."),
                DatasetFormat.COCO,
                List.of("a"),
                IntStream.range(0, images)
                        .mapToObj(i -> i % 3 == 0 ? BOTH : LARGE)
                        .toList(),
                List.of());
    }

    private static AssignSettings settings(LowQuality rule, CrowdRule crowd) {
        Preset preset = Presets.named("paper");
        return new AssignSettings(
                preset.anchors(), preset.matching().withLowQuality(rule), new ResizeRule.None(), crowd);
    }

    private static AuditReport audit(Dataset dataset, AssignSettings settings) {
        return new Audit(settings).of(dataset, () -> false, share -> {});
    }

    private static List<AuditDifference> ask(Dataset dataset, AssignSettings before, AssignSettings after) {
        List<AuditDifference> answers = new ArrayList<>();
        new WhatIf(dataset, audit(dataset, before), 1).ask(after, () -> false, share -> {}, answers::add);
        return answers;
    }

    @Test
    void aSmallSetIsAnsweredOnceWithTheBoxesGained() {
        List<AuditDifference> answers =
                ask(dataset(7), settings(LowQuality.NONE, CrowdRule.DROP), settings(LowQuality.KEEP, CrowdRule.DROP));
        assertThat(answers).hasSize(1);
        AuditDifference difference = answers.get(0);
        assertThat(difference.sample()).isFalse();
        assertThat(difference.lost().count()).isZero();
        assertThat(IntStream.range(0, difference.gained().count()).map(difference.gained()::image))
                .containsExactly(0, 3, 6);
        assertThat(difference.gained().label(1)).as("label 1 is a crowd").isEqualTo(2);
        assertThat(difference.before().totals().boxes().unmatched()).isEqualTo(3);
        assertThat(difference.after().totals().boxes().unmatched()).isZero();
    }

    @Test
    void backAgainTheSameBoxesAreLostWhateverBecomesOfCrowds() {
        AuditDifference difference = ask(
                        dataset(7),
                        settings(LowQuality.KEEP, CrowdRule.MATCH),
                        settings(LowQuality.NONE, CrowdRule.DROP))
                .get(0);
        assertThat(difference.gained().count()).isZero();
        assertThat(IntStream.range(0, difference.lost().count()).map(difference.lost()::image))
                .containsExactly(0, 3, 6);
        assertThat(difference.lost().label(2)).isEqualTo(2);
    }

    @Test
    void aLargeSetIsAnsweredFromASampleFirst() {
        Dataset dataset = dataset(2 * WhatIf.SAMPLE + 1);
        List<AuditDifference> answers =
                ask(dataset, settings(LowQuality.NONE, CrowdRule.DROP), settings(LowQuality.KEEP, CrowdRule.DROP));
        assertThat(answers).extracting(AuditDifference::sample).containsExactly(true, false);
        AuditDifference sample = answers.get(0);
        assertThat(sample.before().totals().images()).isEqualTo(WhatIf.SAMPLE);
        assertThat(sample.gained().count())
                .as("every third of them, give or take")
                .isBetween(WhatIf.SAMPLE / 4, WhatIf.SAMPLE / 2);
        assertThat(IntStream.range(0, sample.gained().count()).map(sample.gained()::image))
                .as("images of the set")
                .allMatch(i -> i % 3 == 0)
                .doesNotHaveDuplicates()
                .anyMatch(i -> i > WhatIf.SAMPLE);
        assertThat(answers.get(1).gained().count()).isEqualTo((2 * WhatIf.SAMPLE + 3) / 3);
    }

    @Test
    void theSameSettingsAreAnsweredWithoutWork() {
        Dataset dataset = dataset(3);
        AssignSettings same = settings(LowQuality.NONE, CrowdRule.DROP);
        AuditReport report = audit(dataset, same);
        List<AuditDifference> answers = new ArrayList<>();
        new WhatIf(dataset, report, 1).ask(same, () -> true, share -> {}, answers::add);
        assertThat(answers.get(0).after()).isSameAs(report);
        assertThat(answers.get(0).gained().count()).isZero();
    }

    /** No thread begins another image after it was told to stop, so the delay is that of one image. */
    @Test
    void aCancelIsHeardBeforeTheNextImage() {
        Dataset dataset = dataset(9000);
        WhatIf whatIf = new WhatIf(dataset, audit(dataset, settings(LowQuality.NONE, CrowdRule.DROP)), 1);
        AtomicInteger asked = new AtomicInteger();
        List<AuditDifference> answers = new ArrayList<>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> whatIf.ask(
                        settings(LowQuality.KEEP, CrowdRule.DROP),
                        () -> asked.incrementAndGet() > 100,
                        share -> {},
                        answers::add));
        assertThat(asked.get())
                .as("each of the sample's parts asks once more")
                .isBetween(101, 100 + WhatIf.SAMPLE / 64 + 1);
        assertThat(answers).isEmpty();
    }

    @Test
    void aReportOfAnotherSetIsRefused() {
        AuditReport report = audit(dataset(3), settings(LowQuality.NONE, CrowdRule.DROP));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WhatIf(dataset(4), report, 1))
                .withMessageContaining("4 images but has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditDifference.between(report, audit(dataset(2), report.settings())))
                .withMessageContaining("3 and 2");
    }
}
