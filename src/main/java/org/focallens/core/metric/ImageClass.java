package org.focallens.core.metric;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.focallens.core.box.Box;

/**
 * One class in one image: which detection finds which truth. The rules of pycocotools's {@code cocoeval.py evaluateImg}: detections choose in
 * falling order of score; each takes the truth it overlaps most of those that count, or, where none is left for it, of those that do not.
 */
final class ImageClass {
    private final Box[] truths;
    private final boolean[] crowd;
    private final boolean[] spared;
    private final double[] scores;
    private final double[] areas;
    private final double[][] overlaps;

    /** @param truth      which of the truths
     *  @param prediction which of the predictions, best first */
    ImageClass(Truths all, int[] truth, Predictions predictions, int[] prediction) {
        truths = Arrays.stream(truth).mapToObj(i -> Box.at(all.boxes(), i)).toArray(Box[]::new);
        crowd = new boolean[truth.length];
        spared = new boolean[truth.length];
        for (int g = 0; g < truth.length; g++) {
            crowd[g] = all.crowd()[truth[g]];
            spared[g] = all.isSpared(truth[g]);
        }
        scores = Arrays.stream(prediction).mapToDouble(i -> predictions.scores()[i]).toArray();
        areas = new double[prediction.length];
        overlaps = new double[prediction.length][];
        for (int d = 0; d < prediction.length; d++) {
            Box box = Box.at(predictions.boxes(), prediction[d]);
            areas[d] = box.area();
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

    private boolean counts(int truth, AreaRange range) {
        return !spared[truth] && range.contains(truths[truth].area());
    }

    /** {@return how many truths are to be found} */
    int wanted(AreaRange range) {
        return select(g -> counts(g, range)).length;
    }

    private int[] select(IntPredicate chosen) {
        return IntStream.range(0, truths.length).filter(chosen).toArray();
    }

    /** {@return one {@link Outcome} a detection, best first} */
    int[] outcomes(AreaRange range) {
        int[] counting = select(g -> counts(g, range));
        int[] excusing = select(g -> !counts(g, range));
        int[] outcomes = new int[areas.length];
        double[] thresholds = Thresholds.iou();
        for (int t = 0; t < thresholds.length; t++) {
            boolean[] taken = new boolean[truths.length];
            for (int d = 0; d < areas.length; d++) {
                int found = best(overlaps[d], thresholds[t], counting, taken);
                int excuse = found >= 0 ? -1 : best(overlaps[d], thresholds[t], excusing, taken);
                if (found >= 0) {
                    outcomes[d] |= Outcome.hit(t);
                } else if (excuse < 0 && range.contains(areas[d])) {
                    outcomes[d] |= Outcome.miss(t);
                }
            }
        }
        return outcomes;
    }

    /** Takes the truth of the greatest overlap, of equal ones the last, unless it is taken; a crowd region never is. */
    private int best(double[] overlap, double threshold, int[] among, boolean[] taken) {
        int best = -1;
        double least = threshold;
        for (int g : among) {
            if (overlap[g] >= least && !taken[g]) {
                least = overlap[g];
                best = g;
            }
        }
        if (best >= 0) {
            taken[best] = !crowd[best];
        }
        return best;
    }
}
