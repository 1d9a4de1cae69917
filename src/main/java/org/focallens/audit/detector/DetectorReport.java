package org.focallens.audit.detector;

import java.util.List;
import java.util.Objects;
import org.focallens.core.metric.ClassMetrics;
import org.focallens.core.metric.Metrics;
import org.focallens.data.Dataset;
import org.focallens.data.predictions.DetectorOutput;

/**
 * How good a detector is on a data set.
 *
 * @param dataset     the truth
 * @param predictions about it
 * @param iou         least IoU of a match
 * @param metrics     average precision over all classes
 * @param classes     and of each category; one entry even where the data set has no categories
 * @param matches     which prediction finds which box, at {@code iou}
 */
public record DetectorReport(
        Dataset dataset,
        DetectorOutput predictions,
        double iou,
        Metrics metrics,
        List<ClassMetrics> classes,
        MatchTable matches) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public DetectorReport {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(predictions, "predictions");
        Objects.requireNonNull(metrics, "metrics");
        classes = List.copyOf(classes);
        Objects.requireNonNull(matches, "matches");
    }

    /**
     * What is right, wrong and missed.
     *
     * @param score predictions less sure than this do not count
     * @return counts
     */
    public DetectorCounts at(double score) {
        return DetectorCounts.of(this, score);
    }

    /**
     * An image's file.
     *
     * @param image index into the data set's images
     * @return as seen from the data set's folder, with forward slashes
     */
    public String fileOf(int image) {
        return dataset.root()
                .toAbsolutePath()
                .relativize(dataset.images().get(image).file().toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    /**
     * A category's name.
     *
     * @param category index into the data set's categories, or their number for nothing at all
     * @return for people
     */
    public String nameOf(int category) {
        return category < dataset.categories().size() ? dataset.categories().get(category) : "background";
    }
}
