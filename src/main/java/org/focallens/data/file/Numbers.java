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

    /** Shortest text that reads back as the same double, without an exponent. */
    public static String exact(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).toPlainString();
    }

    /** Shortest text that reads back as the same float, without an exponent. */
    public static String text(double value) {
        float single = (float) value;
        if (single == Math.rint(single) && Math.abs(single) < 1e9) {
            return Long.toString((long) single);
        }
        return new BigDecimal(Float.toString(single)).toPlainString();
    }
}
