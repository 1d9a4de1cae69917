package org.focallens.data.file;

import java.math.BigDecimal;

/** Numbers as people and tools write them. */
public final class Numbers {
    private Numbers() {}

    /** The number, perhaps infinite; NaN where the text is none. Java's own "1f" and "0x1p3" are none. */
    public static double parse(String text) {
        if (!text.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Double.NaN;
        }
        return Double.parseDouble(text.strip());
    }

    /** Shortest text that reads back as the same double, without an exponent; Infinity and NaN, which messages quote, as Java has them. */
    public static String exact(double value) {
        return isWhole(value) ? Long.toString((long) value) : plain(value, Double.toString(value));
    }

    /** Shortest text that reads back as the same float, otherwise as {@link #exact}. */
    public static String text(double value) {
        float single = (float) value;
        return isWhole(single) ? Long.toString((long) single) : plain(single, Float.toString(single));
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9;
    }

    private static String plain(double value, String text) {
        return Double.isFinite(value) ? new BigDecimal(text).toPlainString() : text;
    }
}
