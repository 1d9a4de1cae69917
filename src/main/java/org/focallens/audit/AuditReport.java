package org.focallens.audit;

import java.util.Objects;
import org.focallens.core.preset.AssignSettings;

/**
 * The assignment of a data set: its sums, and what became of each image and box.
 *
 * @param settings by what was assigned
 * @param totals   sums over all images of known size
 * @param images   one row an image of the data set
 * @param boxes    one row a matched box
 */
public record AuditReport(AssignSettings settings, AuditTotals totals, ImageTable images, BoxTable boxes) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public AuditReport {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(boxes, "boxes");
    }

    /**
     * Boxes of an image without any positive anchor.
     *
     * @param image index into the data set's images
     * @return their number
     */
    public int unmatched(int image) {
        int count = 0;
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            count += boxes.positives(box) == 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Boxes of an image that only the low-quality rule serves.
     *
     * @param image index into the data set's images
     * @return their number
     */
    public int forcedOnly(int image) {
        int count = 0;
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            count += boxes.forcedOnly(box) ? 1 : 0;
        }
        return count;
    }

    /**
     * How badly an image is covered: the least of its boxes' best IoUs.
     *
     * @param image index into the data set's images
     * @return 0..1; 1 without boxes, so that such images are never the worst
     */
    public double worstIou(int image) {
        double worst = 1;
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            worst = Math.min(worst, boxes.bestIou(box));
        }
        return worst;
    }

    /**
     * Mean best IoU of an image's boxes.
     *
     * @param image index into the data set's images
     * @return 0..1; 1 without boxes
     */
    public double meanIou(int image) {
        int count = boxes.end(image) - boxes.first(image);
        double sum = 0;
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            sum += boxes.bestIou(box);
        }
        return count == 0 ? 1 : sum / count;
    }
}
