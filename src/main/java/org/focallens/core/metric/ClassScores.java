package org.focallens.core.metric;

import java.util.Arrays;

/**
 * What one class scores.
 *
 * @param curves by {@link AreaRange}, then by {@link Thresholds#iou()}; a range without truths has none
 */
record ClassScores(Curve[][] curves) {

    /** {@return mean over all thresholds; NaN without truths} */
    double precision(AreaRange range) {
        return Arrays.stream(curves[range.ordinal()])
                .mapToDouble(Curve::precision)
                .average()
                .orElse(Double.NaN);
    }

    /** {@return at one threshold; NaN without truths} */
    double precisionAt(int threshold) {
        Curve[] all = curves[AreaRange.ALL.ordinal()];
        return all.length == 0 ? Double.NaN : all[threshold].precision();
    }

    /** {@return mean over all thresholds; NaN without truths} */
    double recall() {
        return Arrays.stream(curves[AreaRange.ALL.ordinal()])
                .mapToDouble(Curve::recall)
                .average()
                .orElse(Double.NaN);
    }
}
