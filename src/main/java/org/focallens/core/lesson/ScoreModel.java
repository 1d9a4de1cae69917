package org.focallens.core.lesson;

import java.util.SplittableRandom;

/**
 * A described distribution of scores: logits of positives and of negatives are two normal distributions. With the preset's means it looks like a
 * detector that has converged: nearly all negatives are easy, some positives are not found.
 *
 * @param terms          how many terms are drawn, 100..{@value #MOST}
 * @param positiveShare  share of positives, above 0 and below 1; at least one term of each kind is drawn
 * @param positiveMean   mean logit of a positive
 * @param positiveSpread standard deviation of a positive's logit, >= 0
 * @param negativeMean   mean logit of a negative
 * @param negativeSpread standard deviation of a negative's logit, >= 0
 * @param seed           of the generator
 */
public record ScoreModel(
        int terms,
        double positiveShare,
        double positiveMean,
        double positiveSpread,
        double negativeMean,
        double negativeSpread,
        long seed) {
    /** More than these say nothing more. */
    public static final int MOST = 1_000_000;
    /** Like a detector that has converged. */
    public static final ScoreModel CONVERGED = new ScoreModel(200_000, 0.01, 0.5, 1.8, -5, 1.6, 1);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ScoreModel {
        if (terms < 100 || terms > MOST) {
            throw new IllegalArgumentException("terms must be 100.." + MOST + " but is " + terms);
        }
        if (!(positiveShare > 0 && positiveShare < 1)) {
            throw new IllegalArgumentException("positiveShare must be above 0 and below 1 but is " + positiveShare);
        }
        if (!Double.isFinite(positiveMean) || !Double.isFinite(negativeMean)) {
            throw new IllegalArgumentException("means must be finite but are " + positiveMean + " and " + negativeMean);
        }
        requireSpread("positiveSpread", positiveSpread);
        requireSpread("negativeSpread", negativeSpread);
    }

    private static void requireSpread(String name, double spread) {
        if (!(spread >= 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0 but is " + spread);
        }
    }

    /** {@return how many terms are positive} */
    public int positives() {
        return (int) Math.max(1, Math.min(terms - 1, Math.round(terms * positiveShare)));
    }

    /** {@return scores drawn from the distributions; the same for the same seed} */
    public Scores draw() {
        SplittableRandom random = new SplittableRandom(seed);
        float[] positives = new float[positives()];
        float[] negatives = new float[terms - positives.length];
        for (int i = 0; i < positives.length; i++) {
            positives[i] = (float) (positiveMean + positiveSpread * random.nextGaussian());
        }
        for (int i = 0; i < negatives.length; i++) {
            negatives[i] = (float) -(negativeMean + negativeSpread * random.nextGaussian());
        }
        return new Scores("described distribution", positives, negatives);
    }
}
