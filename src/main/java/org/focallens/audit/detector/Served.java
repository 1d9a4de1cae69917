package org.focallens.audit.detector;

import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxOutcome;
import org.focallens.audit.BoxTable;

/** What anchors a box was given to be learned by. */
public enum Served {
    /** No anchor was to find it. */
    NO_ANCHOR("no anchor"),
    /** Only anchors below the foreground threshold, by the low-quality rule. */
    FORCED_ONLY("only forced anchors"),
    /** At least one at or above the foreground threshold. */
    POSITIVE("positive anchors"),
    /** It is a crowd region, or its image's size is not known. */
    NOT_MATCHED("not matched");

    private final String text;

    Served(String text) {
        this.text = text;
    }

    /** {@return in a sentence: "missed; and had ..."} */
    public String text() {
        return text;
    }

    /**
     * What a box was given.
     *
     * @param audit the assignment of the data set
     * @param image index into its images
     * @param label index into the image's labels
     * @return by the audit's settings
     */
    public static Served of(AuditReport audit, int image, int label) {
        int box = boxOf(audit.boxes(), image, label);
        return box < 0 ? NOT_MATCHED : of(audit.boxes().outcome(box));
    }

    private static Served of(BoxOutcome outcome) {
        return outcome.unmatched() ? NO_ANCHOR : outcome.forcedOnly() ? FORCED_ONLY : POSITIVE;
    }

    /** {@return the number of the label among the audited boxes; -1 where it was not matched} */
    static int boxOf(BoxTable boxes, int image, int label) {
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            if (boxes.label(box) == label) {
                return box;
            }
        }
        return -1;
    }
}
