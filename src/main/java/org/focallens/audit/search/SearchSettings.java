package org.focallens.audit.search;

import java.util.Objects;

/**
 * What is searched for and how.
 *
 * @param objective     what is to become as great as possible
 * @param sizes         which base sizes may change
 * @param symmetric     whether ratios come as r and 1 / r, with a 1 where their number is odd
 * @param heldOutShare  share of the images that the search never sees, 0.05 to 0.9
 * @param population    candidates of a generation, 8 to 1000
 * @param generations   at most, 1 to 100000; the search ends before where nothing has improved for a quarter of them and for 10
 * @param greatestBoxes boxes of either part that are looked at, at least 100; of more a seeded sample is drawn
 * @param seed          of split, sample and search; equal seeds give equal results on any number of cores
 */
public record SearchSettings(
        Objective objective,
        Sizes sizes,
        boolean symmetric,
        double heldOutShare,
        int population,
        int generations,
        int greatestBoxes,
        long seed) {
    /** Best possible recall and then mean best IoU, ratios in pairs, sizes of every level; 30% held out, 40 candidates, 100 generations. */
    public static final SearchSettings DEFAULT =
            new SearchSettings(Objective.BEST_POSSIBLE_RECALL, Sizes.EACH_LEVEL, true, 0.3, 40, 100, 20_000, 1);

    /** What is to become as great as possible. */
    public enum Objective {
        /** The mean over the boxes of the best IoU that any anchor has with them. */
        MEAN_BEST_IOU,
        /** The share of boxes whose best IoU reaches the foreground threshold; of equal shares, the mean best IoU. */
        BEST_POSSIBLE_RECALL
    }

    /** Which base sizes may change. */
    public enum Sizes {
        /** None: only scales and ratios are searched, as the published method does. */
        FIXED,
        /** All by one factor, so that they keep following the strides. */
        TOGETHER,
        /** Each level's by its own factor. */
        EACH_LEVEL
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public SearchSettings {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(sizes, "sizes");
        if (!(heldOutShare >= 0.05 && heldOutShare <= 0.9)) {
            throw new IllegalArgumentException("held-out share must be 0.05..0.9 but is " + heldOutShare);
        }
        requireRange("population", population, 8, 1000);
        requireRange("generations", generations, 1, 100_000);
        requireRange("greatest number of boxes", greatestBoxes, 100, Integer.MAX_VALUE);
    }

    private static void requireRange(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + " must be " + from + ".." + to + " but is " + value);
        }
    }

    /**
     * The same search with another seed.
     *
     * @param newSeed any
     * @return changed settings
     */
    public SearchSettings withSeed(long newSeed) {
        return new SearchSettings(
                objective, sizes, symmetric, heldOutShare, population, generations, greatestBoxes, newSeed);
    }
}
