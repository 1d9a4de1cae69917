package org.focallens.ui.loss.common;

import java.util.function.UnaryOperator;

/**
 * Everything in the loss room that can be undone, and that is remembered.
 *
 * @param loss         the loss that all panels speak of
 * @param curves       of the curves panel
 * @param balance      of the balance panel
 * @param distribution of the distribution panel
 * @param calculator   of the calculator
 * @param batch        of the normalisers panel
 * @param table        the paper's table on screen, e.g. {@code 1b}
 * @param seen         what was typed as a loss from a log
 */
public record LossState(
        LossChoice loss,
        CurvesState curves,
        BalanceState balance,
        DistributionState distribution,
        CalculatorState calculator,
        BatchState batch,
        String table,
        String seen) {
    /** The paper's settings. */
    public static final LossState START = new LossState(
            LossChoice.PAPER,
            CurvesState.START,
            BalanceState.START,
            DistributionState.START,
            CalculatorState.START,
            BatchState.START,
            "1b",
            "1.128");

    public LossState withLoss(UnaryOperator<LossChoice> change) {
        return new LossState(change.apply(loss), curves, balance, distribution, calculator, batch, table, seen);
    }

    public LossState withCurves(UnaryOperator<CurvesState> change) {
        return new LossState(loss, change.apply(curves), balance, distribution, calculator, batch, table, seen);
    }

    public LossState withBalance(UnaryOperator<BalanceState> change) {
        return new LossState(loss, curves, change.apply(balance), distribution, calculator, batch, table, seen);
    }

    public LossState withDistribution(UnaryOperator<DistributionState> change) {
        return new LossState(loss, curves, balance, change.apply(distribution), calculator, batch, table, seen);
    }

    public LossState withCalculator(UnaryOperator<CalculatorState> change) {
        return new LossState(loss, curves, balance, distribution, change.apply(calculator), batch, table, seen);
    }

    public LossState withBatch(UnaryOperator<BatchState> change) {
        return new LossState(loss, curves, balance, distribution, calculator, change.apply(batch), table, seen);
    }

    public LossState withTable(String value) {
        return new LossState(loss, curves, balance, distribution, calculator, batch, value, seen);
    }

    public LossState withSeen(String value) {
        return new LossState(loss, curves, balance, distribution, calculator, batch, table, value);
    }
}
