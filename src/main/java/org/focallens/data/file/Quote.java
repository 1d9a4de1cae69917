package org.focallens.data.file;

/** Foreign text made fit for a one-line message. */
public final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    public static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
