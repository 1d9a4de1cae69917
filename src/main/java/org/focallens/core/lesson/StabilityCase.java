package org.focallens.core.lesson;

import java.util.List;
import org.focallens.core.lesson.NaiveFocal.Outcome;
import org.focallens.core.lesson.NaiveFocal.Precision;
import org.focallens.core.loss.FocalLoss;

/**
 * A prediction at which the naive form of focal loss is put beside the stable one.
 *
 * @param logit    x, the prediction
 * @param positive whether the target is 1
 * @param loss     the loss
 * @param naive    the naive form
 * @param stable   value and gradient of the stable form
 * @param verdict  what became of the naive form
 */
public record StabilityCase(
        double logit, boolean positive, NaiveFocal loss, Outcome naive, Outcome stable, Verdict verdict) {
    /** A naive number farther from the stable one than this share has lost most of its digits. */
    private static final double TOLERANCE = 0.01;
    /** Beyond it nothing in double precision moves; stands for a probability of exactly 0 or 1. */
    private static final double CERTAIN = 800;

    /** What became of the naive form, and why. */
    public enum Verdict {
        /** Both forms agree to a hundredth. */
        HOLDS("agrees", "Both forms agree."),
        /** A number came out that is none. */
        NOT_A_NUMBER(
                "NaN",
                "0 × ∞: a factor that is exactly 0 meets one that is infinite. One such term makes the sum, and then every weight, NaN."),
        /** The value overflowed. */
        INFINITE(
                "∞",
                "ln 0: pₜ has been rounded to exactly 0. The stable form never forms pₜ and grows like the logit."),
        /** The value is exactly 0 though the true one is not. */
        VANISHES(
                "0", "1 − pₜ has been rounded to exactly 0 and the loss with it: the term no longer teaches anything."),
        /** A finite value, but wrong. */
        INEXACT("off", "1 − pₜ keeps only the digits that the rounding of pₜ near 1 left of it.");

        private final String sign;
        private final String why;

        Verdict(String sign, String why) {
            this.sign = sign;
            this.why = why;
        }

        /** {@return as a table's cell shows it} */
        public String sign() {
            return sign;
        }

        /** {@return how it comes about} */
        public String why() {
            return why;
        }
    }

    /**
     * Tries a prediction.
     *
     * @param naive    the naive form
     * @param logit    x; infinite for a probability of exactly 0 or 1
     * @param positive whether the target is 1
     * @return both forms and the verdict
     */
    public static StabilityCase of(NaiveFocal naive, double logit, boolean positive) {
        double bounded = Math.max(-CERTAIN, Math.min(CERTAIN, logit));
        Outcome outcome = naive.of(logit, positive);
        FocalLoss loss = naive.loss();
        double rest = 1 / (1 + Math.exp(positive ? bounded : -bounded));
        Outcome stable = new Outcome(rest, loss.value(bounded, positive), loss.gradient(bounded, positive));
        return new StabilityCase(logit, positive, naive, outcome, stable, verdict(outcome, stable));
    }

    private static Verdict verdict(Outcome naive, Outcome stable) {
        if (Double.isNaN(naive.value()) || Double.isNaN(naive.gradient())) {
            return Verdict.NOT_A_NUMBER;
        }
        if (Double.isInfinite(naive.value()) || Double.isInfinite(naive.gradient())) {
            return Verdict.INFINITE;
        }
        if (near(naive.value(), stable.value()) && near(naive.gradient(), stable.gradient())) {
            return Verdict.HOLDS;
        }
        return naive.value() == 0 || naive.gradient() == 0 ? Verdict.VANISHES : Verdict.INEXACT;
    }

    private static boolean near(double naive, double stable) {
        return Math.abs(naive - stable) <= TOLERANCE * Math.abs(stable);
    }

    /**
     * Predictions that break naive forms.
     *
     * @param loss the loss
     * @return probabilities of exactly 0 and 1, logits of 100, 40 and 10 either way, in each precision where it matters
     */
    public static List<StabilityCase> usual(FocalLoss loss) {
        NaiveFocal wide = new NaiveFocal(loss, Precision.DOUBLE);
        NaiveFocal single = new NaiveFocal(loss, Precision.FLOAT32);
        NaiveFocal half = new NaiveFocal(loss, Precision.FLOAT16);
        NaiveFocal steep = new NaiveFocal(new FocalLoss(loss.balance(), 0.5), Precision.DOUBLE);
        return List.of(
                of(wide, Double.NEGATIVE_INFINITY, true),
                of(wide, Double.POSITIVE_INFINITY, true),
                of(wide, -100, true),
                of(wide, 100, true),
                of(wide, 100, false),
                of(wide, 10, true),
                of(single, 14, true),
                of(single, 20, true),
                of(half, 10, true),
                of(half, 5, true),
                of(half, -12, true),
                of(steep, 10, true),
                of(steep, 40, true));
    }
}
