package org.focallens.audit.detector;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.Labels;

/**
 * What is right, wrong and missed at one score. Does not change.
 *
 * @param score          predictions less sure than this do not count
 * @param truePositives  by category
 * @param falsePositives by category
 * @param missed         by category
 * @param right          true positives by image
 * @param wrong          false positives by image
 * @param lost           missed boxes by image
 */
public record DetectorCounts(
        double score, int[] truePositives, int[] falsePositives, int[] missed, int[] right, int[] wrong, int[] lost) {

    static DetectorCounts of(DetectorReport report, double score) {
        int classes = report.classes().size();
        int images = report.dataset().images().size();
        DetectorCounts counts = new DetectorCounts(
                score,
                new int[classes],
                new int[classes],
                new int[classes],
                new int[images],
                new int[images],
                new int[images]);
        for (int image = 0; image < images; image++) {
            counts.addPredictions(report, image);
            counts.addMisses(report, image);
        }
        return counts;
    }

    private void addPredictions(DetectorReport report, int image) {
        for (int p = report.predictions().first(image); p < report.predictions().end(image); p++) {
            if (report.predictions().score(p) >= score) {
                Outcome outcome = report.matches().outcome(p);
                int category = report.predictions().category(p);
                truePositives[category] += outcome == Outcome.TRUE_POSITIVE ? 1 : 0;
                right[image] += outcome == Outcome.TRUE_POSITIVE ? 1 : 0;
                falsePositives[category] += outcome == Outcome.FALSE_POSITIVE ? 1 : 0;
                wrong[image] += outcome == Outcome.FALSE_POSITIVE ? 1 : 0;
            }
        }
    }

    private void addMisses(DetectorReport report, int image) {
        Labels labels = report.dataset().images().get(image).labels();
        for (int k = 0; k < labels.count(); k++) {
            if (report.matches().wanted(image, k) && !report.matches().found(image, k, score)) {
                missed[labels.category(k)]++;
                lost[image]++;
            }
        }
    }

    /** {@return true positives of all classes} */
    public long allTruePositives() {
        return Arrays.stream(truePositives).asLongStream().sum();
    }

    /** {@return false positives of all classes} */
    public long allFalsePositives() {
        return Arrays.stream(falsePositives).asLongStream().sum();
    }

    /** {@return missed boxes of all classes} */
    public long allMissed() {
        return Arrays.stream(missed).asLongStream().sum();
    }

    /**
     * How many mistakes an image has.
     *
     * @param image index into the data set's images
     * @return false positives and missed boxes
     */
    public int mistakes(int image) {
        return wrong[image] + lost[image];
    }

    /** {@return the images with most mistakes first; of equals the one with more missed boxes, then the earlier} */
    public int[] worstFirst() {
        return IntStream.range(0, lost.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer image) -> -mistakes(image))
                        .thenComparingInt(image -> -lost[image]))
                .mapToInt(image -> image)
                .toArray();
    }
}
