package org.focallens.core.metric;

import java.util.Arrays;

/** Where COCO measures. Steps are multiplied, not added up, as numpy's {@code linspace} does: a hit on the threshold falls on the same side. */
final class Thresholds {
    /** Place of .5 among {@link #IOU}. */
    static final int HALF = 0;
    /** Place of .75 among {@link #IOU}. */
    static final int THREE_QUARTERS = 5;

    private static final double[] IOU = evenly(10, 0.5, 0.95);
    private static final double[] RECALL = evenly(101, 0, 1);

    private Thresholds() {}

    /** {@return .5, .55, ... .95; an overlap on the threshold is a hit} */
    static double[] iou() {
        return IOU.clone();
    }

    /** {@return 0, .01, ... 1} */
    static double[] recall() {
        return RECALL.clone();
    }

    private static double[] evenly(int count, double first, double last) {
        double step = (last - first) / (count - 1);
        double[] values = new double[count];
        Arrays.setAll(values, i -> i * step + first);
        values[count - 1] = last;
        return values;
    }
}
