package org.focallens.ui.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.focallens.core.lesson.FocalFacts;
import org.focallens.ui.common.Figures;
import org.focallens.ui.common.History;

/** What the loss room shows and how it answers; knows no controls. */
public final class LossViewModel {
    private static final double[] USUAL_GAMMAS = {0, 0.5, 1, 2, 5};
    private static final double SNAP = 0.15;
    private static final double LEAST_P = 0.001;

    private final History<CurveSettings> history = new History<>(CurveSettings.PAPER);
    private final DoubleProperty cursor = new SimpleDoubleProperty(0.9);
    private final NumberInput alphaInput = new NumberInput("α", 1, this::setAlpha);
    private final NumberInput gammaInput = new NumberInput("γ", CurveSettings.MAX_GAMMA, this::setGamma);
    private final ObservableValue<Readout> readout =
            Bindings.createObjectBinding(() -> Readout.of(history.get(), cursor.get()), history.state(), cursor);

    /** Starts with the paper's settings. */
    public LossViewModel() {
        history.state().subscribe(settings -> {
            alphaInput.show(settings.alpha());
            gammaInput.show(settings.gamma());
        });
    }

    /** {@return the settings with their past, for undo and for saving} */
    public History<CurveSettings> history() {
        return history;
    }

    /** {@return the settings} */
    public ReadOnlyObjectProperty<CurveSettings> settings() {
        return history.state();
    }

    /** {@return p_t under the cursor, 0.001..0.999} */
    public DoubleProperty cursor() {
        return cursor;
    }

    /** {@return the numbers at the cursor} */
    public ObservableValue<Readout> readout() {
        return readout;
    }

    /** {@return the field of alpha} */
    public NumberInput alphaInput() {
        return alphaInput;
    }

    /** {@return the field of gamma} */
    public NumberInput gammaInput() {
        return gammaInput;
    }

    /** {@return the curves, from the back to the front} */
    List<Curve> curves() {
        return Curve.of(history.get());
    }

    /** Moves the cursor to a p_t, or to the end of its way. */
    public void moveCursor(double p) {
        cursor.set(Math.max(LEAST_P, Math.min(1 - LEAST_P, Math.round(p * 1000) / 1000.0)));
    }

    /** Sets alpha; it counts from then on. */
    public void setAlpha(double alpha) {
        change("alpha", settings -> settings.withAlpha(alpha));
    }

    /** Sets gamma. */
    public void setGamma(double gamma) {
        change("gamma", settings -> settings.withGamma(gamma));
    }

    /** Sets alpha as a slider does: in hundredths. */
    public void slideAlpha(double alpha) {
        setAlpha(Math.round(alpha * 100) / 100.0);
    }

    /** Sets gamma as a slider does: in tenths, held by the paper's values while it is dragged. */
    public void slideGamma(double gamma, boolean dragged) {
        setGamma(dragged ? snapped(gamma) : tenths(gamma));
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

    /** Whether alpha counts. */
    public void setWeighted(boolean weighted) {
        change("weighted", settings -> settings.withWeighted(weighted));
    }

    /** Whether gradients are drawn in place of losses. */
    public void setGradient(boolean gradient) {
        change("gradient", settings -> settings.withGradient(gradient));
    }

    /** Whether the vertical axis is logarithmic. */
    public void setLogarithmic(boolean logarithmic) {
        change("logarithmic", settings -> settings.withLogarithmic(logarithmic));
    }

    /** Whether the curves of the paper's figure 1 stand behind. */
    public void setFamily(boolean family) {
        change("family", settings -> settings.withFamily(family));
    }

    /** Goes back to the paper's settings; can be undone. */
    public void reset() {
        change("reset", settings -> CurveSettings.PAPER);
    }

    private void change(String key, UnaryOperator<CurveSettings> step) {
        history.change(key, step.apply(history.get()));
    }

    /** {@return in one short line, what focusing makes of the point under the cursor} */
    public String headline() {
        Readout now = readout.getValue();
        if (history.get().gamma() == 0) {
            return "As cross entropy";
        }
        return history.get().gradient() ? pull(now.pullRatio()) : times(1 / now.modulation()) + " lower";
    }

    private static String pull(double ratio) {
        return ratio >= 1 ? times(ratio) + " stronger" : times(1 / ratio) + " weaker";
    }

    /** {@return how many times, e.g. 100×, 1.225×} */
    static String times(double ratio) {
        double rounded = ratio < 1e6 ? Math.round(ratio * 1e9) / 1e9 : ratio;
        return (rounded == Math.rint(rounded) && rounded < 1000 ? Figures.plain(rounded) : Figures.significant(ratio)) + "×";
    }

    /** {@return what there is to notice about the settings, in sentences} */
    public List<String> notices() {
        CurveSettings now = history.get();
        List<String> notices = new ArrayList<>();
        notices.add(focusing(now.gamma()));
        if (now.gamma() > 0) {
            FocalFacts facts = FocalFacts.of(now.gamma());
            notices.add(String.format(Locale.ROOT,
                    "The loss shrinks everywhere, but the gradient does not: below pₜ %.4f it exceeds cross entropy’s, by up to %s at pₜ %.3f.", facts.crossing(), times(Math.round(facts.peak() * 1e4) / 1e4), facts.peakAt()));
        }
        notices.add(now.weighted() ? weighing(now.alpha()) : "Without α positives and negatives weigh the same, as in the paper’s figure 1.");
        return notices;
    }

    private static String focusing(double gamma) {
        if (gamma == 0) {
            return "γ 0 is cross entropy: nothing is focused, and many easy negatives add up to more than the few positives.";
        }
        return "At pₜ 0.9 the loss is " + times(Math.pow(10, gamma)) + " lower than cross entropy, but at most "
                + times(Math.pow(2, gamma)) + " lower for pₜ ≤ 0.5: what is wrong keeps its voice.";
    }

    private static String weighing(double alpha) {
        String start = "α " + Figures.plain(alpha) + ": a positive weighs ";
        if (alpha == 0 || alpha == 1) {
            return start + (alpha == 0 ? "nothing, so nothing is ever found." : "all and a negative nothing, so everything is found everywhere.");
        }
        if (alpha == 0.5) {
            return start + "as much as a negative, and every loss is half of what it is without α.";
        }
        return start + (alpha < 0.5 ? times((1 - alpha) / alpha) + " less" : times(alpha / (1 - alpha)) + " more") + " than a negative. "
                + "α sets the balance that is left once γ has quietened the easy negatives.";
    }
}
