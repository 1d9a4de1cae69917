package org.focallens.ui.training;

import java.util.Arrays;

/** The losses of every step of a run, step 1 first. Keeps running sums, so that a mean over many steps is one subtraction. */
final class LossHistory {

    private final Part classification = new Part();
    private final Part box = new Part();
    private int size;

    /** One loss. What is not finite counts as the value before it, or one such step would spoil every later mean. */
    private static final class Part {
        private double[] sums = new double[1024];
        private double last;

        private void add(int index, double value) {
            if (index + 1 == sums.length) {
                sums = Arrays.copyOf(sums, 2 * sums.length);
            }
            last = Double.isFinite(value) ? value : last;
            sums[index + 1] = sums[index] + last;
        }

        private double mean(int index, int window) {
            int from = Math.max(0, index + 1 - window);
            return (sums[index + 1] - sums[from]) / (index + 1 - from);
        }
    }

    void add(double classificationLoss, double boxLoss) {
        classification.add(size, classificationLoss);
        box.add(size, boxLoss);
        size++;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** {@return the mean class loss of the {@code window} steps up to the index, counted from 0; fewer at the start} */
    double classification(int index, int window) {
        return classification.mean(index, window);
    }

    /** {@return the same of the box loss} */
    double box(int index, int window) {
        return box.mean(index, window);
    }

    /** {@return the same of both together} */
    double total(int index, int window) {
        return classification.mean(index, window) + box.mean(index, window);
    }
}
