package org.focallens.ui.loss.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.focallens.core.lesson.ScoreModel;
import org.junit.jupiter.api.Test;

class LossMemoryTest {

    @Test
    void everythingComesBack() {
        LossState state = LossState.START
                .withLoss(loss -> new LossChoice(0.3, false, 1.5, -2, 0.05, 3))
                .withCurves(now -> now.pinning(new Pin("mine", 2, -1, 3))
                        .showing(CurveKind.STAR, true)
                        .withAcross(CurvesState.Across.LOGIT)
                        .withScales(new CurvesState.Scales(true, true))
                        .withLabel(CurvesState.Shown.NEGATIVE)
                        .withGradient(true))
                .withBalance(now -> new BalanceState(1000, 7, false, false))
                .withDistribution(now -> new DistributionState(
                        "a run", new ScoreModel(500, 0.3, 1, 2, -3, 0.5, 9), List.of(0.0, 3.0), 0.05))
                .withCalculator(now ->
                        new CalculatorState(PredictionRows.random(3, 2, 5).asLogits(false), List.of(0.5, 2.0), 6))
                .withBatch(now -> new BatchState(List.of(3, 0), 50))
                .withTable("1d")
                .withSeen("2.302");
        assertThat(LossMemory.read(LossMemory.write(state))).isEqualTo(state);
    }

    @Test
    void whatIsMissingIsThePapers() {
        ObjectNode partly = JsonNodeFactory.instance.objectNode();
        partly.putObject("loss").put("gamma", 5).put("unheard", "of");
        LossState state = LossMemory.read(partly);
        assertThat(state.loss().gamma()).isEqualTo(5);
        assertThat(state.loss().alpha()).isEqualTo(0.25);
        assertThat(state.withLoss(loss -> LossChoice.PAPER)).isEqualTo(LossState.START);
        assertThat(LossMemory.read(MissingNode.getInstance())).isEqualTo(LossState.START);
    }

    @Test
    void damageIsRefusedWithItsValue() {
        ObjectNode damaged = JsonNodeFactory.instance.objectNode();
        damaged.putObject("loss").put("gamma", -4);
        assertThatThrownBy(() -> LossMemory.read(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-4");
        damaged.put("loss", "lost");
        assertThatThrownBy(() -> LossMemory.read(damaged)).isInstanceOf(IllegalArgumentException.class);
    }
}
