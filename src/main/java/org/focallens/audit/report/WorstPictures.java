package org.focallens.audit.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxTable;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.data.image.Resize;
import org.focallens.text.Texts;

/** The images whose boxes are covered worst, as pictures within the page. */
final class WorstPictures {
    private static final int SIDE = 480;

    private final ReportSubject subject;

    WorstPictures(ReportSubject subject) {
        this.subject = subject;
    }

    /** {@return images with boxes below the foreground threshold, most such boxes first, then the least IoU first} */
    private List<Integer> ranked() {
        AuditReport report = subject.report();
        int[] below =
                IntStream.range(0, report.images().count()).map(this::below).toArray();
        return IntStream.range(0, below.length)
                .filter(image -> below[image] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer image) -> -below[image])
                        .thenComparingDouble(report::worstIou))
                .toList();
    }

    private int below(int image) {
        BoxTable boxes = subject.report().boxes();
        int count = 0;
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            count += boxes.bestIou(box) < subject.foreground() ? 1 : 0;
        }
        return count;
    }

    /**
     * Draws the worst images; an image that cannot be read is passed over for the next.
     *
     * @param most  number of pictures
     * @param tries images that are opened at most
     * @return one figure each; empty where no box is below the threshold or no image can be read
     */
    List<String> figures(int most, int tries) {
        List<String> figures = new ArrayList<>();
        List<Integer> ranked = ranked();
        for (int image : ranked.subList(0, Math.min(tries, ranked.size()))) {
            if (figures.size() == most) {
                break;
            }
            try {
                figures.add(figure(
                        image, Images.read(subject.dataset().images().get(image).file())));
            } catch (ImageException e) {
                figures.add("<p class=\"note\">" + Html.escape(subject.fileOf(image) + ": " + e.reason()) + "</p>\n");
            }
        }
        return figures;
    }

    private String figure(int image, Picture picture) {
        LabelledImage labelled = subject.dataset().images().get(image);
        double scale = Math.min(1, (double) SIDE / Math.max(labelled.width(), labelled.height()));
        int width = (int) Math.max(1, Math.round(labelled.width() * scale));
        int height = (int) Math.max(1, Math.round(labelled.height() * scale));
        byte[] png = Images.png(Resize.bilinear(picture, width, height));
        BoxTable boxes = subject.report().boxes();
        StringBuilder html = new StringBuilder(Texts.format(
                "<figure><svg viewBox=\"0 0 %d %d\" style=\"max-width:%dpx\">"
                        + "<image width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>%n",
                width, height, width, width, height, Base64.getEncoder().encodeToString(png)));
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            html.append(
                    frame(labelled.labels().box(boxes.label(box)), scale, boxes.bestIou(box), boxes.positives(box)));
        }
        return html.append("</svg><figcaption>")
                .append(Html.escape(subject.fileOf(image)))
                .append(": ")
                .append(Html.count(below(image)))
                .append(" of ")
                .append(Html.count((long) boxes.end(image) - boxes.first(image)))
                .append(" boxes below the threshold</figcaption></figure>\n")
                .toString();
    }

    private String frame(float[] box, double scale, double iou, int positives) {
        boolean covered = iou >= subject.foreground();
        String rectangle = Texts.format(
                "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
                box[0] * scale, box[1] * scale, (box[2] - box[0]) * scale, (box[3] - box[1]) * scale);
        return Texts.format(
                "<rect class=\"halo\" %s/><rect class=\"%s\" %s><title>best IoU %.3f, %d positive anchors</title></rect>%n",
                rectangle, covered ? "served" : "below", rectangle, iou, positives);
    }
}
