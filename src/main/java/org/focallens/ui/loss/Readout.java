package org.focallens.ui.loss;

import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;

/**
 * The numbers at the cursor.
 *
 * @param p            p_t, the probability of the true class
 * @param margin       x_t, the logit towards the true class
 * @param crossEntropy plain cross entropy
 * @param pull         size of its slope with respect to the logit
 * @param modulation   (1 - p_t)^gamma, what focusing alone leaves of the loss
 * @param pullRatio    what focusing alone makes of the slope: above 1 it pulls harder than cross entropy
 * @param positive     focal loss of a positive
 * @param negative     focal loss of a negative; the same where alpha does not count
 */
public record Readout(double p, double margin, double crossEntropy, double pull, double modulation, double pullRatio, Term positive, Term negative) {

    /**
     * Focal loss with one label.
     *
     * @param weight alpha_t
     * @param loss   focal loss
     * @param ratio  cross entropy over focal loss; infinite where the weight is 0
     * @param pull   size of the slope of focal loss with respect to the logit
     */
    public record Term(double weight, double loss, double ratio, double pull) {
        private static Term of(FocalLoss loss, boolean positive, double margin, double crossEntropy) {
            double logit = positive ? margin : -margin;
            double value = loss.value(logit, positive);
            return new Term(loss.balance().weight(positive), value, crossEntropy / value, Math.abs(loss.gradient(logit, positive)));
        }
    }

    static Readout of(CurveSettings settings, double p) {
        double margin = Curve.margin(p);
        CrossEntropy entropy = new CrossEntropy();
        FocalLoss plain = FocalLoss.unweighted(settings.gamma());
        double crossEntropy = entropy.ofMargin(margin);
        double pull = -entropy.slope(margin);
        return new Readout(p, margin, crossEntropy, pull, plain.ofMargin(margin) / crossEntropy, -plain.slope(margin) / pull,
                Term.of(settings.loss(), true, margin, crossEntropy), Term.of(settings.loss(), false, margin, crossEntropy));
    }
}
