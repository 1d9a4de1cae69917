package org.focallens.core.detect;

/**
 * What is kept of a network's predictions.
 *
 * @param scoreThreshold only scores above it are kept, 0..1: 0.05 in every framework
 * @param topPerLevel    at most so many of one level before suppression, >= 1: 1000, TF Vision 5000; {@link #NO_CAP} in keras-retinanet
 * @param nmsIou         a box is dropped where its IoU with a better one of its class is above it, 0..1: 0.5, maskrcnn-benchmark 0.4
 * @param maxDetections  at most so many of an image, >= 1: 100, torchvision and keras-retinanet 300
 */
public record InferenceSettings(double scoreThreshold, int topPerLevel, double nmsIou, int maxDetections) {

    /** Every prediction of a level goes to suppression. */
    public static final int NO_CAP = Integer.MAX_VALUE;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public InferenceSettings {
        if (!(scoreThreshold >= 0 && scoreThreshold <= 1)) {
            throw new IllegalArgumentException("scoreThreshold must be 0..1 but is " + scoreThreshold);
        }
        if (topPerLevel < 1) {
            throw new IllegalArgumentException("topPerLevel must be >= 1 but is " + topPerLevel);
        }
        if (!(nmsIou >= 0 && nmsIou <= 1)) {
            throw new IllegalArgumentException("nmsIou must be 0..1 but is " + nmsIou);
        }
        if (maxDetections < 1) {
            throw new IllegalArgumentException("maxDetections must be >= 1 but is " + maxDetections);
        }
    }
}
