package org.focallens.ui.loss.common;

import java.util.List;
import org.focallens.core.lesson.ScoreModel;

/**
 * What the distribution panel adds up.
 *
 * @param source  name of a source of scores; empty for the described distribution
 * @param model   the described distribution
 * @param gammas  compared with each other, ascending, each 0..{@link LossChoice#MAX_GAMMA}
 * @param hardest the share of terms that the read-out speaks of, 0..1
 */
public record DistributionState(String source, ScoreModel model, List<Double> gammas, double hardest) {
    /** More than these no legend can tell apart. */
    public static final int MOST_GAMMAS = 6;
    /** The paper's figure 4. */
    public static final DistributionState START =
            new DistributionState("", ScoreModel.CONVERGED, List.of(0.0, 0.5, 1.0, 2.0), 0.2);

    public DistributionState {
        gammas = gammas.stream().distinct().sorted().toList();
        if (gammas.isEmpty()
                || gammas.size() > MOST_GAMMAS
                || !(gammas.get(0) >= 0 && gammas.get(gammas.size() - 1) <= LossChoice.MAX_GAMMA)) {
            throw new IllegalArgumentException("gammas must be 1.." + MOST_GAMMAS + " numbers of 0.."
                    + LossChoice.MAX_GAMMA + " but are " + gammas);
        }
        if (!(hardest >= 0 && hardest <= 1)) {
            throw new IllegalArgumentException("hardest must be 0..1 but is " + hardest);
        }
    }

    public DistributionState withSource(String value) {
        return new DistributionState(value, model, gammas, hardest);
    }

    public DistributionState withModel(ScoreModel value) {
        return new DistributionState(source, value, gammas, hardest);
    }

    public DistributionState withGammas(List<Double> value) {
        return new DistributionState(source, model, value, hardest);
    }

    public DistributionState withHardest(double value) {
        return new DistributionState(source, model, gammas, value);
    }
}
