package org.focallens.ui.training.inspect;

import java.util.Arrays;
import java.util.Optional;
import org.focallens.core.lesson.CumulativeLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.LogitLoss;
import org.focallens.text.Texts;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.settings.ClassLoss;

/**
 * How the classification loss of an image is spread among its positives, or among its negatives: figure 4 of the paper.
 *
 * @param terms   how many there are
 * @param loss    the loss of the step, added up; null without terms
 * @param entropy cross entropy of the same scores, added up; null without terms, and where the loss is of a softmax
 * @param hardest share of the loss that the hardest hundredth carries, 0..1
 */
record LossSpread(int terms, double[][] loss, double[][] entropy, double hardest) {

    private static final int POINTS = 200;
    private static final double HUNDREDTH = .01;

    static LossSpread of(NetworkInspection network, boolean positive) {
        Optional<LogitLoss> loss = logitLoss(network.loss());
        if (loss.isEmpty()) {
            return ofLosses(
                    positive
                            ? network.inspection().positiveLosses()
                            : network.inspection().negativeLosses());
        }
        float[] margins = CumulativeLoss.easiestFirst(
                positive ? network.margins().positives() : network.margins().negatives());
        if (margins.length == 0) {
            return new LossSpread(0, null, null, 0);
        }
        CumulativeLoss sums = CumulativeLoss.of(loss.get(), margins, () -> false);
        return new LossSpread(
                margins.length,
                points(sums),
                points(CumulativeLoss.of(new CrossEntropy(Balance.NONE), margins, () -> false)),
                sums.hardest(HUNDREDTH));
    }

    /** A softmax has one loss an anchor, which depends on all its logits. */
    private static LossSpread ofLosses(float[] losses) {
        if (losses.length == 0) {
            return new LossSpread(0, null, null, 0);
        }
        float[] easiest = losses.clone();
        Arrays.sort(easiest);
        CumulativeLoss sums = CumulativeLoss.ofLosses(easiest);
        return new LossSpread(losses.length, points(sums), null, sums.hardest(HUNDREDTH));
    }

    /** Mining picks among the anchors by the same loss; the figure is of all of them. */
    private static Optional<LogitLoss> logitLoss(ClassLoss loss) {
        if (loss instanceof ClassLoss.Mined mined) {
            return logitLoss(mined.loss());
        }
        return loss instanceof ClassLoss.Sigmoid sigmoid ? Optional.of(sigmoid.loss()) : Optional.empty();
    }

    /** Close together at the hard end, where the line is steep. */
    private static double[][] points(CumulativeLoss sums) {
        double[][] points = new double[2][POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double rest = 1 - (double) i / POINTS;
            points[0][i] = 1 - rest * rest * rest;
            points[1][i] = sums.easiest(points[0][i]);
        }
        return points;
    }

    /** {@return what the hardest carry, in words} */
    String text(String side) {
        return terms == 0
                ? "no " + side
                : Texts.format("The hardest 1 %% of the %s carry %.1f %% of their loss.", side, 100 * hardest);
    }
}
