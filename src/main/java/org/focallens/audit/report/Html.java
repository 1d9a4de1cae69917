package org.focallens.audit.report;

import java.util.Locale;

/** Text for a page. */
final class Html {
    private Html() {}

    /** {@return the text so that a browser shows it as it is, in elements and in quoted attributes} */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** {@return with thousands separators} */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@return three places behind the point, for shares and IoUs} */
    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** {@return four significant digits, whole from a thousand up} */
    static String figure(double value) {
        return value >= 1000
                ? count(Math.round(value))
                : String.format(Locale.ROOT, value >= 100 ? "%.1f" : "%.2f", value);
    }
}
