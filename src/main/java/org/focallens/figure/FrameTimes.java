package org.focallens.figure;

import java.util.Arrays;

/**
 * How long the frames of a picture took, from the change to the drawn pixels.
 *
 * @param anchors in the picture
 * @param width   pixels
 * @param height  pixels
 * @param millis  of each frame, at least one
 */
public record FrameTimes(int anchors, int width, int height, double[] millis) {
    private static final double MOST = 0.99;

    /** Sorts a copy. */
    public FrameTimes {
        millis = millis.clone();
        Arrays.sort(millis);
        if (millis.length == 0) {
            throw new IllegalArgumentException("millis must hold at least one frame but holds none");
        }
    }

    /** {@return the time that half of the frames keep} */
    public double medianMillis() {
        return millis[millis.length / 2];
    }

    /** {@return the time that 99 of 100 frames keep} */
    public double p99Millis() {
        return millis[(int) Math.min(millis.length - 1.0, Math.floor(MOST * millis.length))];
    }
}
