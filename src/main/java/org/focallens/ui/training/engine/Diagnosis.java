package org.focallens.ui.training.engine;

import java.util.List;
import java.util.Optional;
import org.focallens.core.lesson.FirstStep;
import org.focallens.core.lesson.LossSignature;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.text.Texts;
import org.focallens.train.StepReport;
import org.focallens.train.run.Mark;
import org.focallens.train.run.Quantity;
import org.focallens.train.run.RunHistory;
import org.focallens.train.settings.ClassLoss;

/** What goes wrong in a run, in words that say what to do. */
public final class Diagnosis {

    /** A batch without positives happens; this many steps tell of the images or the anchors. */
    private static final int STEPS_WITHOUT_POSITIVES = 5;
    /** A head that learns has left its first loss by then. */
    private static final int STEPS_TO_LEAVE = 150;

    private static final int WINDOW = 50;
    /** Steps after which a change is no longer taken for the cause. */
    private static final int BLAMED_STEPS = 200;

    private Diagnosis() {}

    /** {@return why a run cannot begin or go on} */
    public static String of(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return Texts.format(
                    "Not enough memory (limit %,d MB): choose fewer images per step or a smaller input, or compare fewer "
                            + "runs; progress so far is saved.",
                    Runtime.getRuntime().maxMemory() >> 20);
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** {@return what a step that was not finite tells, with the change that came before it} */
    public static Optional<String> diverged(StepReport report, List<Mark> marks) {
        return report.divergence().map(divergence -> {
            String cause = marks.stream()
                    .filter(mark -> report.step() - mark.step() < BLAMED_STEPS)
                    .reduce((before, last) -> last)
                    .map(mark -> Texts.format(" The last change, at step %,d, was %s.", mark.step(), mark.text()))
                    .orElse("");
            return divergence.message() + "." + cause;
        });
    }

    /**
     * What a run that goes on should be asked about.
     *
     * @param withoutPositives steps in a row without a positive anchor, up to this one
     * @param prior            the score that its anchors started with
     * @param classes          of the network
     */
    public static Optional<String> of(
            StepReport report, RunHistory history, int withoutPositives, double prior, int classes) {
        if (withoutPositives >= STEPS_WITHOUT_POSITIVES) {
            return Optional.of(Texts.format(
                    "No positive anchor in the last %,d steps: nothing is learnt about objects. Either the images have none, or "
                            + "every object is too small or too narrow for the anchors; the anchors room shows which.",
                    withoutPositives));
        }
        return stuck(report, history, prior, classes);
    }

    private static Optional<String> stuck(StepReport report, RunHistory history, double prior, int classes) {
        if (history.entries() < 2 * WINDOW
                || history.steps() < STEPS_TO_LEAVE
                || !(report.settings().loss() instanceof ClassLoss.Sigmoid sigmoid)
                || !(sigmoid.loss() instanceof FocalLoss focal)
                || focal.balance().equals(Balance.NONE)) {
            return Optional.empty();
        }
        double seen = history.mean(Quantity.CLASSIFICATION, history.entries() - 1, WINDOW);
        double before = history.mean(Quantity.CLASSIFICATION, history.entries() - 1 - WINDOW, WINDOW);
        if (Math.abs(seen - before) > LossSignature.LIKENESS * seen) {
            return Optional.empty(); // it moves
        }
        return LossSignature.like(LossSignature.of(focal, firstStep(report, prior, classes)), seen).stream()
                .findFirst()
                .map(like -> Texts.format(
                        "The class loss stays at %.4f, which is the value of “%s” (%s). %s",
                        seen, like.name(), like.formula(), like.advice()));
    }

    private static FirstStep firstStep(StepReport report, double prior, int classes) {
        int anchors = report.levels().stream()
                .mapToInt(level -> level.anchors() - level.ignored())
                .sum();
        int positives = report.levels().stream().mapToInt(LevelCount::positive).sum();
        return new FirstStep(anchors, Math.max(1, positives), classes, prior);
    }
}
