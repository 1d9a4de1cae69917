package org.focallens.ui.loss.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.FocalFacts;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.common.History;
import org.focallens.ui.loss.common.NumberInput.Bounds;

/** What all panels of the loss room share: the loss, its past, and how large everything is drawn. Knows no controls. */
public final class LossViewModel {
    private static final double[] USUAL_GAMMAS = {0, 0.5, 1, 2, 5};
    private static final double SNAP = 0.15;

    private final History<LossState> history = new History<>(LossState.START);
    private final ObservableValue<LossChoice> loss = history.state().map(LossState::loss);
    private final BooleanProperty projector = new SimpleBooleanProperty();
    private final BooleanProperty inspector = new SimpleBooleanProperty(true);
    /** As a logit towards the true class on an axis of p_t, as a logit on its own. */
    private final DoubleProperty cursor = new SimpleDoubleProperty(FocalFacts.margin(0.9));

    private final IntegerProperty pending = new SimpleIntegerProperty();
    private final NumberInput alphaInput = new NumberInput("α", Bounds.of(0, 1), this::setAlpha);
    private final NumberInput gammaInput = new NumberInput("γ", Bounds.of(0, LossChoice.MAX_GAMMA), this::setGamma);
    private final NumberInput betaInput = new NumberInput(
            "β",
            Bounds.of(-LossChoice.MAX_BETA, LossChoice.MAX_BETA),
            value -> changeLoss("beta", choice -> choice.withBeta(value)));
    private final NumberInput priorInput = new NumberInput("π", Bounds.of(LossChoice.LEAST_PRIOR, 0.5), this::setPrior);
    private final NumberInput classesInput = new NumberInput(
            "K",
            Bounds.whole(1, LossChoice.MAX_CLASSES),
            value -> changeLoss("classes", choice -> choice.withClasses((int) value)));

    /** Starts with the paper's settings. */
    public LossViewModel() {
        loss.subscribe(choice -> {
            alphaInput.show(choice.alpha());
            gammaInput.show(choice.gamma());
            betaInput.show(choice.beta());
            priorInput.show(choice.prior());
            classesInput.show(choice.classes());
        });
    }

    /** {@return the state with its past, for undo and for saving} */
    public History<LossState> history() {
        return history;
    }

    /** {@return everything that can be undone} */
    public ReadOnlyObjectProperty<LossState> state() {
        return history.state();
    }

    /** {@return the loss that all panels speak of} */
    public ObservableValue<LossChoice> loss() {
        return loss;
    }

    /** {@return whether everything is drawn for the back of a classroom} */
    public BooleanProperty projector() {
        return projector;
    }

    /** {@return whether the settings stand beside the picture} */
    public BooleanProperty inspector() {
        return inspector;
    }

    /** {@return the logit under the cursor of the curves, -8..8} */
    public DoubleProperty cursor() {
        return cursor;
    }

    /** {@return how many pieces of work have yet to change what is seen} */
    public IntegerProperty pending() {
        return pending;
    }

    public NumberInput alphaInput() {
        return alphaInput;
    }

    public NumberInput gammaInput() {
        return gammaInput;
    }

    public NumberInput betaInput() {
        return betaInput;
    }

    public NumberInput priorInput() {
        return priorInput;
    }

    public NumberInput classesInput() {
        return classesInput;
    }

    /** Changes what can be undone; changes under one key in quick succession become one step. */
    public void change(String key, UnaryOperator<LossState> step) {
        history.change(key, step.apply(history.get()));
    }

    private void changeLoss(String key, UnaryOperator<LossChoice> step) {
        change(key, state -> state.withLoss(step));
    }

    /** Sets alpha; it counts from then on. */
    public void setAlpha(double alpha) {
        changeLoss("alpha", choice -> choice.withAlpha(alpha));
    }

    /** Sets gamma. */
    public void setGamma(double gamma) {
        changeLoss("gamma", choice -> choice.withGamma(gamma));
    }

    /** Sets the prior. */
    public void setPrior(double prior) {
        changeLoss("prior", choice -> choice.withPrior(prior));
    }

    /** Whether alpha counts. */
    public void setWeighted(boolean weighted) {
        changeLoss("weighted", choice -> choice.withWeighted(weighted));
    }

    /** Goes back to the paper's loss; can be undone. */
    public void reset() {
        changeLoss("reset", choice -> LossChoice.PAPER);
    }

    /** Sets alpha as a slider does: in hundredths. */
    public void slideAlpha(double alpha) {
        setAlpha(Math.round(alpha * 100) / 100.0);
    }

    /** Sets gamma as a slider does: in tenths, held by the paper's values while it is dragged. */
    public void slideGamma(double gamma, boolean dragged) {
        setGamma(dragged ? snapped(gamma) : tenths(gamma));
    }

    /** Sets the prior as a slider of powers of ten does: to two digits, no higher than a half. */
    public void slidePrior(double power) {
        double step = Math.pow(10, Math.floor(power) - 1);
        double rounded = Math.round(Math.pow(10, power) / step) * step;
        setPrior(Math.max(LossChoice.LEAST_PRIOR, Math.min(0.5, Math.round(rounded * 1e9) / 1e9)));
    }

    private static double snapped(double gamma) {
        for (double usual : USUAL_GAMMAS) {
            if (Math.abs(gamma - usual) <= SNAP) {
                return usual;
            }
        }
        return tenths(gamma);
    }

    private static double tenths(double gamma) {
        return Math.round(gamma * 10) / 10.0;
    }

    /** {@return how many times, e.g. 100×, 1.225×} */
    public static String times(double ratio) {
        double rounded = ratio < 1e6 ? Math.round(ratio * 1e9) / 1e9 : ratio;
        return (rounded == Math.rint(rounded) && rounded < 1000 ? Figures.plain(rounded) : Figures.significant(ratio))
                + "×";
    }

    /** {@return what there is to notice about the loss, in sentences} */
    public List<String> notices() {
        LossChoice now = loss.getValue();
        List<String> notices = new ArrayList<>();
        notices.add(focusing(now.gamma()));
        if (now.gamma() > 0) {
            FocalFacts facts = FocalFacts.of(now.gamma());
            notices.add(Texts.format(
                    "The loss shrinks everywhere, but the gradient does not: below pₜ %.4f it exceeds cross entropy’s, by up to %s at pₜ %.3f.",
                    facts.crossing(), times(Math.round(facts.peak() * 1e4) / 1e4), facts.peakAt()));
        }
        notices.add(
                now.weighted()
                        ? weighing(now.alpha())
                        : "Without α positives and negatives weigh the same, as in the paper’s figure 1.");
        return notices;
    }

    private static String focusing(double gamma) {
        if (gamma == 0) {
            return "γ 0 is cross entropy: nothing is focused, and many easy negatives add up to more than the few positives.";
        }
        return "At pₜ 0.9 the loss is " + times(Math.pow(10, gamma)) + " lower than cross entropy, but at most "
                + times(Math.pow(2, gamma)) + " lower for pₜ ≤ 0.5: wrong predictions keep their weight.";
    }

    private static String weighing(double alpha) {
        String start = "α " + Figures.plain(alpha) + ": a positive weighs ";
        if (alpha == 0 || alpha == 1) {
            return start
                    + (alpha == 0
                            ? "nothing, so nothing is ever found."
                            : "all and a negative nothing, so everything is found everywhere.");
        }
        if (alpha == 0.5) {
            return start + "as much as a negative, and every loss is half of what it is without α.";
        }
        return start + (alpha < 0.5 ? times((1 - alpha) / alpha) + " less" : times(alpha / (1 - alpha)) + " more")
                + " than a negative. " + "α sets the remaining balance once γ has turned down the easy negatives.";
    }
}
