package org.focallens.core.loss;

/**
 * Focal loss from probabilities and 0/1 targets, in the three ways that are in use. They are the same function; they differ in what they show.
 * Logarithms are bounded below by -100, as PyTorch's {@code binary_cross_entropy} bounds them. For training use the losses on logits.
 *
 * @param balance what positives and negatives weigh
 * @param gamma   focusing, finite, >= 0
 */
public record ProbabilityFocal(Balance balance, double gamma) {
    private static final double LEAST_LOGARITHM = -100;

    /** The three ways to write it. */
    public enum Formulation {
        /** where(target = 1, alpha (1 - p)^gamma, (1 - alpha) p^gamma) times binary cross entropy. */
        WHERE,
        /** One sum over the mask of positives, one over the mask of negatives, each in its own formula. */
        MASKS,
        /** With p_t = p t + (1 - p)(1 - t) and alpha_t alike: -alpha_t (1 - p_t)^gamma ln p_t. */
        P_T
    }

    /**
     * One element with what leads to its loss.
     *
     * @param alphaT       the label's weight: alpha or 1 - alpha
     * @param oneMinusPt   how wrong the prediction is, 0..1
     * @param weight       alphaT (1 - p_t)^gamma
     * @param crossEntropy -ln p_t, at most 100
     * @param loss         weight times crossEntropy
     */
    public record Terms(double alphaT, double oneMinusPt, double weight, double crossEntropy, double loss) {
        private static Terms of(double alphaT, double oneMinusPt, double gamma, double crossEntropy) {
            double weight = alphaT * Math.pow(oneMinusPt, gamma);
            return new Terms(alphaT, oneMinusPt, weight, crossEntropy, weight * crossEntropy);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ProbabilityFocal {
        FocalLoss.requireGamma(gamma);
    }

    /**
     * With the paper's balance.
     *
     * @param alpha weight of a positive, 0..1; a negative weighs 1 - alpha
     * @param gamma focusing, finite, >= 0
     */
    public ProbabilityFocal(double alpha, double gamma) {
        this(Balance.alpha(alpha), gamma);
    }

    /**
     * The loss of one element.
     *
     * @param way    how to write it
     * @param p      predicted probability, 0..1
     * @param target 0 or 1
     * @return the loss and what leads to it
     * @throws IllegalArgumentException where p or target is outside its range
     */
    public Terms terms(Formulation way, double p, int target) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be 0..1 but is " + p);
        }
        if (target != 0 && target != 1) {
            throw new IllegalArgumentException("target must be 0 or 1 but is " + target);
        }
        return switch (way) {
            case WHERE -> where(p, target);
            case MASKS -> target == 1 ? positive(p) : negative(p);
            case P_T -> algebra(p, target);
        };
    }

    private Terms where(double p, int target) {
        double crossEntropy = -(target * logarithm(p) + (1 - target) * logarithmOfRest(p));
        return Terms.of(balance.weight(target == 1), target == 1 ? 1 - p : p, gamma, crossEntropy);
    }

    private Terms positive(double p) {
        return Terms.of(balance.positive(), 1 - p, gamma, -logarithm(p));
    }

    private Terms negative(double p) {
        return Terms.of(balance.negative(), p, gamma, -logarithmOfRest(p));
    }

    /** 1 - p_t is written out too: subtracting p_t from 1 would lose the digits of a small p. */
    private Terms algebra(double p, int t) {
        double alphaT = balance.positive() * t + balance.negative() * (1 - t);
        double pT = p * t + (1 - p) * (1 - t);
        double oneMinusPt = (1 - p) * t + p * (1 - t);
        return Terms.of(alphaT, oneMinusPt, gamma, -(pT < 0.5 ? logarithm(pT) : logarithmOfRest(oneMinusPt)));
    }

    private static double logarithm(double p) {
        return Math.max(Math.log(p), LEAST_LOGARITHM);
    }

    private static double logarithmOfRest(double p) {
        return Math.max(Math.log1p(-p), LEAST_LOGARITHM);
    }

    /**
     * The loss of every element.
     *
     * @param way           how to write it
     * @param probabilities one row per anchor, one column per class
     * @param targets       0 or 1, of the same shape; a row of zeros is background
     * @return the losses, of the same shape
     * @throws IllegalArgumentException where shapes differ or a value is outside its range
     */
    public double[][] elementwise(Formulation way, double[][] probabilities, int[][] targets) {
        if (probabilities.length != targets.length) {
            throw new IllegalArgumentException(
                    "targets must have " + probabilities.length + " rows but has " + targets.length);
        }
        double[][] losses = new double[probabilities.length][];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = row(way, probabilities[row], targets[row]);
        }
        return losses;
    }

    private double[] row(Formulation way, double[] probabilities, int[] targets) {
        if (probabilities.length != targets.length) {
            throw new IllegalArgumentException(
                    "targets must have " + probabilities.length + " columns but has " + targets.length);
        }
        double[] losses = new double[probabilities.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = terms(way, probabilities[i], targets[i]).loss();
        }
        return losses;
    }
}
