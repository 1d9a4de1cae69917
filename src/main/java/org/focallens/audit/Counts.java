package org.focallens.audit;

import java.util.Arrays;

/** How many fell into each of some bins. Never changes; counts of parts add up to the counts of the whole. */
public final class Counts {
    private final long[] bins;

    /**
     * Keeps a copy.
     *
     * @param bins one count a bin, each &gt;= 0
     */
    public Counts(long[] bins) {
        this.bins = bins.clone();
    }

    /** {@return number of bins} */
    public int bins() {
        return bins.length;
    }

    /**
     * What fell into a bin.
     *
     * @param bin 0 to bins - 1
     * @return &gt;= 0
     */
    public long at(int bin) {
        return bins[bin];
    }

    /** {@return the sum over all bins} */
    public long total() {
        return Arrays.stream(bins).sum();
    }

    /** {@return the greatest count of a bin; 0 without bins} */
    public long greatest() {
        return Arrays.stream(bins).max().orElse(0);
    }

    /**
     * The counts of two parts together.
     *
     * @param other over the same bins
     * @return the sums
     * @throws IllegalArgumentException if the number of bins differs
     */
    public Counts plus(Counts other) {
        if (bins.length != other.bins.length) {
            throw new IllegalArgumentException(
                    "counts must have equal bins but have " + bins.length + " and " + other.bins.length);
        }
        long[] sums = bins.clone();
        Arrays.setAll(sums, bin -> Math.addExact(bins[bin], other.bins[bin]));
        return new Counts(sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && Arrays.equals(counts.bins, bins);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bins);
    }

    @Override
    public String toString() {
        return "Counts " + Arrays.toString(bins);
    }
}
