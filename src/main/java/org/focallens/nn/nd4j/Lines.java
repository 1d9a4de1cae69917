package org.focallens.nn.nd4j;

/** Loops over arrays that the compiler turns into vector instructions. */
final class Lines {

    private Lines() {}

    /** values += added. */
    static void add(float[] values, float[] added, int length) {
        for (int k = 0; k < length; k++) {
            values[k] += added[k];
        }
    }

    /** values -= subtracted. */
    static void subtract(float[] values, float[] subtracted, int length) {
        for (int k = 0; k < length; k++) {
            values[k] -= subtracted[k];
        }
    }

    /** values = -values. */
    static void negate(float[] values, int length) {
        for (int k = 0; k < length; k++) {
            values[k] = -values[k];
        }
    }

    /** values = max(0, values + added). */
    static void addRectified(float[] values, float[] added, int length) {
        for (int k = 0; k < length; k++) {
            values[k] = Math.max(0, values[k] + added[k]);
        }
    }

    /**
     * Keeps a gradient where a relu's output is above 0. A comparison would not become a vector instruction; the product with the
     * largest float brings every output above 3e-39, far below what a network computes, to 1 or more.
     */
    static void mask(float[] gradient, float[] output, int length) {
        for (int k = 0; k < length; k++) {
            gradient[k] *= Math.min(1, output[k] * Float.MAX_VALUE);
        }
    }
}
