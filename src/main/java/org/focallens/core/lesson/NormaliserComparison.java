package org.focallens.core.lesson;

import java.util.Arrays;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.loss.NormaliserState;

/**
 * One batch under every normaliser: the same summed losses, the numbers that each framework would report.
 *
 * @param anchors   anchors of each image that count, >= the greatest number of positives
 * @param classes   K, 1 or more
 * @param prior     pi, the probability of every term, above 0 and below 1
 * @param positives positive anchors of each image, >= 0, one image at least
 */
public record NormaliserComparison(long anchors, int classes, double prior, int[] positives) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public NormaliserComparison {
        positives = positives.clone();
        if (positives.length == 0) {
            throw new IllegalArgumentException("positives must name at least one image but is empty");
        }
        new FirstStep(anchors, 1, classes, prior);
        for (int n : positives) {
            if (n < 0 || n > anchors) {
                throw new IllegalArgumentException("positives must be 0.." + anchors + " but holds " + n);
            }
        }
    }

    /** {@return a copy} */
    @Override
    public int[] positives() {
        return positives.clone();
    }

    /** {@return anchors times classes of all images} */
    public double terms() {
        return (double) anchors * classes * positives.length;
    }

    /**
     * The summed loss of each image.
     *
     * @param loss the loss of one logit
     * @return one sum per image
     */
    public double[] sums(LogitLoss loss) {
        double x = FocalFacts.margin(prior);
        double each = (double) anchors * classes;
        return Arrays.stream(positives)
                .mapToDouble(n -> n * loss.value(x, true) + (each - n) * loss.value(x, false))
                .toArray();
    }

    /**
     * The loss that is reported.
     *
     * @param loss       the loss of one logit
     * @param normaliser what to divide by
     * @param batches    how many equal batches a moving average has seen, this one counted; 1 or more
     * @return the weighed sum
     */
    public double loss(LogitLoss loss, Normaliser normaliser, int batches) {
        NormaliserState state = new NormaliserState(normaliser);
        double[] weights = state.weights(positives, anchors * classes);
        for (int i = 1; i < batches; i++) {
            weights = state.weights(positives, anchors * classes);
        }
        double[] sums = sums(loss);
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += weights[i] * sums[i];
        }
        return total;
    }
}
