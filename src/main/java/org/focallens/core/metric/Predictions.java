package org.focallens.core.metric;

import java.util.List;
import org.focallens.core.box.Boxes;
import org.focallens.core.detect.Detection;

/**
 * What was found in one image, in any order.
 *
 * @param boxes  flat boxes, n, pixels of the same image as the truths'
 * @param labels n class indices, 0 or more
 * @param scores n; the higher the surer, only their order counts; of equal ones the lower index is surer
 * @param areas  n; square pixels, by which one that finds nothing is small, medium or large
 */
public record Predictions(float[] boxes, int[] labels, double[] scores, double[] areas) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the lengths differ or a score is not a number
     */
    public Predictions {
        int n = Boxes.count(boxes);
        Truths.requireLength("labels", labels.length, n);
        Truths.requireLength("scores", scores.length, n);
        Truths.requireLength("areas", areas.length, n);
        for (int i = 0; i < n; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("scores must be numbers but score " + i + " is NaN");
            }
        }
    }

    /**
     * What was found, as large as its boxes.
     *
     * @param boxes  flat boxes, n
     * @param labels n class indices, 0 or more
     * @param scores n; the higher the surer
     */
    public Predictions(float[] boxes, int[] labels, double[] scores) {
        this(boxes, labels, scores, Truths.areasOf(boxes));
    }

    /**
     * Takes what a detector found.
     *
     * @param detections of one image
     * @return the same, boxes in float32
     * @throws IllegalArgumentException where a score is not a number
     */
    public static Predictions of(List<Detection> detections) {
        float[] boxes = new float[4 * detections.size()];
        int[] labels = new int[detections.size()];
        double[] scores = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            Detection detection = detections.get(i);
            detection.box().copyTo(boxes, i);
            labels[i] = detection.label();
            scores[i] = detection.score();
        }
        return new Predictions(boxes, labels, scores);
    }
}
