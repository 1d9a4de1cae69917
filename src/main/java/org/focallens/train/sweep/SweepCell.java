package org.focallens.train.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.focallens.text.Texts;
import org.focallens.train.sweep.SweepPlan.Spread;

/**
 * The runs of one alpha and one gamma.
 *
 * @param alpha   weight of positives, 0..1; below 0 for no weighting
 * @param gamma   focusing exponent
 * @param results of its seeds; not yet all while the sweep runs
 */
public record SweepCell(double alpha, double gamma, List<SweepResult> results) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a result is missing
     */
    public SweepCell {
        results = List.copyOf(results);
    }

    /** {@return mean of the runs' AP, 0..1; NaN without runs} */
    public double ap() {
        return Spread.of(results.stream().mapToDouble(SweepResult::ap)).mean();
    }

    /** {@return standard deviation of the runs' AP over the seeds; NaN with fewer than two} */
    public double apSpread() {
        return Spread.of(results.stream().mapToDouble(SweepResult::ap)).deviation();
    }

    /** {@return mean of the runs' AP at IoU .5, 0..1; NaN without runs} */
    public double ap50() {
        return Spread.of(results.stream().mapToDouble(SweepResult::ap50)).mean();
    }

    /** {@return how many runs diverged; they count as AP 0} */
    public long diverged() {
        return results.stream().filter(SweepResult::diverged).count();
    }

    /**
     * The cell with the highest mean AP.
     *
     * @param cells of a sweep
     * @return the first of the highest; empty while no cell has a run
     */
    public static Optional<SweepCell> best(List<SweepCell> cells) {
        return cells.stream().filter(cell -> !cell.results.isEmpty()).reduce((a, b) -> b.ap() > a.ap() ? b : a);
    }

    /** {@return AP, its spread and how many runs diverged, in lines, as a field of a table says it; nothing without runs} */
    public String text() {
        if (results.isEmpty()) {
            return "";
        }
        String spread = Double.isNaN(apSpread()) ? "" : Texts.format("\n± %.3f", apSpread());
        return Texts.format("%.3f", ap()) + spread + (diverged() == 0 ? "" : "\n" + diverged() + " diverged");
    }

    /** {@return the run with the highest AP; empty without runs} */
    public Optional<SweepResult> bestRun() {
        return results.stream().max(Comparator.comparingDouble(SweepResult::ap));
    }
}
