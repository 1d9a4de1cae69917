package org.focallens.audit.detector;

import java.util.Objects;
import java.util.Optional;
import org.focallens.audit.AuditReport;

/**
 * What is to be reported: an evaluation at one score, beside the anchors that the boxes were given.
 *
 * @param report    the evaluation
 * @param counts    of it at the score
 * @param confusion of it at the score
 * @param audit     the assignment of the same data set
 * @param settings  what people call the audit's settings, e.g. a preset's name
 */
public record DetectorSubject(
        DetectorReport report, DetectorCounts counts, Confusion confusion, AuditReport audit, String settings) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the audit is of another number of images
     */
    public DetectorSubject {
        Objects.requireNonNull(settings, "settings");
        if (audit.images().count() != report.dataset().images().size()) {
            throw new IllegalArgumentException("the audit must be of the data set's "
                    + report.dataset().images().size() + " images but has "
                    + audit.images().count());
        }
    }

    /**
     * Counts at a score.
     *
     * @param report   the evaluation
     * @param score    predictions less sure than this do not count
     * @param audit    the assignment of the same data set
     * @param settings what people call the audit's settings
     * @return the subject
     */
    public static DetectorSubject of(DetectorReport report, double score, AuditReport audit, String settings) {
        return new DetectorSubject(report, report.at(score), Confusion.of(report, score), audit, settings);
    }

    /** {@return whether what is missed is what had no anchors} */
    public MissedByAnchors missedByAnchors() {
        return MissedByAnchors.of(report, counts.score(), audit);
    }

    /**
     * A box of the truth among those that the audit matched.
     *
     * @param image index into the data set's images
     * @param label index into the image's labels
     * @return its number in the audit's table; empty where it was not matched
     */
    public Optional<Integer> audited(int image, int label) {
        int box = Served.boxOf(audit.boxes(), image, label);
        return box < 0 ? Optional.empty() : Optional.of(box);
    }

    int predictions(int image) {
        int count = 0;
        for (int p = report.predictions().first(image); p < report.predictions().end(image); p++) {
            count += report.predictions().score(p) >= counts.score() ? 1 : 0;
        }
        return count;
    }

    int missed(int image, Served served) {
        int count = 0;
        int labels = report.dataset().images().get(image).labels().count();
        for (int label = 0; label < labels; label++) {
            boolean missed =
                    report.matches().wanted(image, label) && !report.matches().found(image, label, counts.score());
            count += missed && Served.of(audit, image, label) == served ? 1 : 0;
        }
        return count;
    }

    /**
     * A level's name.
     *
     * @param position among the audit's levels; below 0 for none
     * @return P3 and so on, or nothing
     */
    public String level(int position) {
        return position < 0
                ? ""
                : "P" + audit.settings().anchors().levels().get(position).level();
    }
}
