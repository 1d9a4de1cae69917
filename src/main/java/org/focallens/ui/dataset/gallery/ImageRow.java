package org.focallens.ui.dataset.gallery;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxTable;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.ui.dataset.model.BoxFilter;

/**
 * One image in the table.
 *
 * @param image     its position in the data set
 * @param name      of its file
 * @param width     pixels, 0 where unknown
 * @param height    pixels, 0 where unknown
 * @param boxes     matched boxes; under a filter only those that it holds, and so below
 * @param unmatched of them without any positive anchor
 * @param worstIou  the least of the boxes' best IoUs; 1 without boxes
 * @param meanIou   mean of the boxes' best IoUs; 1 without boxes
 * @param labels    what its labels are
 */
public record ImageRow(
        int image,
        String name,
        int width,
        int height,
        int boxes,
        int unmatched,
        double worstIou,
        double meanIou,
        LabelFacts labels) {

    /** @param filter of the boxes that count, null for all */
    static ImageRow of(Dataset dataset, AuditReport report, int image, BoxFilter filter) {
        LabelledImage label = dataset.images().get(image);
        BoxTable table = report.boxes();
        int[] boxes = IntStream.range(table.first(image), table.end(image))
                .filter(box -> filter == null || filter.holds(label, report, box))
                .toArray();
        DoubleSummaryStatistics ious =
                IntStream.of(boxes).mapToDouble(table::bestIou).summaryStatistics();
        return new ImageRow(
                image,
                String.valueOf(label.file().getFileName()),
                label.width(),
                label.height(),
                boxes.length,
                (int) IntStream.of(boxes)
                        .filter(box -> table.positives(box) == 0)
                        .count(),
                boxes.length == 0 ? 1 : ious.getMin(),
                boxes.length == 0 ? 1 : ious.getAverage(),
                LabelFacts.of(label, report.settings().resize()));
    }

    boolean matches(String search, int category) {
        return (category < 0 || labels.classes().contains(category))
                && name.toLowerCase(Locale.ROOT).contains(search);
    }
}
