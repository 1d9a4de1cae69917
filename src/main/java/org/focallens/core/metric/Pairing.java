package org.focallens.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which prediction finds which truth of one image at one IoU, by the rules of {@link Evaluation}. Surer predictions choose first, so that what is
 * found does not change when less sure ones are left out: one pairing serves every threshold of the score.
 *
 * @param truth   of each prediction the truth that it finds, or -1
 * @param outcome of each prediction
 */
public record Pairing(int[] truth, Outcome[] outcome) {

    /** What a prediction is worth at one IoU. */
    public enum Outcome {
        /** It finds a truth. */
        TRUE_POSITIVE,
        /** It finds none. */
        FALSE_POSITIVE,
        /** It lies in a crowd or finds what need not be found: neither right nor wrong. */
        EXCUSED,
        /** There are {@link Evaluation#MAX_DETECTIONS} surer ones of its class: not looked at. */
        BEYOND
    }

    /**
     * Pairs predictions with truths of the same class.
     *
     * @param truths      what is in the image
     * @param predictions what was found in it
     * @param iou         least IoU of a match, above 0 and at most 1
     * @return the pairs
     * @throws IllegalArgumentException if the IoU is outside its range
     */
    public static Pairing of(Truths truths, Predictions predictions, double iou) {
        if (!(iou > 0 && iou <= 1)) {
            throw new IllegalArgumentException("iou must be above 0 and at most 1 but is " + iou);
        }
        Pairing pairing = new Pairing(new int[predictions.labels().length], new Outcome[predictions.labels().length]);
        Arrays.fill(pairing.truth, -1);
        Arrays.fill(pairing.outcome, Outcome.BEYOND);
        for (int label : labelsOf(truths, predictions)) {
            pairing.pair(truths, indicesOf(label, truths.labels()), predictions, best(label, predictions), iou);
        }
        return pairing;
    }

    private void pair(Truths truths, int[] wanted, Predictions predictions, int[] best, double iou) {
        ImageClass image = new ImageClass(truths, wanted, predictions, best);
        int[] found = image.found(Math.min(iou, 1 - 1e-10)); // as cocoeval.py, so that 1 can be reached
        for (int d = 0; d < best.length; d++) {
            if (found[d] < 0) {
                outcome[best[d]] = image.mayBeWrong(d) ? Outcome.FALSE_POSITIVE : Outcome.EXCUSED;
            } else {
                truth[best[d]] = wanted[found[d]];
                outcome[best[d]] = image.counts(found[d]) ? Outcome.TRUE_POSITIVE : Outcome.EXCUSED;
            }
        }
    }

    /** {@return the classes that occur} */
    static int[] labelsOf(Truths truths, Predictions predictions) {
        return IntStream.concat(Arrays.stream(truths.labels()), Arrays.stream(predictions.labels()))
                .sorted()
                .distinct()
                .toArray();
    }

    static int[] indicesOf(int label, int[] labels) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }

    /** {@return the surest predictions of a class that are looked at, the surest first} */
    static int[] best(int label, Predictions predictions) {
        return Arrays.stream(indicesOf(label, predictions.labels()))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -predictions.scores()[i]))
                .limit(Evaluation.MAX_DETECTIONS)
                .mapToInt(i -> i)
                .toArray();
    }
}
