package org.focallens.core.lesson;

/** Rounding to IEEE 754 half precision: 11 significant bits, largest 65,504, smallest 2^-24. */
final class Half {
    private static final double LARGEST = 65504;
    private static final int LEAST_EXPONENT = -14;
    private static final int FRACTION_BITS = 10;

    private Half() {}

    /** {@return the nearest half precision number, ties to even; infinite beyond the largest} */
    static double round(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(value));
        double step = Math.scalb(1.0, exponent - FRACTION_BITS);
        double rounded = Math.rint(value / step) * step;
        return Math.abs(rounded) > LARGEST ? Math.copySign(Double.POSITIVE_INFINITY, value) : rounded;
    }
}
