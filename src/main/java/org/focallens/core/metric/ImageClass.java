package org.focallens.core.metric;

import java.util.Arrays;
import org.focallens.core.box.Box;

/**
 * One class in one image: which detection finds which truth. The rules of pycocotools's {@code cocoeval.py evaluateImg}: detections choose in
 * falling order of score; each takes the truth it overlaps most of those that count, or, where none is left for it, of those that do not.
 */
final class ImageClass {
    private static final int NONE = -1;

    private final Box[] truths;
    private final boolean[] crowd;
    private final boolean[] spared;
    private final double[] scores;
    private final double[] truthAreas;
    private final double[] areas;
    private final double[][] overlaps;

    /** @param truth      which of the truths
     *  @param prediction which of the predictions, best first */
    ImageClass(Truths all, int[] truth, Predictions predictions, int[] prediction) {
        truths = Arrays.stream(truth).mapToObj(i -> Box.at(all.boxes(), i)).toArray(Box[]::new);
        truthAreas = Arrays.stream(truth).mapToDouble(i -> all.areas()[i]).toArray();
        crowd = new boolean[truth.length];
        spared = new boolean[truth.length];
        for (int g = 0; g < truth.length; g++) {
            crowd[g] = all.crowd()[truth[g]];
            spared[g] = all.isSpared(truth[g]);
        }
        scores = Arrays.stream(prediction)
                .mapToDouble(i -> predictions.scores()[i])
                .toArray();
        areas = new double[prediction.length];
        overlaps = new double[prediction.length][];
        for (int d = 0; d < prediction.length; d++) {
            Box box = Box.at(predictions.boxes(), prediction[d]);
            areas[d] = predictions.areas()[prediction[d]];
            overlaps[d] = overlaps(box);
        }
    }

    private double[] overlaps(Box detection) {
        double[] overlaps = new double[truths.length];
        for (int g = 0; g < truths.length; g++) {
            overlaps[g] = crowd[g] ? insideOf(truths[g], detection) : truths[g].iou(detection);
        }
        return overlaps;
    }

    /** Share of a detection that lies in a crowd region. */
    private static double insideOf(Box region, Box detection) {
        double intersection = region.intersection(detection);
        return intersection > 0 ? intersection / detection.area() : 0;
    }

    /** {@return scores of the detections, falling} */
    double[] scores() {
        return scores;
    }

    private boolean[] counting(AreaRange range) {
        boolean[] counting = new boolean[truths.length];
        for (int g = 0; g < truths.length; g++) {
            counting[g] = !spared[g] && range.contains(truthAreas[g]);
        }
        return counting;
    }

    /** {@return how many truths are to be found} */
    int wanted(AreaRange range) {
        int wanted = 0;
        for (boolean counts : counting(range)) {
            wanted += counts ? 1 : 0;
        }
        return wanted;
    }

    /** {@return one {@link OutcomeBits} a detection, best first} */
    int[] outcomes(AreaRange range) {
        boolean[] counting = counting(range);
        int[] outcomes = new int[areas.length];
        double[] thresholds = Thresholds.iou();
        for (int t = 0; t < thresholds.length; t++) {
            int[] found = found(counting, thresholds[t]);
            for (int d = 0; d < areas.length; d++) {
                if (found[d] == NONE) {
                    outcomes[d] |= range.contains(areas[d]) ? OutcomeBits.miss(t) : 0;
                } else if (counting[found[d]]) {
                    outcomes[d] |= OutcomeBits.hit(t);
                }
            }
        }
        return outcomes;
    }

    /** {@return the truth that each detection finds, best detection first; -1 for none} */
    int[] found(double threshold) {
        return found(counting(AreaRange.ALL), threshold);
    }

    private int[] found(boolean[] counting, double threshold) {
        boolean[] taken = new boolean[truths.length];
        int[] found = new int[areas.length];
        for (int d = 0; d < found.length; d++) {
            found[d] = take(overlaps[d], threshold, counting, taken);
        }
        return found;
    }

    /** {@return whether a truth is to be found, whatever its size} */
    boolean counts(int truth) {
        return !spared[truth] && AreaRange.ALL.contains(truthAreas[truth]);
    }

    /** {@return whether a detection that finds nothing counts as wrong} */
    boolean mayBeWrong(int detection) {
        return AreaRange.ALL.contains(areas[detection]);
    }

    /** Takes a truth that counts or else one that does not. */
    private int take(double[] overlap, double threshold, boolean[] counting, boolean[] taken) {
        int counted = best(overlap, threshold, counting, true, taken);
        int best = counted == NONE ? best(overlap, threshold, counting, false, taken) : counted;
        if (best != NONE) {
            taken[best] = !crowd[best];
        }
        return best;
    }

    /** {@return the free truth of the greatest overlap, of equal ones the last; a crowd region is always free} */
    private static int best(double[] overlap, double threshold, boolean[] counting, boolean wanted, boolean[] taken) {
        int best = NONE;
        double least = threshold;
        for (int g = 0; g < overlap.length; g++) {
            if (overlap[g] >= least && counting[g] == wanted && !taken[g]) {
                least = overlap[g];
                best = g;
            }
        }
        return best;
    }
}
