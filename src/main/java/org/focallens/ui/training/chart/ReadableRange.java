package org.focallens.ui.training.chart;

import org.jfree.data.Range;

/** What a vertical axis shows of some values. */
final class ReadableRange {

    /** More than this many times the least is off the chart: a run that goes to infinity must not flatten the others. */
    private static final double MOST_TIMES = 2e3;

    private ReadableRange() {}

    /** {@return whether there is nothing above zero to show} */
    static boolean empty(Range values) {
        return values == null || !(values.getUpperBound() > 0);
    }

    /**
     * From zero to a little above the greatest.
     *
     * @param values null where there are none
     * @param least  of the newest values above zero; NaN where there is none
     */
    static Range linear(Range values, double least) {
        if (empty(values)) {
            return new Range(0, 1);
        }
        return new Range(0, rounded(1.03 * most(values, least), true));
    }

    /**
     * From a little below the least to the greatest, at most three powers of ten and a bit, or as many as show where every line is now.
     *
     * @param values null where there are none
     * @param least  of the newest values above zero; NaN where there is none
     */
    static Range logarithmic(Range values, double least) {
        if (empty(values)) {
            return new Range(.1, 1);
        }
        double most = rounded(most(values, least), true);
        double now = Double.isNaN(least) ? most : least;
        double floor = Math.min(most / MOST_TIMES, now / 2); // half: a line jumps about its mean
        return new Range(rounded(Math.max(values.getLowerBound() / 1.1, floor), false), most);
    }

    private static double most(Range values, double least) {
        return values.getUpperBound() > MOST_TIMES * least ? MOST_TIMES * least : values.getUpperBound();
    }

    /** Two digits, so that the axis does not move with every step, nor reserve room for the others. */
    private static double rounded(double value, boolean up) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return (up ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
    }
}
