package org.focallens.ui.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.ui.common.Figures;

/**
 * A loss over p_t.
 *
 * @param kind   what it stands for
 * @param name   for the legend
 * @param values at each of {@link #P_T}
 */
record Curve(Kind kind, String name, double[] values) {

    enum Kind { FAMILY, CROSS_ENTROPY, FOCAL_NEGATIVE, FOCAL }

    /** Probabilities of the true class: steps of 1/400, and on to either end, the lower one far enough for a small alpha to leave the chart. */
    static final double[] P_T = probabilities();
    /** Figure 1 of the paper without gamma 0, which is cross entropy. */
    static final List<Double> FIGURE_1 = List.of(0.5, 1.0, 2.0, 5.0);

    private static double[] probabilities() {
        double[] low = {1e-12, 1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 2.5e-4, 5e-4, 1e-3};
        double[] high = {0.999, 0.9995, 0.99975, 0.9999, 0.99999, 0.999999, 1 - 1e-7, 1 - 1e-9};
        DoubleStream middle = IntStream.range(1, 400).mapToDouble(i -> i / 400.0);
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(low), middle), DoubleStream.of(high)).toArray();
    }

    /** {@return what is drawn, from the back to the front} */
    static List<Curve> of(CurveSettings settings) {
        List<Curve> curves = new ArrayList<>();
        if (settings.family()) {
            FIGURE_1.forEach(gamma -> curves.add(of(Kind.FAMILY, "γ " + Figures.plain(gamma), FocalLoss.unweighted(gamma), true, settings)));
        }
        curves.add(of(Kind.CROSS_ENTROPY, "cross entropy", new CrossEntropy(), true, settings));
        String gamma = "γ " + Figures.plain(settings.gamma());
        if (settings.weighted()) {
            String rest = Figures.plain(Math.round((1 - settings.alpha()) * 1e9) / 1e9);
            curves.add(of(Kind.FOCAL_NEGATIVE, "focal loss of a negative, weight 1 − α = " + rest, settings.loss(), false, settings));
            String alpha = Figures.plain(settings.alpha());
            curves.add(of(Kind.FOCAL, "focal loss of a positive, " + gamma + ", weight α = " + alpha, settings.loss(), true, settings));
        } else {
            curves.add(of(Kind.FOCAL, "focal loss, " + gamma, settings.loss(), true, settings));
        }
        return curves;
    }

    private static Curve of(Kind kind, String name, LogitLoss loss, boolean positive, CurveSettings settings) {
        return new Curve(kind, name, Arrays.stream(P_T).map(p -> height(loss, positive, p, settings.gradient())).toArray());
    }

    /** {@return the loss, or the size of its slope with respect to the logit, where the true class has probability {@code p}} */
    static double height(LogitLoss loss, boolean positive, double p, boolean gradient) {
        double logit = positive ? margin(p) : -margin(p);
        return gradient ? Math.abs(loss.gradient(logit, positive)) : loss.value(logit, positive);
    }

    /** {@return x_t, the logit's distance from undecided towards the true class} */
    static double margin(double p) {
        return Math.log(p) - Math.log1p(-p);
    }
}
