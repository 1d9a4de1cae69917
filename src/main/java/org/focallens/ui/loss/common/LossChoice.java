package org.focallens.ui.loss.common;

import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.FocalStar;

/**
 * The loss that all panels speak of.
 *
 * @param alpha    weight of a positive, 0..1
 * @param weighted whether alpha counts at all
 * @param gamma    focusing, 0..{@link #MAX_GAMMA}
 * @param beta     shift of FL*, -{@link #MAX_BETA}..{@link #MAX_BETA}
 * @param prior    pi, {@link #LEAST_PRIOR}..0.5
 * @param classes  K, 1..{@link #MAX_CLASSES}
 */
public record LossChoice(double alpha, boolean weighted, double gamma, double beta, double prior, int classes) {
    /** Beyond it nothing new happens. */
    public static final double MAX_GAMMA = 10;
    /** Far beyond the paper's 0 and 1. */
    public static final double MAX_BETA = 10;
    /** A bias of -13.8. */
    public static final double LEAST_PRIOR = 1e-6;
    /** More than any data set's. */
    public static final int MAX_CLASSES = 10_000;
    /** The paper's choice (sections 4.1 and 5.1), for COCO. */
    public static final LossChoice PAPER = new LossChoice(0.25, true, 2, 1, 0.01, 80);

    public LossChoice {
        new FocalLoss(alpha, gamma);
        require("gamma", gamma, 0, MAX_GAMMA);
        require("beta", beta, -MAX_BETA, MAX_BETA);
        require("prior", prior, LEAST_PRIOR, 0.5);
        require("classes", classes, 1, MAX_CLASSES);
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be " + least + ".." + most + " but is " + value);
        }
    }

    /** {@return what labels weigh} */
    public Balance balance() {
        return weighted ? Balance.alpha(alpha) : Balance.NONE;
    }

    /** {@return focal loss} */
    public FocalLoss focal() {
        return new FocalLoss(balance(), gamma);
    }

    /** {@return FL*; gamma is above 0} */
    public FocalStar star() {
        return new FocalStar(balance(), gamma, beta);
    }

    public LossChoice withAlpha(double value) {
        return new LossChoice(value, true, gamma, beta, prior, classes);
    }

    public LossChoice withWeighted(boolean value) {
        return new LossChoice(alpha, value, gamma, beta, prior, classes);
    }

    public LossChoice withGamma(double value) {
        return new LossChoice(alpha, weighted, value, beta, prior, classes);
    }

    public LossChoice withBeta(double value) {
        return new LossChoice(alpha, weighted, gamma, value, prior, classes);
    }

    public LossChoice withPrior(double value) {
        return new LossChoice(alpha, weighted, gamma, beta, value, classes);
    }

    public LossChoice withClasses(int value) {
        return new LossChoice(alpha, weighted, gamma, beta, prior, value);
    }
}
