package org.focallens.core.mining;

/**
 * Online hard example mining: of an image's anchors only those of the highest loss are learnt from (Shrivastava et al. 2016), as Lin et al. 2017
 * compare it with focal loss (section 5.1, table 1d; there 128, 256 and 512 examples, suppressed at .5 or .7; the best of them is
 * {@link #TABLE_1D_BEST}).
 *
 * @param batch      at most so many anchors of an image, >= 1; >= 4 with oneToThree
 * @param nmsIou     an anchor is dropped where its IoU with one of a higher loss is above it, 0..1; 1 drops none
 * @param oneToThree at most three negatives for each positive, as SSD takes them (Liu et al. 2016): a quarter of the batch is for positives, and
 *                   more where negatives are short
 */
public record HardExamples(int batch, double nmsIou, boolean oneToThree) {
    /** 32.8 AP; focal loss has 36.0 with the same network. */
    public static final HardExamples TABLE_1D_BEST = new HardExamples(128, 0.5, false);

    /** Negatives for each positive. */
    static final int NEGATIVES = 3;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public HardExamples {
        int least = oneToThree ? 1 + NEGATIVES : 1;
        if (batch < least) {
            throw new IllegalArgumentException("batch must be >= " + least + " but is " + batch);
        }
        if (!(nmsIou >= 0 && nmsIou <= 1)) {
            throw new IllegalArgumentException("nmsIou must be 0..1 but is " + nmsIou);
        }
    }

    /** {@return how many of the batch are positive where there are enough of both kinds} */
    int positives() {
        return batch / (1 + NEGATIVES);
    }
}
