package org.focallens.ui.loss.balance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.focallens.core.lesson.FirstStep;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.loss.common.BalanceState;
import org.focallens.ui.loss.common.FromOtherRooms;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.NumberInput;
import org.focallens.ui.loss.common.NumberInput.Bounds;

/** A detector's first step: who pulls, and what alpha and gamma make of it; knows no controls. */
public final class BalanceViewModel {
    private final LossViewModel room;
    private final FromOtherRooms neighbours;
    private final NumberInput anchors = new NumberInput(
            "The number of anchors",
            Bounds.whole(1, BalanceState.MOST),
            value -> change("anchors", (long) value, true));
    private final NumberInput positives = new NumberInput(
            "The number of positives",
            Bounds.whole(1, BalanceState.MOST),
            value -> change("positives", (long) value, false));

    public BalanceViewModel(LossViewModel room, FromOtherRooms neighbours) {
        this.room = room;
        this.neighbours = neighbours;
        room.state().map(LossState::balance).subscribe(now -> {
            anchors.show((double) now.anchors());
            positives.show((double) now.positives());
        });
    }

    private void change(String key, long value, boolean all) {
        room.change(key, state -> state.withBalance(now -> all ? now.withAnchors(value) : now.withPositives(value)));
    }

    public NumberInput anchors() {
        return anchors;
    }

    public NumberInput positives() {
        return positives;
    }

    public void setGradient(boolean value) {
        room.change("balance gradient", state -> state.withBalance(now -> now.withGradient(value)));
    }

    public void setLogarithmic(boolean value) {
        room.change("balance log", state -> state.withBalance(now -> now.withLogarithmic(value)));
    }

    /** {@return what other rooms have open, and count} */
    public List<AnchorCount> counts() {
        return neighbours.counts().stream()
                .map(count -> count.getValue())
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Takes the numbers of another room.
     *
     * @return why not, empty if taken
     */
    public Optional<String> take(AnchorCount count) {
        if (count.positives() < 1) {
            return Optional.of(count.name()
                    + " has no positive anchor, so there is nothing to balance: open an image with a box, or lower the foreground "
                    + "threshold.");
        }
        room.change(
                "take count",
                state -> state.withBalance(now -> new BalanceState(
                                Math.min(BalanceState.MOST, count.anchors()),
                                count.positives(),
                                now.gradient(),
                                now.logarithmic()))
                        .withLoss(loss -> loss.withClasses(Math.min(LossChoice.MAX_CLASSES, count.classes()))));
        return Optional.empty();
    }

    private FirstStep step() {
        return step(room.loss().getValue().prior());
    }

    private FirstStep step(double prior) {
        BalanceState now = room.state().get().balance();
        return new FirstStep(
                now.anchors(), now.positives(), room.loss().getValue().classes(), prior);
    }

    /**
     * The step under one loss.
     *
     * @param name  of the loss
     * @param sides sums over positives and negatives
     */
    public record Stage(String name, FirstStep.Sides sides) {}

    /** {@return cross entropy, with alpha, with gamma, with both} */
    public List<Stage> stages() {
        LossChoice loss = room.loss().getValue();
        String alpha = loss.weighted() ? "α " + Figures.plain(loss.alpha()) : "no α";
        String gamma = "γ " + Figures.plain(loss.gamma());
        FirstStep step = step();
        return List.of(
                new Stage("cross entropy", step.sides(new CrossEntropy())),
                new Stage("with " + alpha, step.sides(new CrossEntropy(loss.balance()))),
                new Stage("with " + gamma, step.sides(FocalLoss.unweighted(loss.gamma()))),
                new Stage("with " + gamma + " and " + alpha, step.sides(loss.focal())));
    }

    /**
     * A row of the table.
     *
     * @param name  of the setting
     * @param loss  over the number of positives
     * @param ratio summed size of the gradient, negatives to positives
     * @param now   whether it is the room's own setting
     */
    public record Row(String name, double loss, double ratio, boolean now) {}

    /** {@return the settings of the literature and the room's own} */
    public List<Row> table() {
        LossChoice loss = room.loss().getValue();
        String own = "π " + Figures.plain(loss.prior()) + ", γ " + Figures.plain(loss.gamma())
                + (loss.weighted() ? ", α " + Figures.plain(loss.alpha()) : ", no α");
        return List.of(
                row("π 0.5, cross entropy", new CrossEntropy(), 0.5),
                row("π 0.01, cross entropy", new CrossEntropy(), 0.01),
                row("π 0.01, γ 0, α 0.75", new FocalLoss(0.75, 0), 0.01),
                row("π 0.01, γ 2, α 0.25", new FocalLoss(0.25, 2), 0.01),
                row("π 0.01, γ 2, α 0.5", new FocalLoss(0.5, 2), 0.01),
                row("π 0.01, γ 5, α 0.25", new FocalLoss(0.25, 5), 0.01),
                new Row(
                        "now: " + own,
                        step().sides(loss.focal()).perPositive(),
                        step().sides(loss.focal()).gradientRatio(),
                        true));
    }

    private Row row(String name, LogitLoss loss, double prior) {
        FirstStep.Sides sides = step(prior).sides(loss);
        return new Row(name, sides.perPositive(), sides.gradientRatio(), false);
    }

    /** {@return the meter in words, e.g. 1,572 : 1 → 1.32 : 1} */
    public String meter() {
        List<Stage> stages = stages();
        return ratio(stages.get(0).sides().gradientRatio()) + " → "
                + ratio(stages.get(3).sides().gradientRatio());
    }

    /** {@return a ratio in words} */
    static String ratio(double negativesToPositives) {
        return Double.isInfinite(negativesToPositives) ? "∞ : 1" : Figures.short3(negativesToPositives) + " : 1";
    }

    /** {@return what there is to see, in sentences} */
    public List<String> notices() {
        LossChoice loss = room.loss().getValue();
        List<Stage> stages = stages();
        double focused = stages.get(2).sides().gradientRatio();
        double last = stages.get(3).sides().gradientRatio();
        FirstStep step = step();
        String first = Texts.format(
                        "%,d anchors × %,d classes make %,.0f terms, of which %,d are positive. The last layer’s bias is %.3f.",
                        step.anchors(), step.classes(), step.terms(), step.positives(), step.logit())
                .replace("-", "−");
        String second = loss.gamma() == 0
                ? "γ 0 leaves every negative its full weight."
                : "γ " + Figures.plain(loss.gamma()) + " alone turns "
                        + ratio(stages.get(0).sides().gradientRatio()) + " into " + ratio(focused)
                        + (focused < 1 ? ": now the positives pull harder." : ".");
        return List.of(first, second, weighing(loss, focused, last));
    }

    private static String weighing(LossChoice loss, double focused, double last) {
        if (!loss.weighted() || loss.alpha() == 0 || loss.alpha() == 1) {
            return loss.weighted()
                    ? "With α " + Figures.plain(loss.alpha()) + " only one side is left."
                    : "Without α both labels have weight 1.";
        }
        double lighter = (1 - loss.alpha()) / loss.alpha();
        String weight = "α " + Figures.plain(loss.alpha()) + " weighs a positive "
                + (lighter == 3
                        ? "a third of a negative"
                        : lighter >= 1
                                ? "1/" + Figures.short3(lighter) + " of a negative"
                                : Figures.short3(1 / lighter) + " negatives");
        boolean closer = Math.abs(Math.log(last)) < Math.abs(Math.log(focused));
        return weight + ", and " + ratio(focused) + " becomes " + ratio(last) + ". "
                + (closer
                        ? "That suits γ: it gives back a little of what focusing took from the negatives."
                        : "That is further from balance than γ alone: a larger γ needs a smaller α, and γ 0 a larger one.");
    }
}
