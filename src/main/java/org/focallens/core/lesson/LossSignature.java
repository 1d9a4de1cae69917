package org.focallens.core.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;

/**
 * A value of the classification loss that gives away what a training run is doing.
 *
 * @param name    what is going on
 * @param value   the loss over the number of positives, >= 0
 * @param formula how it comes about
 * @param advice  what to look at
 */
public record LossSignature(String name, double value, String formula, String advice) {
    /** Probabilities are bounded so by implementations whose gradient then dies. */
    public static final double CLAMP = 1e-4;
    /** Values nearer than this share of a signature look like it. */
    public static final double LIKENESS = 0.01;

    /**
     * Loss at the prior, counting positives alone: alpha (1 - pi)^gamma ln(1 / pi).
     *
     * @param loss  focal loss
     * @param prior pi, above 0 and below 1
     * @return 1.1284 for alpha 0.25, gamma 2 and pi 0.01
     */
    public static double atPrior(FocalLoss loss, double prior) {
        return loss.value(FocalFacts.margin(prior), true);
    }

    /**
     * Loss of a positive whose probability sits at the lower bound: alpha (1 - 1e-4)^gamma (-ln 1e-4).
     *
     * @param loss focal loss
     * @return 2.30212 for alpha 0.25 and gamma 2
     */
    public static double atClamp(FocalLoss loss) {
        return loss.value(FocalFacts.margin(CLAMP), true);
    }

    /**
     * The signatures of a loss.
     *
     * @param loss focal loss with the settings of the run
     * @param step anchors, positives, classes and prior of a typical batch
     * @return the signatures, least value first
     */
    public static List<LossSignature> of(FocalLoss loss, FirstStep step) {
        List<LossSignature> all = new ArrayList<>();
        all.add(new LossSignature(
                "Still at the prior",
                atPrior(loss, step.prior()),
                "α (1 − π)ᵞ ln(1/π)",
                "Every positive still has the probability the bias gave it: the head does not learn. Check the learning rate and "
                        + "frozen layers."));
        all.add(new LossSignature(
                "The very first step",
                step.sides(loss).perPositive(),
                "positives and negatives at π",
                "The right value before the first update. If it stays, nothing is learnt."));
        all.add(new LossSignature(
                "Dead clamp",
                atClamp(loss),
                "α (1 − 10⁻⁴)ᵞ (−ln 10⁻⁴)",
                "Probabilities sit at the bound 10⁻⁴, where the gradient is 0. Compute the loss on logits; check for a learning "
                        + "rate that is too high."));
        all.add(
                new LossSignature(
                        "No prior",
                        halfway(step).sides(loss).perPositive(),
                        "all logits 0, π ½",
                        "The last layer's bias is 0 in place of −ln((1 − π)/π): the negatives drown everything at the first step."));
        all.add(new LossSignature(
                "α left out",
                atPrior(new FocalLoss(Balance.NONE, loss.gamma()), step.prior()),
                "(1 − π)ᵞ ln(1/π)",
                "At the prior, and positives weigh 1: α does not reach the loss."));
        all.add(new LossSignature(
                "γ left out",
                step.sides(new CrossEntropy(loss.balance())).perPositive(),
                "−α ln pₜ at π",
                "Weighted cross entropy at the first step: γ is 0, and the easy negatives make up all of the loss."));
        all.add(new LossSignature(
                "Plain cross entropy",
                step.sides(new CrossEntropy()).perPositive(),
                "−ln pₜ at π",
                "Neither α nor γ reaches the loss."));
        all.add(new LossSignature(
                "Mean over all terms",
                step.sides(loss).perPositive() * step.positives() / step.terms(),
                "sum / (anchors × K)",
                "Divided by all anchors and classes in place of the positives: so small that training stalls."));
        if (step.classes() > 1) {
            all.add(new LossSignature(
                    "Softmax at chance",
                    Math.log(step.classes()),
                    "ln K",
                    "A softmax cross entropy over K classes that has learnt nothing."));
        }
        all.sort(Comparator.comparingDouble(LossSignature::value));
        return all;
    }

    private static FirstStep halfway(FirstStep step) {
        return new FirstStep(step.anchors(), step.positives(), step.classes(), 0.5);
    }

    /**
     * How far a loss is from this one.
     *
     * @param seen a loss from a log
     * @return the difference as a share of the signature's value
     */
    public double distance(double seen) {
        return Math.abs(seen - value) / value;
    }

    /**
     * The signatures that a loss looks like.
     *
     * @param signatures to look among
     * @param seen       a loss from a log
     * @return those nearer than {@link #LIKENESS}, the nearest first
     */
    public static List<LossSignature> like(List<LossSignature> signatures, double seen) {
        return signatures.stream()
                .filter(one -> one.distance(seen) < LIKENESS)
                .sorted(Comparator.comparingDouble(one -> one.distance(seen)))
                .toList();
    }
}
