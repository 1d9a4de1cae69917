package org.focallens.ui.training.chart;

import java.util.ArrayList;
import java.util.List;
import org.focallens.train.run.Quantity;
import org.focallens.ui.training.live.LiveRun;

/**
 * The lines of a chart, and how they are told apart.
 *
 * @param lines  to be drawn
 * @param styles of the lines
 */
record RunLines(List<ChartLine> lines, LineStyles styles) {

    /**
     * Chooses the lines.
     *
     * @param kind     what the chart shows
     * @param live     runs in lock step
     * @param beside   saved runs
     * @param selected whose levels are shown
     */
    static RunLines of(ChartKind kind, List<LiveRun> live, List<LiveRun> beside, LiveRun selected) {
        List<ChartLine> lines = new ArrayList<>();
        if (kind.byLevel()) {
            kind.quantities()
                    .forEach(quantity ->
                            lines.add(new ChartLine.OfSteps(quantity.title(), selected.history(), quantity)));
            return new RunLines(lines, LineStyles.LEVELS);
        }
        boolean alone = live.size() + beside.size() == 1;
        if (alone && kind != ChartKind.AP) {
            kind.quantities()
                    .forEach(quantity ->
                            lines.add(new ChartLine.OfSteps(quantity.title(), selected.history(), quantity)));
            return new RunLines(lines, kind == ChartKind.SIDES ? LineStyles.SIDES : LineStyles.PARTS);
        }
        if (alone) {
            return new RunLines(
                    List.of(
                            new ChartLine.OfMeasures("AP", selected.measures(), false),
                            new ChartLine.OfMeasures("AP at IoU .5", selected.measures(), true)),
                    LineStyles.PARTS);
        }
        live.forEach(run -> lines.add(main(kind, run, run.name().isEmpty() ? "This run" : run.name())));
        beside.forEach(run -> lines.add(main(kind, run, run.name() + " (saved)")));
        return new RunLines(lines, LineStyles.RUNS);
    }

    /** Of several runs the first quantity alone, or the lines would not be told apart. */
    private static ChartLine main(ChartKind kind, LiveRun run, String name) {
        if (kind == ChartKind.AP) {
            return new ChartLine.OfMeasures(name, run.measures(), true);
        }
        Quantity quantity = kind.quantities().get(0);
        return new ChartLine.OfSteps(name, run.history(), quantity);
    }
}
