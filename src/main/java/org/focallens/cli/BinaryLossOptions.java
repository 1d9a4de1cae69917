package org.focallens.cli;

import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;
import picocli.CommandLine.Option;

/** What shapes a loss of one logit. */
final class BinaryLossOptions {
    private static final double FOCAL_ALPHA = 0.25;

    @Option(names = "--alpha", paramLabel = "A", description = "weight of positives, 0..1, negatives weigh 1 - A; below 0 for no weighting "
            + "(default: 0.25 for focal, none for ce and focal-star)")
    private Double alpha;

    @Option(names = "--gamma", paramLabel = "G", defaultValue = "2", description = "focusing exponent, >= 0 (default ${DEFAULT-VALUE})")
    private double gamma;

    @Option(names = "--beta", paramLabel = "B", defaultValue = "1", description = "shift of focal-star (default ${DEFAULT-VALUE}, the paper's with gamma 2)")
    private double beta;

    boolean hasAlpha() {
        return alpha != null;
    }

    double gamma() {
        return gamma;
    }

    /** {@return the loss of one logit of a kind that has one} */
    LogitLoss of(LossCommand.Kind kind) {
        double weight = alpha != null ? alpha : kind == LossCommand.Kind.FOCAL ? FOCAL_ALPHA : -1;
        Balance balance = weight < 0 ? Balance.NONE : Balance.alpha(weight);
        return switch (kind) {
            case CE -> new CrossEntropy(balance);
            case FOCAL -> new FocalLoss(balance, gamma);
            case FOCAL_STAR -> new FocalStar(balance, gamma, beta);
            case SOFTMAX -> throw new IllegalArgumentException("softmax has no loss of one logit");
        };
    }
}
