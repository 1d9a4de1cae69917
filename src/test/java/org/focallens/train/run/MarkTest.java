package org.focallens.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.train.settings.StepSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class MarkTest {

    private static StepSettings with(LogitLoss loss, double rate) {
        return StepSettings.of(loss, rate);
    }

    private static List<String> between(StepSettings before, StepSettings after) {
        return Mark.between(7, before, after).stream().map(Mark::text).toList();
    }

    @Test
    void eachChangeIsNamedWithWhatItWas() {
        StepSettings focal = with(new FocalLoss(.25, 2), 1e-3);
        assertThat(between(focal, focal)).isEmpty();
        assertThat(between(focal, with(new FocalLoss(.25, 0), 1e-3))).containsExactly("γ 2 → 0");
        assertThat(between(focal, with(new FocalLoss(.5, 1.5), 3e-4)))
                .containsExactly("α 0.25 → 0.5", "γ 2 → 1.5", "learning rate 0.001 → 3e-4");
        assertThat(between(focal, with(new CrossEntropy(), 1e-3)))
                .containsExactly("loss focal, α 0.25, γ 2 → cross entropy");
        assertThat(between(
                        focal, new StepSettings(focal.loss(), new DeltaLoss.L1(), Normaliser.MOVING_AVERAGE, 1e-3, 10)))
                .containsExactly(
                        "box loss smooth L1 β 0.111 → L1",
                        "normaliser " + LossWords.of(focal.normaliser()) + " → moving average");
    }

    @Test
    void aDragIsOneMark() {
        List<Mark> drag = List.of(
                new Mark(10, "γ", "2", "1.9"),
                new Mark(11, "γ", "1.9", "1.8"),
                new Mark(12, "α", "0.25", "0.5"),
                new Mark(30, "γ", "1.8", "1"),
                new Mark(500, "γ", "1", "0"),
                new Mark(600, "α", "0.5", "0.6"),
                new Mark(601, "α", "0.6", "0.5"));
        assertThat(Mark.merged(drag, 60))
                .containsExactly(
                        new Mark(10, "γ", "2", "1"),
                        new Mark(12, "α", "0.25", "0.5"),
                        new Mark(500, "γ", "1", "0"),
                        new Mark(600, "α", "0.5", "0.6"),
                        new Mark(601, "α", "0.6", "0.5"));
    }

    @Test
    void anUndoIsOneMoreMarkSinceStepsWereMadeBeforeIt() {
        List<Mark> undone = List.of(new Mark(10, "γ", "2", "4"), new Mark(14, "γ", "4", "2"));
        assertThat(Mark.merged(undone, 60)).isEqualTo(undone);
    }
}
