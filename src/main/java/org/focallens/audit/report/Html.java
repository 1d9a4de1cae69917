package org.focallens.audit.report;

import org.focallens.text.Texts;

/** Text for a page. */
public final class Html {
    private Html() {}

    /**
     * Escapes.
     *
     * @param text any
     * @return the text so that a browser shows it as it is, in elements and in quoted attributes
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * A count.
     *
     * @param value any
     * @return with thousands separators
     */
    public static String count(long value) {
        return Texts.format("%,d", value);
    }

    /**
     * A share or an IoU.
     *
     * @param value 0..1
     * @return three places behind the point
     */
    public static String share(double value) {
        return Texts.format("%.3f", value);
    }

    /**
     * A figure.
     *
     * @param value any
     * @return four significant digits, whole from a thousand up
     */
    public static String figure(double value) {
        return value >= 1000 ? count(Math.round(value)) : Texts.format(value >= 100 ? "%.1f" : "%.2f", value);
    }
}
