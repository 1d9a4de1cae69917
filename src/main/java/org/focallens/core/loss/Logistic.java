package org.focallens.core.loss;

/** The logistic function and its logarithm, in forms that neither overflow nor cancel. */
final class Logistic {
    private Logistic() {}

    /** {@return ln(1 + e^x), that is -ln sigmoid(-x)} */
    static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** {@return 1 / (1 + e^-x)} */
    static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
