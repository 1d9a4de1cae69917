package org.focallens.audit.detector;

import java.util.EnumMap;
import java.util.Map;
import org.focallens.audit.AuditReport;
import org.focallens.text.Texts;

/**
 * Whether what a detector misses is what it was not given anchors for.
 *
 * @param boxes  that were to be found, by the anchors they were given
 * @param missed of them
 */
public record MissedByAnchors(Map<Served, Integer> boxes, Map<Served, Integer> missed) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if one is missing
     */
    public MissedByAnchors {
        boxes = Map.copyOf(boxes);
        missed = Map.copyOf(missed);
    }

    /**
     * Counts.
     *
     * @param report a detector's evaluation
     * @param score  predictions less sure than this do not count
     * @param audit  the assignment of the same data set
     * @return every kind, even without boxes
     */
    public static MissedByAnchors of(DetectorReport report, double score, AuditReport audit) {
        Map<Served, Integer> boxes = new EnumMap<>(Served.class);
        Map<Served, Integer> missed = new EnumMap<>(Served.class);
        for (Served served : Served.values()) {
            boxes.put(served, 0);
            missed.put(served, 0);
        }
        for (int image = 0; image < report.dataset().images().size(); image++) {
            int count = report.dataset().images().get(image).labels().count();
            for (int k = 0; k < count; k++) {
                if (report.matches().wanted(image, k)) {
                    Served served = Served.of(audit, image, k);
                    boxes.merge(served, 1, Integer::sum);
                    missed.merge(served, report.matches().found(image, k, score) ? 0 : 1, Integer::sum);
                }
            }
        }
        return new MissedByAnchors(boxes, missed);
    }

    /** {@return what it comes to, in a sentence; empty where nothing is missed} */
    public String verdict() {
        int all = missed.values().stream().mapToInt(n -> n).sum();
        if (all == 0) {
            return "";
        }
        return Texts.format(
                "Of %,d missed %s %,d had no anchor and %,d only forced anchors: %s of those boxes are missed, and %s of the others.",
                all,
                all == 1 ? "box" : "boxes",
                missed.get(Served.NO_ANCHOR),
                missed.get(Served.FORCED_ONLY),
                share(Served.NO_ANCHOR, Served.FORCED_ONLY),
                share(Served.POSITIVE, Served.NOT_MATCHED));
    }

    private String share(Served one, Served other) {
        int of = boxes.get(one) + boxes.get(other);
        int part = missed.get(one) + missed.get(other);
        return of == 0 ? "none" : Math.round(100.0 * part / of) + " %";
    }
}
