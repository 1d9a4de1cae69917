package org.focallens.audit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * k-means over the shapes of boxes with the distance 1 - IoU of two boxes about one centre (Redmon, Farhadi, YOLO9000, section 2, "Dimension
 * Clusters"), begun with k-means++ (Arthur, Vassilvitskii 2007).
 */
final class ShapeClusters {
    private static final int GREATEST_ROUNDS = 100;
    private static final int BETWEEN_LOOKS = 1024;

    private final double[] widths;
    private final double[] heights;
    private final BooleanSupplier cancelled;
    private final List<double[]> centres = new ArrayList<>();

    private ShapeClusters(double[] widths, double[] heights, BooleanSupplier cancelled) {
        this.widths = widths;
        this.heights = heights;
        this.cancelled = cancelled;
    }

    /**
     * {@return clusters that have boxes, smallest area first; fewer than wanted where there are fewer shapes}
     *
     * @param widths  of the boxes, at least one
     * @param heights of the boxes
     * @param count   wanted clusters
     * @param random  for the first centres
     */
    static List<ShapeCluster> of(
            double[] widths, double[] heights, int count, Random random, BooleanSupplier cancelled) {
        ShapeClusters clusters = new ShapeClusters(widths, heights, cancelled);
        clusters.seed(count, random);
        int[] nearest = new int[widths.length];
        Arrays.fill(nearest, -1);
        for (int round = 0; round < GREATEST_ROUNDS && clusters.assign(nearest); round++) {
            clusters.move(nearest);
        }
        return clusters.result(nearest);
    }

    /** Each next centre is a box, more likely the worse the centres so far fit it. */
    private void seed(int count, Random random) {
        int first = random.nextInt(widths.length);
        centres.add(new double[] {widths[first], heights[first]});
        double[] weights = new double[widths.length];
        while (centres.size() < count) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double distance = 1 - iou(i, centres.get(nearest(i)));
                weights[i] = distance * distance;
                sum += weights[i];
            }
            if (!(sum > 0)) {
                return;
            }
            double drawn = random.nextDouble() * sum;
            int next = 0;
            while (next < weights.length - 1 && (drawn -= weights[next]) >= 0) {
                next++;
            }
            centres.add(new double[] {widths[next], heights[next]});
        }
    }

    private boolean assign(int[] nearest) {
        boolean changed = false;
        for (int i = 0; i < nearest.length; i++) {
            int now = nearest(i);
            changed |= now != nearest[i];
            nearest[i] = now;
        }
        return changed;
    }

    private int nearest(int box) {
        if (box % BETWEEN_LOOKS == 0) {
            Search.requireGoingOn(cancelled);
        }
        int nearest = 0;
        double best = -1;
        for (int c = 0; c < centres.size(); c++) {
            double iou = iou(box, centres.get(c));
            if (iou > best) {
                best = iou;
                nearest = c;
            }
        }
        return nearest;
    }

    private double iou(int box, double[] centre) {
        double overlap = Math.min(widths[box], centre[0]) * Math.min(heights[box], centre[1]);
        return overlap / (widths[box] * heights[box] + centre[0] * centre[1] - overlap);
    }

    /** To the mean of each cluster's boxes; a centre without boxes stays. */
    private void move(int[] nearest) {
        double[][] sums = new double[centres.size()][3];
        for (int i = 0; i < nearest.length; i++) {
            double[] sum = sums[nearest[i]];
            sum[0] += widths[i];
            sum[1] += heights[i];
            sum[2]++;
        }
        for (int c = 0; c < sums.length; c++) {
            if (sums[c][2] > 0) {
                centres.set(c, new double[] {sums[c][0] / sums[c][2], sums[c][1] / sums[c][2]});
            }
        }
    }

    private List<ShapeCluster> result(int[] nearest) {
        int[] counts = new int[centres.size()];
        for (int c : nearest) {
            counts[c]++;
        }
        List<ShapeCluster> result = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] > 0) {
                result.add(new ShapeCluster(centres.get(c)[0], centres.get(c)[1], counts[c]));
            }
        }
        result.sort(Comparator.comparingDouble(cluster -> cluster.width() * cluster.height()));
        return result;
    }
}
