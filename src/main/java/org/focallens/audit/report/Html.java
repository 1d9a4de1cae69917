package org.focallens.audit.report;

import org.focallens.text.Texts;

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
        return Texts.format("%,d", value);
    }

    /** {@return three places behind the point, for shares and IoUs} */
    static String share(double value) {
        return Texts.format("%.3f", value);
    }

    /** {@return four significant digits, whole from a thousand up} */
    static String figure(double value) {
        return value >= 1000 ? count(Math.round(value)) : Texts.format(value >= 100 ? "%.1f" : "%.2f", value);
    }
}
