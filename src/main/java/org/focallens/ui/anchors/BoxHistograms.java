package org.focallens.ui.anchors;

import java.util.ArrayList;
import java.util.List;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.explain.ImageMatch;
import org.focallens.core.match.Matching;

/**
 * How the matched boxes of an image spread.
 *
 * @param iou         boxes by best IoU, in steps of a tenth from 0; 1 counts to the last
 * @param positives   boxes by positive anchors, in the steps of {@link #POSITIVES}
 * @param boxSizes    boxes by the root of their area in input pixels, in the steps of {@link #SIZES}
 * @param anchorSizes shapes of anchors by the same
 */
record BoxHistograms(double[] iou, double[] positives, double[] boxSizes, double[] anchorSizes) {
    /** Names of the steps of IoU. */
    static final List<String> IOUS = List.of("0", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9");
    /** Names of the steps of positive anchors. */
    static final List<String> POSITIVES = List.of("0", "1", "2–4", "5–9", "10–19", "20–49", "50 +");
    /** Names of the steps of size: two an octave from 8 pixels on. */
    static final List<String> SIZES =
            List.of("< 8", "8", "11", "16", "23", "32", "45", "64", "91", "128", "181", "256", "362", "512", "724");

    private static final int[] POSITIVES_FROM = {0, 1, 2, 5, 10, 20, 50};

    static BoxHistograms of(ImageMatch match) {
        Matching matching = match.matching();
        double[] iou = new double[IOUS.size()];
        for (double best : matching.bestIou()) {
            iou[(int) Math.min(IOUS.size() - 1.0, Math.floor(best * 10 + 1e-6))]++;
        }
        int[] counts = new int[match.boxAt().length];
        for (int truth : matching.positiveTruth()) {
            counts[truth]++;
        }
        double[] positives = new double[POSITIVES.size()];
        for (int count : counts) {
            positives[step(count)]++;
        }
        float[] truths = matching.truths();
        double[] boxSizes = new double[SIZES.size()];
        for (int i = 0; i < truths.length; i += 4) {
            boxSizes[size((double) (truths[i + 2] - truths[i]) * (truths[i + 3] - truths[i + 1]))]++;
        }
        return new BoxHistograms(iou, positives, boxSizes, anchors(matching.grid()));
    }

    private static int step(int count) {
        int step = 0;
        while (step + 1 < POSITIVES_FROM.length && count >= POSITIVES_FROM[step + 1]) {
            step++;
        }
        return step;
    }

    private static double[] anchors(AnchorGrid grid) {
        double[] sizes = new double[SIZES.size()];
        for (LevelGrid level : grid.levels()) {
            for (int shape = 0; shape < level.shapes(); shape++) {
                double[] corners = level.corners(shape);
                sizes[size((corners[2] - corners[0]) * (corners[3] - corners[1]))]++;
            }
        }
        return sizes;
    }

    /** Log2 of the root of the area, in halves, from 8 = 2^3 on. Roundings of a framework must not move a size into the step below. */
    private static int size(double area) {
        double halves = Math.log(Math.max(area, 1e-9)) / Math.log(2) - 6;
        return (int) Math.max(0, Math.min(SIZES.size() - 1.0, Math.floor(halves + 0.05) + 1));
    }

    /** {@return the steps from the first to the last that holds anything, as positions} */
    int[] sizesInUse() {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < boxSizes.length; i++) {
            if (boxSizes[i] > 0 || anchorSizes[i] > 0) {
                used.add(i);
            }
        }
        return used.isEmpty() ? new int[] {0, 0} : new int[] {used.get(0), used.get(used.size() - 1)};
    }
}
