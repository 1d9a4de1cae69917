package org.focallens.ui.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.focallens.core.lesson.LossSignature;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.train.Divergence;
import org.focallens.train.StepMillis;
import org.focallens.train.StepReport;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.run.Mark;
import org.focallens.train.run.RunHistory;
import org.focallens.train.settings.StepSettings;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final FocalLoss FOCAL = new FocalLoss(.25, 2);

    private static StepReport report(int step, double classLoss, Optional<Divergence> divergence) {
        return new StepReport(
                step,
                1,
                List.of(new LevelCount("P3", 8, 1000, 10, 3)),
                List.of(new LevelLoss(classLoss, 0, .2, 1, 3)),
                StepSettings.of(FOCAL, 1e-3),
                1e-3,
                1,
                new StepMillis(0, 1, 0, 0, 0),
                divergence);
    }

    private static Optional<String> after(int steps, double first, double slope) {
        RunHistory history = new RunHistory(0);
        StepReport last = null;
        for (int step = 1; step <= steps; step++) {
            last = report(step, first - slope * step, Optional.empty());
            history.add(last);
        }
        return Diagnosis.of(last, history, 0, .01, 3);
    }

    @Test
    void aLossThatStaysAtAKnownValueIsNamed() {
        double prior = LossSignature.atPrior(FOCAL, .01);
        assertThat(after(200, prior, 0).orElseThrow())
                .contains("Still at the prior")
                .contains("1.1284")
                .contains("learning rate");
        assertThat(after(60, prior, 0)).as("too early to tell").isEmpty();
        assertThat(after(200, prior + .2, 1e-3)).as("it falls through it").isEmpty();
        assertThat(after(200, .77, 0)).as("no known value").isEmpty();
    }

    @Test
    void aDivergenceIsBlamedOnTheLastChangeBeforeIt() {
        StepReport report =
                report(120, Double.NaN, Optional.of(new Divergence(120, "classification loss", .1, Double.NaN)));
        List<Mark> marks = List.of(new Mark(5, "γ", "2", "1"), new Mark(100, "learning rate", "0.001", "0.1"));
        assertThat(Diagnosis.diverged(report, marks).orElseThrow())
                .contains("Step 120")
                .endsWith("The last change, at step 100, was learning rate 0.001 → 0.1.");
        assertThat(Diagnosis.diverged(report, List.of()).orElseThrow()).doesNotContain("last change");
    }

    @Test
    void batchesWithoutPositivesAndShortMemoryAreExplained() {
        assertThat(Diagnosis.of(report(9, 1, Optional.empty()), new RunHistory(0), 5, .01, 3)
                        .orElseThrow())
                .contains("last 5 steps")
                .contains("anchors room");
        assertThat(Diagnosis.of(report(9, 1, Optional.empty()), new RunHistory(0), 4, .01, 3))
                .isEmpty();
        assertThat(Diagnosis.of(new OutOfMemoryError("heap"))).contains("fewer images per step");
        assertThat(Diagnosis.of(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aRunThatIsGoneOnWithWithoutItsTableIsNotJudgedBeforeItHasEnoughSteps() {
        RunHistory history = new RunHistory(300);
        for (int step = 301; step <= 340; step++) {
            history.add(report(step, LossSignature.atPrior(FOCAL, .01), Optional.empty()));
            assertThat(Diagnosis.of(report(step, 1, Optional.empty()), history, 0, .01, 3))
                    .isEmpty();
        }
    }
}
