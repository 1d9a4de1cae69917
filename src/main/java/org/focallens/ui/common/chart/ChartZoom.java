package org.focallens.ui.common.chart;

import org.jfree.data.Range;

/**
 * Zooming and panning one axis as arithmetic. It never leads outside the home range, so nobody gets lost.
 *
 * @param home        what the whole chart shows
 * @param logarithmic whether equal distances on the screen are equal ratios; the range is then above 0
 */
record ChartZoom(Range home, boolean logarithmic) {
    /** Deeper than this share of home there is nothing to see. */
    private static final double LEAST_SHARE = 1e-4;

    /**
     * Zooms.
     *
     * @param now    what is shown
     * @param share  the point that stays where it is, 0 at the low end to 1 at the high end
     * @param factor below 1 to see less, above 1 to see more
     */
    Range zoom(Range now, double share, double factor) {
        double whole = place(home.getUpperBound()) - place(home.getLowerBound());
        double low = place(now.getLowerBound());
        double length = place(now.getUpperBound()) - low;
        double zoomed = Math.min(Math.max(length * factor, whole * LEAST_SHARE), whole);
        return inside(low + share * (length - zoomed), zoomed);
    }

    /**
     * Pans.
     *
     * @param now   what is shown
     * @param share how far, in lengths of what is shown; above 0 towards higher values
     */
    Range pan(Range now, double share) {
        double low = place(now.getLowerBound());
        double length = place(now.getUpperBound()) - low;
        return inside(low + share * length, length);
    }

    private Range inside(double low, double length) {
        double first = place(home.getLowerBound());
        double last = place(home.getUpperBound()) - length;
        double held = Math.max(first, Math.min(low, last));
        return new Range(value(held), value(held + length));
    }

    private double place(double value) {
        return logarithmic ? Math.log(value) : value;
    }

    private double value(double place) {
        return logarithmic ? Math.exp(place) : place;
    }
}
