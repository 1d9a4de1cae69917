package org.focallens.train.inspect;

import java.util.Arrays;
import java.util.List;
import org.focallens.core.detect.Detection;
import org.focallens.core.loss.DenseLoss;

/**
 * What a network says of one image.
 *
 * @param positiveLosses classification loss of each positive anchor, not weighted by a normaliser
 * @param negativeLosses of each negative anchor; the ignored ones have none
 * @param scores         of each level, P3 first
 * @param detections     best first
 */
public record Inspection(
        float[] positiveLosses, float[] negativeLosses, List<ScoreMap> scores, List<Detection> detections) {

    /** {@inheritDoc} */
    public Inspection {
        scores = List.copyOf(scores);
        detections = List.copyOf(detections);
    }

    public static float[] where(float[] losses, int[] classes, boolean positive) {
        float[] found = new float[losses.length];
        int count = 0;
        for (int i = 0; i < losses.length; i++) {
            if (classes[i] != DenseLoss.IGNORED && classes[i] != DenseLoss.BACKGROUND == positive) {
                found[count++] = losses[i];
            }
        }
        return Arrays.copyOf(found, count);
    }
}
