package org.focallens.ui.dataset;

import java.util.Locale;
import org.focallens.audit.AuditReport;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/**
 * One image in the table.
 *
 * @param image     its position in the data set
 * @param name      of its file
 * @param width     pixels, 0 where unknown
 * @param height    pixels, 0 where unknown
 * @param boxes     matched boxes
 * @param unmatched of them without any positive anchor
 * @param worstIou  the least of the boxes' best IoUs; 1 without boxes
 * @param meanIou   mean of the boxes' best IoUs; 1 without boxes
 * @param labels    what its labels are
 */
record ImageRow(int image, String name, int width, int height, int boxes, int unmatched, double worstIou, double meanIou, LabelFacts labels) {

    static ImageRow of(Dataset dataset, AuditReport report, int image) {
        LabelledImage label = dataset.images().get(image);
        return new ImageRow(image, String.valueOf(label.file().getFileName()), label.width(), label.height(),
                report.boxes().end(image) - report.boxes().first(image), report.unmatched(image), report.worstIou(image), report.meanIou(image),
                LabelFacts.of(label, report.settings().resize()));
    }

    /** {@return among the image's labels the box with the least best IoU; 0 without boxes} */
    static int worstLabel(AuditReport report, int image) {
        int worst = 0;
        double least = 2;
        for (int box = report.boxes().first(image); box < report.boxes().end(image); box++) {
            if (report.boxes().bestIou(box) < least) {
                least = report.boxes().bestIou(box);
                worst = report.boxes().label(box);
            }
        }
        return worst;
    }

    boolean matches(String search, int category) {
        return (category < 0 || labels.classes().contains(category)) && name.toLowerCase(Locale.ROOT).contains(search);
    }
}
