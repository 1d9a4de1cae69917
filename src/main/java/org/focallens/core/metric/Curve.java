package org.focallens.core.metric;

/**
 * Precision over recall at one threshold, summed up.
 *
 * @param precision mean of the precision at 101 recalls, at each the best that is had at that recall or a higher one; 0..1
 * @param recall    share of the truths that are found at all, 0..1
 */
record Curve(double precision, double recall) {

    /**
     * Walks down the detections. Only hits matter: between them recall stays and precision falls.
     *
     * @param outcomes  best first
     * @param threshold place among {@link Thresholds#iou()}
     * @param wanted    truths to be found, >= 1
     */
    static Curve of(int[] outcomes, int threshold, int wanted) {
        double[] precision = new double[wanted];
        int hits = 0;
        int misses = 0;
        for (int outcome : outcomes) {
            if (OutcomeBits.isHit(outcome, threshold)) {
                hits++;
                precision[hits - 1] = (double) hits / (hits + misses);
            } else if (OutcomeBits.isMiss(outcome, threshold)) {
                misses++;
            }
        }
        for (int k = hits - 2; k >= 0; k--) {
            precision[k] = Math.max(precision[k], precision[k + 1]);
        }
        return new Curve(mean(precision, hits), (double) hits / wanted);
    }

    private static double mean(double[] precision, int hits) {
        double[] recalls = Thresholds.recall();
        double sum = 0;
        int k = 0;
        for (double recall : recalls) {
            while (k < hits && (k + 1.0) / precision.length < recall) {
                k++;
            }
            sum += k < hits ? precision[k] : 0;
        }
        return sum / recalls.length;
    }
}
