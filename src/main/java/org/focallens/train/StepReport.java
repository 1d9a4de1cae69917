package org.focallens.train;

import java.util.List;
import java.util.Optional;
import org.focallens.core.match.LevelCount;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.StepSettings;

/**
 * What one step tells.
 *
 * @param step         counted from 1
 * @param seed         of the run
 * @param levels       anchors of all images by level, P3 first
 * @param losses       by level, P3 first
 * @param settings     the loss and the learning rate that were asked for
 * @param learningRate after the schedule
 * @param gradientNorm root of the sum of squares over all parameters, before clipping
 * @param millis       where the time went
 * @param divergence   the first number that was not finite, where there was one; the parameters were then left as they were
 */
public record StepReport(
        int step,
        long seed,
        List<LevelCount> levels,
        List<LevelLoss> losses,
        StepSettings settings,
        double learningRate,
        double gradientNorm,
        StepMillis millis,
        Optional<Divergence> divergence) {

    /** {@inheritDoc} */
    public StepReport {
        levels = List.copyOf(levels);
        losses = List.copyOf(losses);
    }

    /** {@return sums over the levels} */
    public LevelLoss total() {
        return losses.stream().reduce(LevelLoss.NONE, LevelLoss::plus);
    }

    /** {@return divided by the normaliser} */
    public double classificationLoss() {
        LevelLoss total = total();
        return total.positive() + total.negative();
    }

    /** {@return divided by the normaliser} */
    public double boxLoss() {
        return total().box();
    }

    /** {@return classification plus box loss} */
    public double loss() {
        return classificationLoss() + boxLoss();
    }

    /** {@return the positive anchors' share of the gradient of the logits, 0..1; NaN where there is no gradient} */
    public double positiveShare() {
        LevelLoss total = total();
        return total.positiveGradient() / (total.positiveGradient() + total.negativeGradient());
    }
}
