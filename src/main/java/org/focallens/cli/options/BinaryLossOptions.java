package org.focallens.cli.options;

import java.util.function.DoubleFunction;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;
import org.focallens.core.loss.LogitLoss;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What shapes a loss of one logit. */
public final class BinaryLossOptions {
    private static final double FOCAL_ALPHA = 0.25;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "weight of positives, 0..1, negatives have weight 1 - A; below 0 for no weighting "
                    + "(default: 0.25 for focal, none for ce and focal-star)")
    @Within(most = 1)
    private Double alpha;

    @Option(
            names = "--gamma",
            paramLabel = "G",
            defaultValue = "2",
            description = "focusing exponent, >= 0 (default ${DEFAULT-VALUE})")
    @Within(least = 0)
    private double gamma;

    @Option(
            names = "--beta",
            paramLabel = "B",
            defaultValue = "1",
            description = "shift of focal-star (default ${DEFAULT-VALUE}, the paper's with gamma 2)")
    @Within
    private double beta;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public boolean hasAlpha() {
        return alpha != null;
    }

    /** {@return the loss of one logit of a kind that has one} */
    public LogitLoss of(LossFunction kind) {
        return checked(focus -> unchecked(kind, focus));
    }

    private LogitLoss unchecked(LossFunction kind, double focus) {
        double weight = alpha != null ? alpha : kind == LossFunction.FOCAL ? FOCAL_ALPHA : -1;
        Balance balance = weight < 0 ? Balance.NONE : Balance.alpha(weight);
        return switch (kind) {
            case CE -> new CrossEntropy(balance);
            case FOCAL -> new FocalLoss(balance, focus);
            case FOCAL_STAR -> new FocalStar(balance, focus, beta);
            case SOFTMAX -> throw new IllegalStateException("softmax has no loss of one logit");
        };
    }

    /** {@return the loss that is made of gamma; the losses' own messages begin with the name of what they refuse, which is the option's} */
    public <T> T checked(DoubleFunction<T> loss) {
        try {
            return loss.apply(gamma);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }
}
