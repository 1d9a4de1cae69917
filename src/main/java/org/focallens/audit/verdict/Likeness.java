package org.focallens.audit.verdict;

import java.util.Arrays;
import java.util.function.Function;
import org.focallens.text.Texts;

/** What some boxes have in common that others have not, in a few words. */
final class Likeness {
    /** Of the other boxes at most this share may be the same, else it explains nothing. */
    private static final double MOST_OTHERS = 0.1;
    /** Where not all are alike, so many are. */
    private static final double MOST = 0.9;

    private final BoxSet some;
    private final BoxSet others;

    Likeness(BoxSet some, BoxSet others) {
        this.some = some;
        this.others = others;
    }

    /** {@return e.g. "all narrower than 11 px at the network's input"; how narrow they are where nothing sets them apart} */
    String text() {
        for (double share : others.count() == 0 ? new double[0] : new double[] {1, MOST}) {
            String whole = first(share);
            if (!whole.isEmpty()) {
                return (some.count() == 1 ? "" : share == 1 ? "all " : "nine in ten ") + whole;
            }
        }
        return (some.count() == 1 ? "" : "half of them ") + "narrower than "
                + pixels(quantile(some.narrowestSides(), 0.5)) + " at the network's input";
    }

    private String first(double share) {
        String narrow = below(BoxSet::narrowestSides, share, 1, "narrower than %,.0f px at the network's input");
        String large = narrow.isEmpty()
                ? above(BoxSet::sizes, share, 1, "larger than %,.0f px square at the network's input")
                : narrow;
        return large.isEmpty() ? above(BoxSet::elongations, share, 10, "more than %.1f times as long as wide") : large;
    }

    /** In steps of 1 / unit, above the greatest of the share. */
    private String below(Function<BoxSet, double[]> measure, double share, int unit, String pattern) {
        double limit = (Math.floor(unit * quantile(measure.apply(some), share)) + 1) / unit;
        double[] rest = measure.apply(others);
        return Arrays.stream(rest).filter(value -> value < limit).count() <= MOST_OTHERS * rest.length
                ? Texts.format(pattern, limit)
                : "";
    }

    /** In steps of 1 / unit, below the least of the share. */
    private String above(Function<BoxSet, double[]> measure, double share, int unit, String pattern) {
        double limit = (Math.ceil(unit * quantile(measure.apply(some), 1 - share)) - 1) / unit;
        double[] rest = measure.apply(others);
        return Arrays.stream(rest).filter(value -> value > limit).count() <= MOST_OTHERS * rest.length
                ? Texts.format(pattern, limit)
                : "";
    }

    private static String pixels(double value) {
        return Texts.format("%,.0f px", Math.floor(value) + 1);
    }

    /** {@return the least value that at least so large a share of the ascending values does not pass} */
    private static double quantile(double[] values, double share) {
        return values[(int) Math.max(0, Math.min(values.length - 1, Math.ceil(share * values.length) - 1))];
    }
}
