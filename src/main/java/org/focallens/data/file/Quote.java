package org.focallens.data.file;

import java.util.regex.Pattern;

/** Foreign text made fit for a one-line message: without control characters, and not longer than a reader bears. */
public final class Quote {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_LINE = 1000;
    /** Control characters, line separators, halves of characters, and marks that turn the direction of what follows. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

    private Quote() {}

    /**
     * Quotes a value in a message.
     *
     * @param text as it was found
     * @return at most some sixty characters of one line
     */
    public static String of(String text) {
        return shortened(printable(text), LONGEST_VALUE);
    }

    /**
     * Makes a whole message fit to be printed: the last defence, behind which nothing depends on who wrote it.
     *
     * @param message that may quote what was found
     * @return one line, its middle left out where it is too long
     */
    public static String line(String message) {
        String line = printable(message.replaceAll("\\R+", " "));
        return line.length() <= LONGEST_LINE
                ? line
                : shortened(line, LONGEST_LINE * 3 / 4) + " " + end(line, LONGEST_LINE / 4);
    }

    private static String printable(String text) {
        return isPlain(text) ? text : UNPRINTABLE.matcher(text).replaceAll("?").strip();
    }

    /** Whether it is of letters, digits and signs of ASCII with no blank at either end, as nearly every text is: nothing is to be done then. */
    private static boolean isPlain(String text) {
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && (i == 0 || i == last))) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "...";
    }

    private static String end(String text, int longest) {
        int start = text.length() - longest;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
