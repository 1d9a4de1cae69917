package org.focallens.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** All detections of one class with their outcomes, image after image. */
final class ClassTally {
    private static final AreaRange[] RANGES = AreaRange.values();

    private final int[] wanted = new int[RANGES.length];
    private final int[][] outcomes = new int[RANGES.length][0];
    private double[] scores = new double[0];
    private int size;

    void add(ImageClass image) {
        append(image.scores(), image.scores().length);
        for (AreaRange range : RANGES) {
            int[] added = image.outcomes(range);
            System.arraycopy(added, 0, outcomes[range.ordinal()], size - added.length, added.length);
            wanted[range.ordinal()] += image.wanted(range);
        }
    }

    void add(ClassTally other) {
        int added = other.size;
        append(other.scores, added);
        for (int a = 0; a < RANGES.length; a++) {
            System.arraycopy(other.outcomes[a], 0, outcomes[a], size - added, added);
            wanted[a] += other.wanted[a];
        }
    }

    private void append(double[] added, int count) {
        if (size + count > scores.length) {
            int capacity = Math.max(2 * scores.length, size + count);
            scores = Arrays.copyOf(scores, capacity);
            Arrays.setAll(outcomes, a -> Arrays.copyOf(outcomes[a], capacity));
        }
        System.arraycopy(added, 0, scores, size, count);
        size += count;
    }

    /** {@return what this class scores; at each threshold, or nothing for a range without truths} */
    ClassScores scores() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(i -> i)
                .toArray();
        Curve[][] curves = new Curve[RANGES.length][];
        for (int a = 0; a < RANGES.length; a++) {
            int[] unsorted = outcomes[a];
            curves[a] = curves(Arrays.stream(order).map(i -> unsorted[i]).toArray(), wanted[a]);
        }
        return new ClassScores(curves);
    }

    private static Curve[] curves(int[] ordered, int wanted) {
        Curve[] curves = new Curve[wanted == 0 ? 0 : Thresholds.iou().length];
        Arrays.setAll(curves, t -> Curve.of(ordered, t, wanted));
        return curves;
    }
}
