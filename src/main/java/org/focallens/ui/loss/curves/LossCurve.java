package org.focallens.ui.loss.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.focallens.core.lesson.FocalFacts;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.figure.Figures;
import org.focallens.ui.loss.common.CurveKind;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.focallens.ui.loss.common.CurvesState.Shown;
import org.focallens.ui.loss.common.LossChoice;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.common.Pin;

/**
 * A loss of one label over p_t or over the logit.
 *
 * @param role  what it stands for
 * @param name  for the legend
 * @param sign  for a narrow table
 * @param loss  of one logit
 * @param shift of the logit before the loss takes it: ln(K - 1) for a softmax over the logit
 */
record LossCurve(Role role, String name, String sign, LogitLoss loss, double shift) {

    /**
     * What a curve stands for, by which it is drawn.
     *
     * @param kind     of loss; focal loss for a pin
     * @param pin      position among the pins' colours, below 0 for none
     * @param positive whether the label is
     * @param alone    whether it stands for both labels
     */
    record Role(CurveKind kind, int pin, boolean positive, boolean alone) {}

    /** Probabilities of the true class: steps of 1/400, and on to either end, the lower one far enough for a small alpha to leave the chart. */
    static final double[] P_T = probabilities();
    /** Logits in steps of 1/25. */
    static final double[] LOGIT =
            IntStream.rangeClosed(-200, 200).mapToDouble(i -> i / 25.0).toArray();

    private static double[] probabilities() {
        double[] low = {1e-12, 1e-9, 1e-7, 1e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 3e-4, 5e-4, 1e-3, 1.5e-3};
        double[] high = {0.999, 0.9995, 0.99975, 0.9999, 0.99999, 0.999999, 1 - 1e-7, 1 - 1e-9};
        DoubleStream middle = IntStream.range(1, 400).mapToDouble(i -> i / 400.0);
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(low), middle), DoubleStream.of(high))
                .toArray();
    }

    /** {@return where curves are computed} */
    static double[] places(CurvesState settings) {
        return settings.across() == Across.P_T ? P_T : LOGIT;
    }

    /** {@return what is drawn, from the back to the front} */
    static List<LossCurve> of(LossState state) {
        List<LossCurve> curves = new ArrayList<>();
        CurvesState settings = state.curves();
        for (Pin pin : settings.pins()) {
            FocalLoss loss = pin.choice().focal();
            addLabels(curves, settings, new Draft(CurveKind.FOCAL, pin.color(), pin.name(), pin.name(), loss));
        }
        for (CurveKind kind : List.of(
                CurveKind.BALANCED, CurveKind.SOFTMAX, CurveKind.STAR, CurveKind.CROSS_ENTROPY, CurveKind.FOCAL)) {
            if (settings.kinds().contains(kind)
                    && !(kind == CurveKind.STAR && state.loss().gamma() == 0)) {
                addKind(curves, settings, kind, state.loss());
            }
        }
        return curves;
    }

    private record Draft(CurveKind kind, int pin, String name, String sign, LogitLoss loss) {}

    private static void addKind(List<LossCurve> curves, CurvesState settings, CurveKind kind, LossChoice choice) {
        String gamma = ", γ " + Figures.plain(choice.gamma());
        switch (kind) {
            case CROSS_ENTROPY ->
                addLabels(curves, settings, new Draft(kind, -1, kind.title(), kind.sign(), new CrossEntropy()));
            case BALANCED ->
                addLabels(
                        curves,
                        settings,
                        new Draft(kind, -1, kind.title(), kind.sign(), new CrossEntropy(choice.balance())));
            case FOCAL ->
                addLabels(curves, settings, new Draft(kind, -1, kind.title() + gamma, kind.sign(), choice.focal()));
            case STAR ->
                addLabels(
                        curves,
                        settings,
                        new Draft(
                                kind,
                                -1,
                                kind.title() + gamma + ", β " + Figures.plain(choice.beta()),
                                kind.sign(),
                                choice.star()));
            case SOFTMAX -> addSoftmax(curves, settings, choice);
        }
    }

    /** A softmax has no term of a class that is not the target: it is drawn for positives alone. */
    private static void addSoftmax(List<LossCurve> curves, CurvesState settings, LossChoice choice) {
        int classes = Math.max(2, choice.classes());
        double shift = settings.across() == Across.LOGIT ? Math.log(classes - 1.0) : 0;
        String name = "softmax focal, γ " + Figures.plain(choice.gamma()) + ", K " + classes;
        curves.add(new LossCurve(
                new Role(CurveKind.SOFTMAX, -1, true, true),
                name,
                CurveKind.SOFTMAX.sign(),
                FocalLoss.unweighted(choice.gamma()),
                shift));
    }

    /** Over p_t both labels lie on one curve where they weigh the same; over the logit they are each other's mirror. */
    private static void addLabels(List<LossCurve> curves, CurvesState settings, Draft draft) {
        Balance balance = draft.loss.balance();
        boolean one = settings.across() == Across.P_T && balance.positive() == balance.negative();
        if (one || settings.label() == Shown.POSITIVE) {
            curves.add(label(draft, true, one));
        } else if (settings.label() == Shown.NEGATIVE) {
            curves.add(label(draft, false, false));
        } else {
            curves.add(label(draft, false, false));
            curves.add(label(draft, true, false));
        }
    }

    private static LossCurve label(Draft draft, boolean positive, boolean alone) {
        Role role = new Role(draft.kind, draft.pin, positive, alone);
        if (alone) {
            return new LossCurve(role, draft.name, draft.sign, draft.loss, 0);
        }
        double weight = draft.loss.balance().weight(positive);
        boolean weighted =
                draft.loss.balance().positive() != draft.loss.balance().negative();
        String ending = (positive ? " of a positive" : " of a negative")
                + (weighted
                        ? (positive ? ", α = " : ", 1 − α = ") + Figures.plain(Math.round(weight * 1e9) / 1e9)
                        : "");
        return new LossCurve(role, draft.name + ending, draft.sign + (positive ? " +" : " −"), draft.loss, 0);
    }

    /** {@return the heights at all places} */
    double[] values(CurvesState settings) {
        return Arrays.stream(places(settings)).map(x -> height(settings, x)).toArray();
    }

    /** {@return the loss at a place, or the size of its gradient} */
    double height(CurvesState settings, double x) {
        return settings.gradient() ? pull(logit(settings.across(), x)) : value(logit(settings.across(), x));
    }

    /** {@return the logit that a place on the axis stands for, for this label} */
    double logit(Across across, double x) {
        if (across == Across.LOGIT) {
            return x - shift;
        }
        double margin = FocalFacts.margin(x);
        return role.positive ? margin : -margin;
    }

    double value(double logit) {
        return loss.value(logit, role.positive);
    }

    /** {@return the size of the gradient with respect to the logit} */
    double pull(double logit) {
        return Math.abs(loss.gradient(logit, role.positive));
    }
}
