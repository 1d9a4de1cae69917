package org.focallens.core.loss;

/**
 * The losses of some rows of logits, with everything that is wanted of them at once; for tables to read, not for training.
 *
 * @param elementwise rows x K losses; rows x 1 for a softmax, which has one loss a row
 * @param gradient    rows x K, of the sum with respect to each logit
 * @param sum         of all losses
 * @param positives   rows that carry a class
 * @param normalised  sum / max(1, positives)
 */
public record LossTable(double[][] elementwise, double[][] gradient, double sum, int positives, double normalised) {

    /**
     * K binary losses a row.
     *
     * @param loss    the loss of one logit
     * @param logits  rows x K
     * @param targets each row's class, 0..K-1, or -1 for background
     * @return the table
     * @throws IllegalArgumentException where there are not as many targets as rows or a target is no class
     */
    public static LossTable of(LogitLoss loss, double[][] logits, int[] targets) {
        requireTargets(logits, targets, -1);
        double[][] elementwise = new double[logits.length][];
        double[][] gradient = new double[logits.length][];
        for (int row = 0; row < logits.length; row++) {
            int classes = logits[row].length;
            elementwise[row] = new double[classes];
            gradient[row] = new double[classes];
            for (int k = 0; k < classes; k++) {
                elementwise[row][k] = loss.value(logits[row][k], k == targets[row]);
                gradient[row][k] = loss.gradient(logits[row][k], k == targets[row]);
            }
        }
        return of(elementwise, gradient, targets);
    }

    /**
     * One softmax loss a row.
     *
     * @param loss    the loss of a row
     * @param logits  rows x K, the background counted
     * @param targets each row's class, 0..K-1
     * @return the table; every row counts as positive
     * @throws IllegalArgumentException where there are not as many targets as rows, a target is no class or K is not the loss's
     */
    public static LossTable of(SoftmaxFocal loss, double[][] logits, int[] targets) {
        requireTargets(logits, targets, 0);
        double[][] elementwise = new double[logits.length][];
        double[][] gradient = new double[logits.length][];
        for (int row = 0; row < logits.length; row++) {
            elementwise[row] = new double[] {loss.value(logits[row], targets[row])};
            gradient[row] = loss.gradient(logits[row], targets[row]);
        }
        return of(elementwise, gradient, targets);
    }

    private static LossTable of(double[][] elementwise, double[][] gradient, int[] targets) {
        double sum = 0;
        for (double[] row : elementwise) {
            for (double loss : row) {
                sum += loss;
            }
        }
        int positives = 0;
        for (int target : targets) {
            if (target >= 0) {
                positives++;
            }
        }
        return new LossTable(elementwise, gradient, sum, positives, sum / Math.max(1, positives));
    }

    private static void requireTargets(double[][] logits, int[] targets, int least) {
        if (targets.length != logits.length) {
            throw new IllegalArgumentException(
                    "targets must be one per row, " + logits.length + ", but are " + targets.length);
        }
        for (int row = 0; row < targets.length; row++) {
            int last = logits[row].length - 1;
            if (targets[row] < least || targets[row] > last) {
                throw new IllegalArgumentException(
                        "target of row " + row + " must be " + least + ".." + last + " but is " + targets[row]);
            }
        }
    }
}
