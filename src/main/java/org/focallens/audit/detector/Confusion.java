package org.focallens.audit.detector;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.focallens.core.box.Box;
import org.focallens.core.metric.Pairing.Outcome;
import org.focallens.data.Labels;

/**
 * Which classes are taken for which. On the diagonal stand the true positives; then the remaining false positives, the surest first, each take the
 * missed box of another class that they overlap most, from the evaluation's IoU up. What is left is missed, or found where there is nothing.
 */
public final class Confusion {
    private final DetectorReport report;
    private final double score;
    private final int background;
    private final int[][] counts;

    private Confusion(DetectorReport report, double score) {
        this.report = report;
        this.score = score;
        this.background = report.classes().size();
        this.counts = new int[background + 1][background + 1];
    }

    /**
     * Counts.
     *
     * @param report a detector's evaluation
     * @param score  predictions less sure than this do not count
     * @return the table
     */
    public static Confusion of(DetectorReport report, double score) {
        Confusion confusion = new Confusion(report, score);
        for (int image = 0; image < report.dataset().images().size(); image++) {
            confusion.add(image);
        }
        return confusion;
    }

    private void add(int image) {
        Labels labels = report.dataset().images().get(image).labels();
        int[] missed = IntStream.range(0, labels.count())
                .filter(k ->
                        report.matches().wanted(image, k) && !report.matches().found(image, k, score))
                .toArray();
        boolean[] taken = new boolean[missed.length];
        for (int p : surestFirst(image)) {
            int category = report.predictions().category(p);
            if (report.matches().outcome(p) == Outcome.TRUE_POSITIVE) {
                counts[category][category]++;
            } else if (report.matches().outcome(p) == Outcome.FALSE_POSITIVE) {
                int found = take(Box.at(report.predictions().box(p), 0), labels, missed, taken);
                counts[found < 0 ? background : labels.category(missed[found])][category]++;
            }
        }
        for (int i = 0; i < missed.length; i++) {
            counts[labels.category(missed[i])][background] += taken[i] ? 0 : 1;
        }
    }

    private int[] surestFirst(int image) {
        return IntStream.range(
                        report.predictions().first(image), report.predictions().end(image))
                .filter(p -> report.predictions().score(p) >= score)
                .boxed()
                .sorted(Comparator.comparingDouble(p -> -report.predictions().score(p)))
                .mapToInt(p -> p)
                .toArray();
    }

    /** A box of the prediction's own class that it reaches is not among the missed: it would have been found. */
    private int take(Box prediction, Labels labels, int[] missed, boolean[] taken) {
        int best = -1;
        double most = report.iou();
        for (int i = 0; i < missed.length; i++) {
            double iou = taken[i] ? -1 : Box.at(labels.box(missed[i]), 0).iou(prediction);
            if (iou >= most) {
                best = i;
                most = iou;
            }
        }
        if (best >= 0) {
            taken[best] = true;
        }
        return best;
    }

    /** {@return the row and column that stand for nothing: found where there is nothing, or missed} */
    public int background() {
        return background;
    }

    /**
     * A cell.
     *
     * @param truth     category, or {@link #background()}
     * @param predicted category, or {@link #background()}
     * @return how many boxes of one are taken for the other
     */
    public int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /**
     * The classes that matter most where not all can be shown.
     *
     * @param most how many
     * @return categories with boxes or predictions, those with most mistakes first chosen, in their own order
     */
    public int[] classes(int most) {
        long[] total = new long[background];
        long[] wrong = new long[background];
        for (int c = 0; c < background; c++) {
            for (int other = 0; other <= background; other++) {
                total[c] += counts[c][other] + counts[other][c];
                wrong[c] += other == c ? 0 : counts[c][other] + counts[other][c];
            }
        }
        return IntStream.range(0, background)
                .filter(c -> total[c] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(c -> -wrong[c]))
                .limit(most)
                .sorted()
                .mapToInt(c -> c)
                .toArray();
    }

    /** {@return all boxes of a category, found or not} */
    long boxes(int truth) {
        return Arrays.stream(counts[truth]).asLongStream().sum();
    }
}
