package org.focallens.ui.training.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepCell;
import org.focallens.train.sweep.SweepPoint;

/** What the page says of a sweep. */
final class SweepWords {
    static final String EMPTY =
            "Enter the α and γ to compare and choose a folder for the runs, then start. Or resume an earlier sweep.";
    static final String OPENING = "Opening the folder and loading the training engine …";

    private SweepWords() {}

    /** {@return which run is made, of how many, and how long the rest will take} */
    static String running(SweepState state, Sweep.Progress now, OptionalDouble secondsLeft) {
        String left = secondsLeft.isPresent() ? ", about " + SweepClock.text(secondsLeft.getAsDouble()) + " left" : "";
        return Texts.format(
                "Run %,d of %,d: %s. %.0f %% of all%s",
                state.plan().points().indexOf(now.point()) + 1, state.runs(), of(now.point()), 100 * now.share(), left);
    }

    private static String of(SweepPoint point) {
        return pair(point.alpha(), point.gamma()) + ", seed " + point.seed();
    }

    /** {@return as a sentence names a pair} */
    static String pair(double alpha, double gamma) {
        return (alpha < 0 ? "no α" : "α " + SweepPoint.alphaText(alpha)) + ", γ " + Figures.plain(gamma);
    }

    /** {@return how far it is, and how to go on} */
    static String paused(SweepState state) {
        double seconds = state.secondsLeft();
        return Texts.format(
                "Stopped: %,d of %,d runs are done. Resume continues from the last step%s.",
                state.results().size(),
                state.runs(),
                Double.isNaN(seconds) ? "" : "; about " + SweepClock.text(seconds) + " are left");
    }

    static String done(SweepState state) {
        return Texts.format("All %,d runs are done. Choose another folder to start another sweep.", state.runs());
    }

    /** {@return where what was made is} */
    static String kept(SweepState state) {
        return "Finished work is kept in " + state.path() + ": once the cause is fixed, Resume continues from there.";
    }

    /** {@return the pair that learns best, and how sure that is} */
    static String best(SweepState state) {
        Optional<SweepCell> best = state.best();
        if (best.isEmpty()) {
            return state.results().isEmpty()
                    ? ""
                    : "No run has found anything yet: AP is 0 everywhere. Longer runs would tell the pairs apart.";
        }
        SweepCell cell = best.get();
        return Texts.format(
                        "%s: %s with AP %.3f%s",
                        state.complete() ? "Best" : "Best so far",
                        pair(cell.alpha(), cell.gamma()),
                        cell.ap(),
                        Double.isNaN(cell.apSpread()) ? "" : Texts.format(" ± %.3f", cell.apSpread()))
                + doubt(state, cell);
    }

    /** A lead that is within the spread over seeds may be chance. */
    private static String doubt(SweepState state, SweepCell best) {
        Optional<SweepCell> second = state.cells().stream()
                .filter(cell -> !cell.equals(best) && !cell.results().isEmpty())
                .max(Comparator.comparingDouble(SweepCell::ap));
        if (second.isEmpty()
                || Double.isNaN(best.apSpread())
                || best.ap() - second.get().ap() >= best.apSpread()) {
            return "";
        }
        return Texts.format(
                "; %s is only %.3f behind, less than the seeds differ: more seeds would tell.",
                pair(second.get().alpha(), second.get().gamma()),
                best.ap() - second.get().ap());
    }

    /** {@return where the table of runs is, and how one is opened} */
    static String table(SweepState state) {
        return "Enter or a double click opens a run."
                + (state.results().isEmpty()
                        ? ""
                        : " All of them as a table: " + state.folder().table());
    }

    /** {@return what stands in a field of the map, in lines} */
    static String field(SweepState state, SweepCell cell) {
        List<String> lines = new ArrayList<>();
        if (!cell.results().isEmpty()) {
            lines.add(cell.text());
        }
        if (!cell.results().isEmpty() && cell.results().size() < state.plan().seeds()) {
            lines.add(cell.results().size() + " of " + state.plan().seeds() + " seeds");
        }
        if (state.making()
                .filter(point -> point.alpha() == cell.alpha() && point.gamma() == cell.gamma())
                .isPresent()) {
            lines.add("running");
        } else if (cell.results().isEmpty()) {
            lines.add("not yet");
        }
        if (state.best().filter(cell::equals).isPresent()) {
            lines.add(state.complete() ? "best" : "best so far");
        }
        return String.join("\n", lines);
    }
}
