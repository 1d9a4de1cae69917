package org.focallens.core.metric;

/**
 * How good the detections of one class are, each number 0..1 and the higher the better; NaN where there are no truths to find.
 *
 * @param ap     average precision: mean over the IoU thresholds .5, .55, ... .95
 * @param ap50   average precision at IoU .5
 * @param ap75   average precision at IoU .75
 * @param small  ap of objects up to 32 x 32 square pixels
 * @param medium ap of objects from 32 x 32 to 96 x 96 square pixels
 * @param large  ap of objects from 96 x 96 square pixels
 * @param recall average recall with 100 detections: mean over the same thresholds
 */
public record ClassMetrics(
        double ap, double ap50, double ap75, double small, double medium, double large, double recall) {

    static ClassMetrics of(ClassScores scores) {
        return new ClassMetrics(
                scores.precision(AreaRange.ALL),
                scores.precisionAt(Thresholds.HALF),
                scores.precisionAt(Thresholds.THREE_QUARTERS),
                scores.precision(AreaRange.SMALL),
                scores.precision(AreaRange.MEDIUM),
                scores.precision(AreaRange.LARGE),
                scores.recall());
    }
}
