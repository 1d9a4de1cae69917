package org.focallens.core.loss;

import java.util.Arrays;

/** A normaliser at work: it remembers the moving average from batch to batch. Not safe for use by several threads at once. */
public final class NormaliserState {
    /** Where Detectron2's moving average starts. */
    public static final double FIRST_AVERAGE = 100;

    private static final double MOMENTUM = 0.9;

    private final Normaliser normaliser;
    private double average;

    /** @param normaliser what to divide by */
    public NormaliserState(Normaliser normaliser) {
        this(normaliser, FIRST_AVERAGE);
    }

    /**
     * Goes on from a saved state.
     *
     * @param normaliser what to divide by
     * @param average    the saved moving average, > 0
     * @throws IllegalArgumentException where the average is not finite and above 0
     */
    public NormaliserState(Normaliser normaliser, double average) {
        if (!(average > 0) || Double.isInfinite(average)) {
            throw new IllegalArgumentException("average must be finite and > 0 but is " + average);
        }
        this.normaliser = normaliser;
        this.average = average;
    }

    /** {@return the moving average so far; stays at its start for every other normaliser} */
    public double average() {
        return average;
    }

    /**
     * Weighs the images of the next batch: the batch's loss is the sum over images of weight times the image's summed loss.
     *
     * @param positives     positive anchors of each image, >= 0
     * @param termsPerImage loss terms of an image (anchors times classes), > 0; only {@link Normaliser#MEAN_OVER_TERMS} reads it
     * @return one weight per image, finite, > 0
     * @throws IllegalArgumentException for an empty batch, a negative count or no terms
     */
    public double[] weights(int[] positives, long termsPerImage) {
        if (positives.length == 0) {
            throw new IllegalArgumentException("positives must name at least one image but is empty");
        }
        if (termsPerImage <= 0) {
            throw new IllegalArgumentException("termsPerImage must be > 0 but is " + termsPerImage);
        }
        for (int n : positives) {
            if (n < 0) {
                throw new IllegalArgumentException("positives must be >= 0 but holds " + n);
            }
        }
        if (normaliser == Normaliser.IMAGE_POSITIVES) {
            return perImage(positives);
        }
        double[] weights = new double[positives.length];
        Arrays.fill(weights, 1 / divisor(positives, termsPerImage));
        return weights;
    }

    private static double[] perImage(int[] positives) {
        return Arrays.stream(positives)
                .mapToDouble(n -> 1.0 / Math.max(1, n) / positives.length)
                .toArray();
    }

    private double divisor(int[] positives, long termsPerImage) {
        long sum = Arrays.stream(positives).asLongStream().sum();
        return switch (normaliser) {
            case BATCH_POSITIVES -> Math.max(1, sum);
            case POSITIVES_PLUS_IMAGES -> sum + positives.length;
            case POSITIVES_PLUS_ONE -> sum + 1;
            case POSITIVES_AT_LEAST_ONE_EACH ->
                Arrays.stream(positives).mapToLong(n -> Math.max(n, 1)).sum();
            case MOVING_AVERAGE -> {
                average = MOMENTUM * average + (1 - MOMENTUM) * Math.max(sum, 1);
                yield average;
            }
            case MEAN_OVER_TERMS -> (double) termsPerImage * positives.length;
            case IMAGE_POSITIVES -> throw new AssertionError("weighed image by image");
        };
    }
}
