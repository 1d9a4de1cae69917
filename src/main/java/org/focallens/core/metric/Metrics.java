package org.focallens.core.metric;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How good detections are, each number 0..1 and the higher the better. Means over the classes that have truths to find; NaN where none has
 * (pycocotools says -1).
 *
 * @param ap       COCO's average precision: mean over the IoU thresholds .5, .55, ... .95
 * @param ap50     average precision at IoU .5
 * @param ap75     average precision at IoU .75
 * @param small    ap of objects up to 32 x 32 square pixels
 * @param medium   ap of objects from 32 x 32 to 96 x 96 square pixels
 * @param large    ap of objects from 96 x 96 square pixels
 * @param recall   COCO's average recall with 100 detections: mean over the same thresholds
 * @param perClass ap of each class; NaN for a class without truths
 */
public record Metrics(
        double ap,
        double ap50,
        double ap75,
        double small,
        double medium,
        double large,
        double recall,
        List<Double> perClass) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if the list or one of its numbers is missing
     */
    public Metrics {
        perClass = List.copyOf(perClass);
    }

    static Metrics of(List<ClassScores> classes) {
        return new Metrics(
                mean(classes, scores -> scores.precision(AreaRange.ALL)),
                mean(classes, scores -> scores.precisionAt(Thresholds.HALF)),
                mean(classes, scores -> scores.precisionAt(Thresholds.THREE_QUARTERS)),
                mean(classes, scores -> scores.precision(AreaRange.SMALL)),
                mean(classes, scores -> scores.precision(AreaRange.MEDIUM)),
                mean(classes, scores -> scores.precision(AreaRange.LARGE)),
                mean(classes, ClassScores::recall),
                classes.stream().map(scores -> scores.precision(AreaRange.ALL)).toList());
    }

    private static double mean(List<ClassScores> classes, ToDoubleFunction<ClassScores> number) {
        return classes.stream()
                .mapToDouble(number)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
