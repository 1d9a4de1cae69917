package org.focallens.ui.loss.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small table of predictions and what they should have been.
 *
 * @param values  B rows of K, 1..{@link #MOST_ROWS} x 1..{@link #MOST_CLASSES}: logits, or probabilities 0..1
 * @param targets each row's class, 0..K-1, or -1 for background
 * @param logits  whether values are logits, finite, -{@link #MOST_LOGIT}..{@link #MOST_LOGIT}
 */
public record PredictionRows(List<List<Double>> values, List<Integer> targets, boolean logits) {
    /** A table to read, not to train on. */
    public static final int MOST_ROWS = 200;
    /** Beyond it no screen shows a row. */
    public static final int MOST_CLASSES = 20;
    /** Beyond it every form is at its limit. */
    public static final double MOST_LOGIT = 1000;

    public PredictionRows {
        values = values.stream().map(List::copyOf).toList();
        targets = List.copyOf(targets);
        if (values.isEmpty() || values.size() > MOST_ROWS) {
            throw new IllegalArgumentException("rows must be 1.." + MOST_ROWS + " but are " + values.size());
        }
        int classes = values.get(0).size();
        if (classes < 1 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException("classes must be 1.." + MOST_CLASSES + " but are " + classes);
        }
        if (targets.size() != values.size()) {
            throw new IllegalArgumentException(
                    "targets must be one per row, " + values.size() + ", but are " + targets.size());
        }
        for (int row = 0; row < values.size(); row++) {
            requireRow(values.get(row), classes, targets.get(row), row, logits);
        }
    }

    private static void requireRow(List<Double> row, int classes, int target, int index, boolean logits) {
        String where = "row " + (index + 1) + ": ";
        if (row.size() != classes) {
            throw new IllegalArgumentException(
                    where + "must have " + classes + " values as row 1 has, but has " + row.size());
        }
        for (double value : row) {
            requireValue(value, logits, where);
        }
        if (target < -1 || target >= classes) {
            throw new IllegalArgumentException(
                    where + "target must be a class 0.." + (classes - 1) + ", or -1 for background, but is " + target);
        }
    }

    private static void requireValue(double value, boolean logits, String where) {
        if (logits ? !(Math.abs(value) <= MOST_LOGIT) : !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(where
                    + (logits ? "a logit must be -1000..1000" : "a probability must be 0..1") + " but is " + value);
        }
    }

    /** {@return random logits as a new network has them, a quarter of the rows background; the same for the same seed} */
    public static PredictionRows random(int rows, int classes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Double>> values = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Double> logits = new ArrayList<>();
            for (int k = 0; k < classes; k++) {
                logits.add(Math.round(random.nextGaussian() * 200) / 100.0);
            }
            values.add(logits);
            targets.add(random.nextInt(4) == 0 ? -1 : random.nextInt(classes));
        }
        return new PredictionRows(values, targets, true);
    }

    /** {@return B} */
    public int rows() {
        return values.size();
    }

    /** {@return K} */
    public int classes() {
        return values.get(0).size();
    }

    /** {@return the probability at a place} */
    public double probability(int row, int k) {
        double value = values.get(row).get(k);
        return logits ? 1 / (1 + Math.exp(-value)) : value;
    }

    /** {@return the logit at a place; infinite for a probability of 0 or 1} */
    public double logit(int row, int k) {
        double value = values.get(row).get(k);
        return logits ? value : Math.log(value) - Math.log1p(-value);
    }

    public PredictionRows withValue(int row, int k, double value) {
        List<List<Double>> next = new ArrayList<>(values);
        List<Double> changed = new ArrayList<>(values.get(row));
        changed.set(k, value);
        next.set(row, changed);
        return new PredictionRows(next, targets, logits);
    }

    public PredictionRows withTarget(int row, int target) {
        List<Integer> next = new ArrayList<>(targets);
        next.set(row, target);
        return new PredictionRows(values, next, logits);
    }

    /** {@return one row more, undecided background} */
    public PredictionRows withRow() {
        List<List<Double>> next = new ArrayList<>(values);
        next.add(Collections.nCopies(classes(), logits ? 0 : 0.5));
        List<Integer> labels = new ArrayList<>(targets);
        labels.add(-1);
        return new PredictionRows(next, labels, logits);
    }

    /** {@return without a row} */
    public PredictionRows withoutRow(int row) {
        List<List<Double>> next = new ArrayList<>(values);
        next.remove(row);
        List<Integer> labels = new ArrayList<>(targets);
        labels.remove(row);
        return new PredictionRows(next, labels, logits);
    }

    /** {@return the same predictions written the other way; a probability of 0 or 1 becomes a logit of 1000} */
    public PredictionRows asLogits(boolean wanted) {
        if (wanted == logits) {
            return this;
        }
        List<List<Double>> next = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            List<Double> changed = new ArrayList<>();
            for (int k = 0; k < classes(); k++) {
                changed.add(wanted ? Math.max(-MOST_LOGIT, Math.min(MOST_LOGIT, logit(row, k))) : probability(row, k));
            }
            next.add(changed);
        }
        return new PredictionRows(next, targets, wanted);
    }
}
