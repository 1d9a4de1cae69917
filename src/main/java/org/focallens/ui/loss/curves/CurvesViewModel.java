package org.focallens.ui.loss.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.focallens.core.lesson.FocalFacts;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.focallens.ui.loss.common.CurveKind;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.focallens.ui.loss.common.CurvesState.Shown;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.LossViewModel;
import org.focallens.ui.loss.common.Pin;

/** What the curves panel draws, and what stands under its cursor; knows no controls. */
public final class CurvesViewModel {
    private static final double LEAST_P = 0.001;
    private static final double FARTHEST = 8;

    private final LossViewModel room;

    public CurvesViewModel(LossViewModel room) {
        this.room = room;
    }

    private CurvesState settings() {
        return room.state().get().curves();
    }

    private void change(String key, UnaryOperator<CurvesState> step) {
        room.change(key, state -> state.withCurves(step));
    }

    /** {@return the curves, from the back to the front} */
    List<LossCurve> curves() {
        return LossCurve.of(room.state().get());
    }

    /** {@return the cursor's place on the horizontal axis} */
    public double place() {
        double x = room.cursor().get();
        return settings().across() == Across.LOGIT
                ? x
                : Math.max(LEAST_P, Math.min(1 - LEAST_P, Math.round(1000 / (1 + Math.exp(-x))) / 1000.0));
    }

    /** Moves the cursor to a place on the horizontal axis, or to the end of its way. */
    public void moveTo(double place) {
        if (settings().across() == Across.LOGIT) {
            room.cursor().set(Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(place * 100) / 100.0)));
        } else {
            room.cursor()
                    .set(FocalFacts.margin(
                            Math.max(LEAST_P, Math.min(1 - LEAST_P, Math.round(place * 1000) / 1000.0))));
        }
    }

    /** Moves the cursor by hundredths of the axis. */
    public void step(int hundredths) {
        moveTo(place() + hundredths * (settings().across() == Across.LOGIT ? 0.1 : 0.01));
    }

    /** {@return every curve at the cursor, from the front to the back} */
    public List<CurveReading> readings() {
        double place = place();
        List<CurveReading> readings = new ArrayList<>();
        curves().forEach(curve -> readings.add(
                0, CurveReading.of(curve, settings().across(), place, settings().gradient())));
        return readings;
    }

    /** {@return p and p_t at the cursor, and the logit} */
    public String where() {
        double place = place();
        if (settings().across() == Across.P_T) {
            return Texts.format(
                            "pₜ %.3f: p %.3f of a positive, %.3f of a negative; logit %+.3f",
                            place, place, 1 - place, FocalFacts.margin(place))
                    .replace('-', '−');
        }
        double p = 1 / (1 + Math.exp(-place));
        return Texts.format("logit %+.2f, p %.4f: pₜ %.4f of a positive, %.4f of a negative", place, p, p, 1 - p)
                .replace('-', '−');
    }

    /** {@return in one short line, what focusing makes of the point under the cursor} */
    public String headline() {
        LossChoice loss = room.loss().getValue();
        if (loss.gamma() == 0) {
            return "As cross entropy";
        }
        double pT = trueProbability();
        if (settings().gradient()) {
            double ratio = FocalFacts.ratio(loss.gamma(), pT);
            return ratio >= 1 ? LossViewModel.times(ratio) + " stronger" : LossViewModel.times(1 / ratio) + " weaker";
        }
        return LossViewModel.times(Math.pow(1 - pT, -loss.gamma())) + " lower";
    }

    /** {@return what the headline compares} */
    public String underline() {
        String whose = settings().across() == Across.P_T
                ? ""
                : settings().label() == Shown.NEGATIVE ? ", a negative" : ", a positive";
        return (settings().gradient()
                        ? "pull on the logit than cross entropy’s, by focusing"
                        : "than cross entropy, by focusing alone")
                + whose;
    }

    private double trueProbability() {
        if (settings().across() == Across.P_T) {
            return place();
        }
        return 1 / (1 + Math.exp(settings().label() == Shown.NEGATIVE ? place() : -place()));
    }

    /**
     * A place worth a line.
     *
     * @param place on the horizontal axis
     * @param text  what is there
     */
    record Mark(double place, String text) {}

    /** {@return where the gradient exceeds cross entropy's up to, and where the loss is 100 and 1000 times lower} */
    List<Mark> marks() {
        LossState state = room.state().get();
        double gamma = state.loss().gamma();
        if (gamma == 0 || !settings().kinds().contains(CurveKind.FOCAL)) {
            return List.of();
        }
        boolean negative = settings().across() == Across.LOGIT && settings().label() == Shown.NEGATIVE;
        String beside = negative ? "above" : "below";
        return List.of(
                mark(FocalFacts.of(gamma).crossing(), negative, beside + " it FL pulls harder than CE"),
                mark(FocalFacts.lowerBy(gamma, 100), negative, "100× lower"),
                mark(FocalFacts.lowerBy(gamma, 1000), negative, "1000× lower"));
    }

    private Mark mark(double pT, boolean negative, String text) {
        double margin = FocalFacts.margin(pT);
        double place = settings().across() == Across.P_T ? pT : negative ? -margin : margin;
        return new Mark(
                place,
                Texts.format("%s: %s %.3f", text, settings().across() == Across.P_T ? "pₜ" : "x", place)
                        .replace("-", "−"));
    }

    public void setGradient(boolean value) {
        change("gradient", now -> now.withGradient(value));
    }

    public void setAcross(Across value) {
        change("across", now -> now.withAcross(value));
    }

    public void setLabel(Shown value) {
        change("label", now -> now.withLabel(value));
    }

    public void setLogarithmicUp(boolean value) {
        change(
                "log up",
                now -> now.withScales(new CurvesState.Scales(now.scales().across(), value)));
    }

    public void setLogarithmicAcross(boolean value) {
        change(
                "log across",
                now -> now.withScales(new CurvesState.Scales(value, now.scales().up())));
    }

    public void show(CurveKind kind, boolean visible) {
        change("kind " + kind, now -> now.showing(kind, visible));
    }

    /** Draws the paper's figure 1: cross entropy and gamma 0.5, 1, 2 and 5 without alpha, over p_t. */
    public void figure1() {
        room.change(
                "figure 1",
                state -> state.withLoss(loss -> loss.withWeighted(false))
                        .withCurves(now -> CurvesState.START.withPins(CurvesState.FIGURE_1)));
    }

    /** {@return whether one more curve can be pinned} */
    public boolean canPin() {
        return settings().pins().size() < CurvesState.MOST_PINS;
    }

    /** Keeps the focal loss of now on the chart. */
    public void pin() {
        if (!canPin()) {
            return;
        }
        LossChoice loss = room.loss().getValue();
        String name =
                "γ " + Figures.plain(loss.gamma()) + (loss.weighted() ? ", α " + Figures.plain(loss.alpha()) : "");
        change(
                "pin " + settings().pins().size(),
                now -> now.pinning(new Pin(name, freeColor(now), loss.weighted() ? loss.alpha() : -1, loss.gamma())));
    }

    private static int freeColor(CurvesState now) {
        int color = 0;
        while (isTaken(now, color)) {
            color++;
        }
        return color;
    }

    private static boolean isTaken(CurvesState now, int color) {
        return now.pins().stream().anyMatch(pin -> pin.color() == color);
    }

    /** Gives a pin another name. */
    public void rename(int index, String name) {
        change(
                "name " + index,
                now -> now.replacingPin(index, now.pins().get(index).withName(name)));
    }

    /** Gives a pin the next colour. */
    public void recolor(int index) {
        change(
                "color " + index,
                now -> now.replacingPin(
                        index,
                        now.pins().get(index).withColor((now.pins().get(index).color() + 1) % CurvesState.MOST_PINS)));
    }

    /** Takes a pin off the chart. */
    public void unpin(int index) {
        change("unpin " + settings().pins().size(), now -> now.replacingPin(index, null));
    }

    /** Takes the loss of a pin as the room's. */
    public void take(int index) {
        LossChoice pinned = settings().pins().get(index).choice();
        room.change(
                "take pin",
                state -> state.withLoss(loss -> new LossChoice(
                        pinned.weighted() ? pinned.alpha() : loss.alpha(),
                        pinned.weighted(),
                        pinned.gamma(),
                        loss.beta(),
                        loss.prior(),
                        loss.classes())));
    }
}
