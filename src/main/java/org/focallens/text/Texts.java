package org.focallens.text;

import java.util.Locale;

/** Text with numbers in it, the same on every machine: the only place that calls Java's formatter. */
public final class Texts {
    private Texts() {}

    /**
     * Fills in a pattern: 1,234 and 0.5 whatever the machine's language.
     *
     * @param pattern of {@link java.util.Formatter}
     * @param values  what stands in its places
     * @return the pattern with the values in place
     */
    public static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /**
     * Writes a whole number with thousands separators.
     *
     * @param number any
     * @return such as 1,234
     */
    public static String whole(long number) {
        return format("%,d", number);
    }

    /**
     * Counts things: 0 images, 1 image, 1,234 images.
     *
     * @param number how many
     * @param one    what one of them is called
     * @param many   what several, or none, are called
     * @return the number and the noun that goes with it
     */
    public static String counted(long number, String one, String many) {
        return whole(number) + " " + (number == 1 ? one : many);
    }
}
