package org.focallens.ui.training.live;

import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;

/** How far a run is. */
public enum Phase {
    /** The engine is being loaded and the network made. */
    LOADING,
    /** Waits for a step. */
    READY,
    /** Makes step after step. */
    PLAYING,
    /** A number was not finite; may go on from the parameters before it. */
    DIVERGED,
    /** The run cannot begin or go on. */
    FAILED;

    /** {@return one line on a run in this phase; the report is null before the first step, or before the first since a checkpoint} */
    String text(StepReport report, int steps, double stepMillis) {
        if (this == LOADING) {
            return "Loading the engine …";
        }
        if (report == null) {
            return steps == 0 ? "Ready for the first step" : Texts.format("Ready to continue from step %,d", steps);
        }
        return stepMillis == 0
                ? Texts.format("Step %,d, loss %s", report.step(), Figures.significant(report.loss()))
                : Texts.format(
                        "Step %,d, loss %s, %.1f ms per step",
                        report.step(), Figures.significant(report.loss()), stepMillis);
    }
}
