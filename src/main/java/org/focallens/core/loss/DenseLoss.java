package org.focallens.core.loss;

import java.util.Arrays;

/**
 * A loss over all logits of a batch in one pass, for training: values are summed in double, gradients written in float32, nothing is allocated.
 * The same functions as the {@link LogitLoss} it is made of, to float32's precision.
 */
public final class DenseLoss implements RowLoss {
    /** Target of an anchor that carries no class. */
    public static final int BACKGROUND = -1;
    /** Target of an anchor that is left out: no loss, no gradient. */
    public static final int IGNORED = -2;

    private final LogitLoss loss;
    private final double gamma;
    private final double negativeWeight;

    /** @param loss the loss of one logit */
    public DenseLoss(LogitLoss loss) {
        this.loss = loss;
        this.gamma = loss instanceof FocalLoss focal ? focal.gamma() : 0;
        this.negativeWeight = loss.balance().negative();
    }

    /**
     * Logits with their targets, and where the gradient goes.
     *
     * @param logits   rows x classes, flat, a row per anchor
     * @param targets  one per row: class index, {@link #BACKGROUND} or {@link #IGNORED}
     * @param gradient as long as logits; overwritten, row by row
     * @param classes  K, 1 or more
     */
    public record Rows(float[] logits, int[] targets, float[] gradient, int classes) {
        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Rows {
            if (classes < 1) {
                throw new IllegalArgumentException("classes must be >= 1 but is " + classes);
            }
            int expected = Math.multiplyExact(targets.length, classes);
            if (logits.length != expected) {
                throw new IllegalArgumentException("logits must be " + expected + " but are " + logits.length);
            }
            if (gradient.length != expected) {
                throw new IllegalArgumentException("gradient must be " + expected + " but is " + gradient.length);
            }
        }
    }

    @Override
    public double add(Rows rows, int from, int to, double scale) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            int target = rows.targets[row];
            if (target >= rows.classes || target < IGNORED) {
                throw new IllegalArgumentException(
                        "target of row " + row + " must be -2.." + (rows.classes - 1) + " but is " + target);
            }
            sum += target == IGNORED ? leaveOut(rows, row) : addRow(rows, row, scale);
        }
        return sum * scale;
    }

    private static double leaveOut(Rows rows, int row) {
        Arrays.fill(rows.gradient, row * rows.classes, (row + 1) * rows.classes, 0);
        return 0;
    }

    private double addRow(Rows rows, int row, double scale) {
        int first = row * rows.classes;
        int positive = rows.targets[row] == BACKGROUND ? -1 : first + rows.targets[row];
        double sum = 0;
        for (int i = first; i < first + rows.classes; i++) {
            double logit = rows.logits[i];
            if (i == positive || loss instanceof FocalStar) {
                sum += loss.value(logit, i == positive);
                rows.gradient[i] = (float) (scale * loss.gradient(logit, i == positive));
            } else {
                sum += addNegative(rows, i, scale);
            }
        }
        return sum;
    }

    /**
     * Focal loss and cross entropy of a negative, nearly all there are: one exponential and at most one logarithm for loss and gradient together.
     */
    private double addNegative(Rows rows, int i, double scale) {
        double logit = rows.logits[i];
        double e = Math.exp(-Math.abs(logit));
        double log = e < 1e-3 ? e * (1 - e * (0.5 - e / 3)) : Math.log(1 + e); // ln(1 + e) to 1e-9
        double p = (logit >= 0 ? 1 : e) / (1 + e);
        double crossEntropy = logit >= 0 ? logit + log : log; // -ln(1 - p)
        double modulation = negativeWeight * power(p, logit >= 0 ? log : log - logit);
        rows.gradient[i] = (float) (scale * modulation * (gamma * (1 - p) * crossEntropy + p));
        return modulation * crossEntropy;
    }

    /** p^gamma; the usual gammas without another exponential. */
    private double power(double p, double minusLogP) {
        if (gamma == 2) {
            return p * p;
        }
        if (gamma == 0) {
            return 1;
        }
        if (gamma == 1) {
            return p;
        }
        return Math.exp(-gamma * minusLogP);
    }
}
