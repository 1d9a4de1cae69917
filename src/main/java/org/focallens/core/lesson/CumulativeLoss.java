package org.focallens.core.lesson;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.focallens.core.loss.LogitLoss;

/**
 * How the loss of many terms is spread among them: each loss as a share of all, from the easiest to the hardest, added up (Lin et al. 2017,
 * figure 4). A label's weight falls out.
 */
public final class CumulativeLoss {
    private static final int POLL = 1 << 16;

    private final double[] sums;

    private CumulativeLoss(double[] sums) {
        this.sums = sums;
    }

    /**
     * Sorts margins for {@link #of}: every loss falls with the margin, so one order serves them all.
     *
     * @param margins x_t of each term, at least one
     * @return the easiest, that is the largest, first
     */
    public static float[] easiestFirst(float[] margins) {
        float[] sorted = margins.clone();
        Arrays.sort(sorted);
        for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
            float swap = sorted[i];
            sorted[i] = sorted[j];
            sorted[j] = swap;
        }
        return sorted;
    }

    /**
     * Adds up.
     *
     * @param loss      the loss of one logit
     * @param easiest   margins, the easiest first; at least one
     * @param cancelled asked now and then
     * @return the sums, or null where it was cancelled
     * @throws IllegalArgumentException where there are no margins
     */
    public static CumulativeLoss of(LogitLoss loss, float[] easiest, BooleanSupplier cancelled) {
        if (easiest.length == 0) {
            throw new IllegalArgumentException("margins must be one at least but are none");
        }
        double[] sums = new double[easiest.length + 1];
        for (int i = 0; i < easiest.length; i++) {
            if (i % POLL == 0 && cancelled.getAsBoolean()) {
                return null;
            }
            sums[i + 1] = sums[i] + loss.ofMargin(easiest[i]);
        }
        return new CumulativeLoss(sums);
    }

    /**
     * Adds losses up that do not follow from margins, such as those of a softmax.
     *
     * @param ascending the losses, the least first; at least one
     * @return the sums
     * @throws IllegalArgumentException where there are none
     */
    public static CumulativeLoss ofLosses(float[] ascending) {
        if (ascending.length == 0) {
            throw new IllegalArgumentException("losses must be one at least but are none");
        }
        double[] sums = new double[ascending.length + 1];
        for (int i = 0; i < ascending.length; i++) {
            sums[i + 1] = sums[i] + ascending[i];
        }
        return new CumulativeLoss(sums);
    }

    /** {@return how many terms there are} */
    public int terms() {
        return sums.length - 1;
    }

    /**
     * The share of the loss that the easiest carry.
     *
     * @param share of the terms, 0..1
     * @return 0..1; between two terms as if one were divided
     */
    public double easiest(double share) {
        double at = Math.max(0, Math.min(1, share)) * terms();
        int whole = (int) Math.min(terms() - 1L, (long) at);
        double sum = sums[whole] + (at - whole) * (sums[whole + 1] - sums[whole]);
        double all = sums[terms()];
        return all == 0 ? 0 : sum / all;
    }

    /**
     * The share of the loss that the hardest carry.
     *
     * @param share of the terms, 0..1
     * @return 0..1
     */
    public double hardest(double share) {
        return 1 - easiest(1 - share);
    }
}
