package org.focallens.ui.training.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepFolder;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.train.sweep.SweepResult;

/**
 * What a sweep has come to so far.
 *
 * @param plan    of it
 * @param path    of its folder
 * @param folder  where it is kept
 * @param results of the runs that are done, in the plan's order
 * @param making  the run that is being made, if any
 */
record SweepState(
        SweepPlan plan, Path path, SweepFolder folder, List<SweepResult> results, Optional<SweepPoint> making) {

    SweepState {
        results = List.copyOf(results);
    }

    /** {@return the same while a run is made, or while none is} */
    SweepState making(Optional<SweepPoint> point) {
        return new SweepState(plan, path, folder, results, point);
    }

    /** {@return the same with one more run, unless it was known} */
    SweepState with(SweepResult result) {
        if (results.stream().anyMatch(known -> known.point().equals(result.point()))) {
            return this;
        }
        List<SweepResult> more = new ArrayList<>(results);
        more.add(result);
        return new SweepState(plan, path, folder, more, making);
    }

    /** {@return how many runs there are to be} */
    int runs() {
        return plan.points().size();
    }

    boolean complete() {
        return results.size() >= runs();
    }

    /** {@return a cell for each pair, gammas within alphas} */
    List<SweepCell> cells() {
        return plan.cells(results);
    }

    /** {@return the pair that learns best; empty while no run has found anything, since all are then as good} */
    Optional<SweepCell> best() {
        return SweepCell.best(cells()).filter(cell -> cell.ap() > 0);
    }

    /** {@return what the runs that are yet to be made will take, judged by those that are done; NaN without any} */
    double secondsLeft() {
        return (runs() - results.size())
                * results.stream().mapToDouble(SweepResult::seconds).average().orElse(Double.NaN);
    }
}
