package org.focallens.audit.report;

import java.util.Objects;
import org.focallens.audit.AuditReport;
import org.focallens.data.Dataset;

/**
 * What is to be reported.
 *
 * @param dataset  the data set
 * @param report   its audit
 * @param settings what people call the settings, e.g. a preset's name
 */
public record ReportSubject(Dataset dataset, AuditReport report, String settings) {
    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the report is of another number of images
     */
    public ReportSubject {
        Objects.requireNonNull(settings, "settings");
        if (report.images().count() != dataset.images().size()) {
            throw new IllegalArgumentException(
                    "the report must be of the data set's " + dataset.images().size() + " images but has "
                            + report.images().count());
        }
    }

    /** {@return the threshold of a positive as IoUs compare with it} */
    double foreground() {
        return report.settings()
                .matching()
                .iou()
                .threshold(report.settings().matching().foreground());
    }

    /** {@return an image's file as seen from the data set's folder, with forward slashes} */
    String fileOf(int image) {
        return dataset.root()
                .toAbsolutePath()
                .relativize(dataset.images().get(image).file().toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
