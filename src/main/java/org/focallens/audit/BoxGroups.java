package org.focallens.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * The boxes of a data set, divided in three ways.
 *
 * @param byClass one a category, in the data set's order
 * @param bySize  one a {@link SizeClass}, in its order
 * @param byLevel one a level of the settings, P3 first: boxes whose best anchor is there; a box that no anchor overlaps is on none
 */
public record BoxGroups(List<BoxStatistics> byClass, List<BoxStatistics> bySize, List<BoxStatistics> byLevel) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a list or an entry is missing
     */
    public BoxGroups {
        byClass = List.copyOf(byClass);
        bySize = List.copyOf(bySize);
        byLevel = List.copyOf(byLevel);
    }

    /**
     * The groups of two parts together.
     *
     * @param other by the same classes and levels
     * @return the sums
     * @throws IllegalArgumentException if the parts have other classes or levels
     */
    public BoxGroups plus(BoxGroups other) {
        return new BoxGroups(
                sum("classes", byClass, other.byClass),
                sum("sizes", bySize, other.bySize),
                sum("levels", byLevel, other.byLevel));
    }

    private static List<BoxStatistics> sum(String what, List<BoxStatistics> a, List<BoxStatistics> b) {
        if (a.size() != b.size()) {
            throw new IllegalArgumentException(
                    "totals must have equal " + what + " but have " + a.size() + " and " + b.size() + " " + what);
        }
        List<BoxStatistics> sums = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            sums.add(a.get(i).plus(b.get(i)));
        }
        return sums;
    }
}
