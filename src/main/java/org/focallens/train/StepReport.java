package org.focallens.train;

import java.util.List;
import java.util.Optional;
import org.focallens.core.match.LevelCount;

/**
 * What one step tells.
 *
 * @param step               counted from 1
 * @param classificationLoss divided by the normaliser
 * @param boxLoss            divided by the normaliser
 * @param levels             anchors of all images by level, P3 first
 * @param settings           the loss and the learning rate of the step
 * @param gradientNorm       root of the sum of squares over all parameters
 * @param millis             where the time went
 * @param divergence         the first number that was not finite, where there was one; the parameters were then left as they were
 */
public record StepReport(int step, double classificationLoss, double boxLoss, List<LevelCount> levels, StepSettings settings,
                         double gradientNorm, StepMillis millis, Optional<String> divergence) {

    /** {@inheritDoc} */
    public StepReport {
        levels = List.copyOf(levels);
    }

    /** {@return classification plus box loss} */
    public double loss() {
        return classificationLoss + boxLoss;
    }
}
