package org.focallens.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.focallens.text.Texts;

/** How numbers are written, whatever the computer's language. */
public final class Figures {
    private Figures() {}

    /** {@return four significant digits: 0.1054, 1,569, 2.634e-5} */
    public static String significant(double value) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(value)) {
            return size == 0 ? "0" : String.valueOf(value);
        }
        if (size < 9.9995e-5 || size >= 1e7) {
            return scientific(value);
        }
        int before = (int) Math.floor(Math.log10(size * 1.00005)) + 1;
        return Texts.format("%,." + Math.max(0, 4 - before) + "f", value);
    }

    /** {@return three significant digits, for a crowded place: 0.105, 31.1, 1,572, 2.4e-6} */
    public static String short3(double value) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(value)) {
            return significant(value);
        }
        if (size < 9.995e-4 || size >= 1e7) {
            String[] parts = Texts.format("%.1e", value).split("e", 2);
            return parts[0] + "e" + Integer.parseInt(parts[1]);
        }
        int before = (int) Math.floor(Math.log10(size * 1.0005)) + 1;
        return Texts.format("%,." + Math.max(0, 3 - before) + "f", value);
    }

    private static String scientific(double value) {
        String[] parts = Texts.format("%.3e", value).split("e", 2);
        return parts[0] + "e" + Integer.parseInt(parts[1]);
    }

    /** {@return a setting as short as it can be: 2, 0.5, 0.25} */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    /** {@return the numbers along a logarithmic axis: 10, 0.01, 1e-6} */
    public static NumberFormat powers() {
        return new Powers();
    }

    private static final class Powers extends NumberFormat {
        private static final long serialVersionUID = 1;
        /** An axis makes room for its ends as they are written, and those are seldom round. */
        private static final MathContext DIGITS = new MathContext(2);

        @Override
        public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
            int exponent = (int) Math.round(Math.log10(value));
            return to.append(
                    exponent < -3
                            ? "1e" + exponent
                            : plain(new BigDecimal(value).round(DIGITS).doubleValue()));
        }

        @Override
        public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
            return format((double) value, to, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            throw new UnsupportedOperationException("only writes numbers");
        }
    }
}
