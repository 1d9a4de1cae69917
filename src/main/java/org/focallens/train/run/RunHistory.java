package org.focallens.train.run;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.focallens.train.StepReport;

/**
 * What every step of a run told, from its first step or from where it was gone on with. Keeps running sums, so that a mean over many steps is one subtraction. Of a very long
 * run, neighbouring steps are put together, so that the memory has a bound: an entry is then the mean of {@link #stride} steps.
 */
public final class RunHistory {

    /** About 40 MB with all quantities. */
    private static final int MOST_ENTRIES = 1 << 17;

    /** A chart asks thousands of times a frame. */
    private static final IdentityHashMap<Quantity, Integer> COLUMNS = columns();

    private final int mostEntries;
    private final double[][] sums = new double[Quantity.ALL.size()][64];
    private final double[] last = new double[Quantity.ALL.size()];
    private final double[] pending = new double[Quantity.ALL.size()];
    private final int before;
    private int entries;
    private int stride = 1;
    private int steps;

    /**
     * An empty history.
     *
     * @param before steps that the run had made before those that it tells of
     */
    public RunHistory(int before) {
        this(before, MOST_ENTRIES);
    }

    RunHistory(int before, int mostEntries) {
        this.before = before;
        this.mostEntries = mostEntries;
    }

    private static IdentityHashMap<Quantity, Integer> columns() {
        IdentityHashMap<Quantity, Integer> columns = new IdentityHashMap<>();
        for (Quantity quantity : Quantity.ALL) {
            columns.put(quantity, columns.size());
        }
        return columns;
    }

    /**
     * Adds the next step. What is not finite counts as the value before it, or one such step would spoil every later mean.
     *
     * @param report of the step
     */
    public void add(StepReport report) {
        for (int i = 0; i < last.length; i++) {
            double value = Quantity.ALL.get(i).of().applyAsDouble(report);
            last[i] = Double.isFinite(value) ? value : last[i];
            pending[i] += last[i];
        }
        steps++;
        if (steps % stride == 0) {
            append();
        }
    }

    private void append() {
        if (entries == mostEntries) {
            halve();
        }
        if (entries + 2 > sums[0].length) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Arrays.copyOf(sums[i], 2 * sums[i].length);
            }
        }
        if (steps % stride != 0) {
            return; // the entry has just become longer
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i][entries + 1] = sums[i][entries] + pending[i] / stride;
            pending[i] = 0;
        }
        entries++;
    }

    private void halve() {
        for (double[] column : sums) {
            for (int i = 1; i <= entries / 2; i++) {
                column[i] = column[2 * i] / 2;
            }
        }
        entries /= 2;
        stride *= 2;
    }

    /** {@return steps that the run has made} */
    public int steps() {
        return before + steps;
    }

    /** {@return how many entries there are} */
    public int entries() {
        return entries;
    }

    /** {@return steps of an entry: 1 until a run is very long} */
    public int stride() {
        return stride;
    }

    /**
     * Where an entry stands.
     *
     * @param entry index, from 0
     * @return its last step, counted from 1
     */
    public int step(int entry) {
        return before + (entry + 1) * stride;
    }

    /**
     * The mean of some steps.
     *
     * @param quantity which number
     * @param entry    index of the last entry, from 0
     * @param window   how many entries; fewer at the start
     * @return the mean over them
     */
    public double mean(Quantity quantity, int entry, int window) {
        if (entry < 0 || entry >= entries) {
            throw new IndexOutOfBoundsException("entry must be 0.." + (entries - 1) + " but is " + entry);
        }
        double[] column = sums[COLUMNS.get(quantity)];
        int from = Math.max(0, entry + 1 - window);
        return (column[entry + 1] - column[from]) / (entry + 1 - from);
    }

    /**
     * The newest number.
     *
     * @param quantity which
     * @return of the newest step; 0 before the first
     */
    public double last(Quantity quantity) {
        return last[COLUMNS.get(quantity)];
    }
}
