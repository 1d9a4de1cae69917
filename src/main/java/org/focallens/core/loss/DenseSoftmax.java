package org.focallens.core.loss;

import java.util.Arrays;

/**
 * {@link SoftmaxFocal} over all anchors of a batch in one pass: values are summed in double, gradients written in float32, nothing is
 * allocated. The last logit of a row is the background's, and {@link DenseLoss#BACKGROUND} is its target.
 */
public final class DenseSoftmax implements RowLoss {

    private final FocalLoss binary;
    private final Balance balance;

    /**
     * @param gamma   focusing, finite, >= 0
     * @param balance what an anchor with a class and one of the background weigh
     */
    public DenseSoftmax(double gamma, Balance balance) {
        binary = FocalLoss.unweighted(gamma);
        this.balance = balance;
    }

    @Override
    public double add(DenseLoss.Rows rows, int from, int to, double scale) {
        int background = rows.classes() - 1;
        double sum = 0;
        for (int row = from; row < to; row++) {
            int target = rows.targets()[row];
            if (target >= background || target < DenseLoss.IGNORED) {
                throw new IllegalArgumentException(
                        "target of row " + row + " must be -2.." + (background - 1) + " but is " + target);
            }
            if (target == DenseLoss.IGNORED) {
                Arrays.fill(rows.gradient(), row * rows.classes(), (row + 1) * rows.classes(), 0);
            } else {
                boolean positive = target != DenseLoss.BACKGROUND;
                sum += balance.weight(positive)
                        * addRow(rows, row, positive ? target : background, scale * balance.weight(positive));
            }
        }
        return sum * scale;
    }

    /** With the margin of the target over all others the row is one binary focal loss, see {@link SoftmaxFocal}. */
    private double addRow(DenseLoss.Rows rows, int row, int target, double weight) {
        int first = row * rows.classes();
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.classes(); i++) {
            max = i == target ? max : Math.max(max, rows.logits()[first + i]);
        }
        double sum = 0;
        for (int i = 0; i < rows.classes(); i++) {
            sum += i == target ? 0 : Math.exp(rows.logits()[first + i] - max);
        }
        double others = max + Math.log(sum);
        double margin = rows.logits()[first + target] - others;
        double slope = weight * binary.slope(margin);
        for (int i = 0; i < rows.classes(); i++) {
            rows.gradient()[first + i] =
                    (float) (i == target ? slope : -slope * Math.exp(rows.logits()[first + i] - others));
        }
        return binary.ofMargin(margin);
    }
}
