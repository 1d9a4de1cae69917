package org.focallens.core.loss;

import java.util.Arrays;

/**
 * Focal loss over a softmax: -weight_c (1 - p_c)^gamma ln p_c for the class c of a row of K logits. One term an anchor, with a class
 * for the background, where the RetinaNet takes K binary terms.
 * <p>
 * With x_t = logit_c - ln sum of e^logit over the other classes, p_c = sigmoid(x_t): the binary focal loss of that margin, as stable.
 */
public final class SoftmaxFocal {
    private final FocalLoss binary;
    private final double[] weights;

    /**
     * Weighs classes one by one.
     *
     * @param gamma   focusing, finite, >= 0
     * @param weights one per class, finite, >= 0
     * @throws IllegalArgumentException where gamma or a weight is outside its range, or there are fewer than two classes
     */
    public SoftmaxFocal(double gamma, double[] weights) {
        this.binary = FocalLoss.unweighted(gamma);
        this.weights = weights.clone();
        if (weights.length < 2) {
            throw new IllegalArgumentException(
                    "weights must be of two classes at least but there are " + weights.length);
        }
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("weights must be finite and >= 0 but hold " + weight);
            }
        }
    }

    /**
     * Every class weighs 1.
     *
     * @param gamma   focusing, finite, >= 0
     * @param classes 2 or more, the background counted
     * @return the loss
     */
    public static SoftmaxFocal unweighted(double gamma, int classes) {
        double[] ones = new double[Math.max(0, classes)];
        Arrays.fill(ones, 1);
        return new SoftmaxFocal(gamma, ones);
    }

    /** {@return K, the background counted} */
    public int classes() {
        return weights.length;
    }

    /**
     * The loss of a row.
     *
     * @param logits K finite logits
     * @param target the row's class, 0..K-1
     * @return finite, >= 0
     * @throws IllegalArgumentException where the row has another length or there is no such class
     */
    public double value(double[] logits, int target) {
        requireRow(logits, target);
        return weights[target] * binary.ofMargin(logits[target] - logSumOfOthers(logits, target));
    }

    /**
     * The gradient of a row.
     *
     * @param logits K finite logits
     * @param target the row's class, 0..K-1
     * @return derivative of {@link #value} with respect to each logit; they add up to 0
     * @throws IllegalArgumentException where the row has another length or there is no such class
     */
    public double[] gradient(double[] logits, int target) {
        requireRow(logits, target);
        double others = logSumOfOthers(logits, target);
        double slope = weights[target] * binary.slope(logits[target] - others);
        double[] gradient = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            gradient[i] = i == target ? slope : -slope * Math.exp(logits[i] - others);
        }
        return gradient;
    }

    private static double logSumOfOthers(double[] logits, int target) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            if (i != target) {
                max = Math.max(max, logits[i]);
            }
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            if (i != target) {
                sum += Math.exp(logits[i] - max);
            }
        }
        return max + Math.log(sum);
    }

    private void requireRow(double[] logits, int target) {
        if (logits.length != weights.length) {
            throw new IllegalArgumentException("logits must be " + weights.length + " a row but are " + logits.length);
        }
        if (target < 0 || target >= weights.length) {
            throw new IllegalArgumentException("target must be 0.." + (weights.length - 1) + " but is " + target);
        }
    }
}
