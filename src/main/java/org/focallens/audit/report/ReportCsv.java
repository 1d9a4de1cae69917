package org.focallens.audit.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxTable;
import org.focallens.audit.SizeClass;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.file.SafeFile;
import org.focallens.text.CsvTable;

/** The rows of an audit as comma-separated values (RFC 4180, UTF-8), written whole or not at all. */
public final class ReportCsv {
    private interface Rows {
        void print(CsvTable csv) throws IOException;
    }

    private ReportCsv() {}

    /**
     * Writes one row an image: its file from the data set's folder, its size in pixels, its matched boxes and what became of them and of its
     * anchors. {@code least_iou} and {@code mean_iou} are of its boxes' best IoUs, empty without boxes; an image of unknown size has no anchors.
     *
     * @param subject what to report
     * @param file    replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeImages(ReportSubject subject, Path file) throws IOException {
        write(file, csv -> {
            csv.row(
                    "file",
                    "width",
                    "height",
                    "boxes",
                    "unmatched",
                    "forced_only",
                    "least_iou",
                    "mean_iou",
                    "anchors",
                    "positive",
                    "ignored");
            for (int image = 0; image < subject.dataset().images().size(); image++) {
                printImage(csv, subject, image);
            }
        });
    }

    private static void printImage(CsvTable csv, ReportSubject subject, int image) throws IOException {
        LabelledImage labelled = subject.dataset().images().get(image);
        AuditReport report = subject.report();
        int boxes = report.boxes().end(image) - report.boxes().first(image);
        csv.row(
                subject.fileOf(image),
                labelled.width(),
                labelled.height(),
                boxes,
                report.unmatched(image),
                report.forcedOnly(image),
                boxes == 0 ? "" : millionths(report.worstIou(image)),
                boxes == 0 ? "" : millionths(report.meanIou(image)),
                report.images().anchors(image),
                report.images().positive(image),
                report.images().ignored(image));
    }

    /**
     * Writes one row a matched box: its image's file from the data set's folder, its number among the image's labels, its class, its corners in
     * pixels of the image, COCO's size, VOC's difficult, the best IoU any anchor has with it and that anchor's level, and the anchors that are to
     * find it.
     *
     * @param subject what to report
     * @param file    replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void writeBoxes(ReportSubject subject, Path file) throws IOException {
        write(file, csv -> {
            csv.row(
                    "file",
                    "label",
                    "class",
                    "x1",
                    "y1",
                    "x2",
                    "y2",
                    "size",
                    "difficult",
                    "best_iou",
                    "level",
                    "positives",
                    "forced_only");
            for (int image = 0; image < subject.dataset().images().size(); image++) {
                if (subject.report().boxes().first(image)
                        < subject.report().boxes().end(image)) {
                    printBoxes(csv, subject, image);
                }
            }
        });
    }

    private static void printBoxes(CsvTable csv, ReportSubject subject, int image) throws IOException {
        String name = subject.fileOf(image);
        Labels labels = subject.dataset().images().get(image).labels();
        BoxTable boxes = subject.report().boxes();
        for (int box = boxes.first(image); box < boxes.end(image); box++) {
            int label = boxes.label(box);
            float[] corners = labels.box(label);
            double area = ((double) corners[2] - corners[0]) * ((double) corners[3] - corners[1]);
            csv.row(
                    name,
                    label,
                    subject.dataset().categories().get(labels.category(label)),
                    thousandths(corners[0]),
                    thousandths(corners[1]),
                    thousandths(corners[2]),
                    thousandths(corners[3]),
                    SizeClass.of(area).text(),
                    labels.difficult(label) ? 1 : 0,
                    millionths(boxes.bestIou(box)),
                    level(subject, boxes.level(box)),
                    boxes.positives(box),
                    boxes.forcedOnly(box) ? 1 : 0);
        }
    }

    private static String level(ReportSubject subject, int level) {
        return level < 0
                ? ""
                : "P"
                        + subject.report()
                                .settings()
                                .anchors()
                                .levels()
                                .get(level)
                                .level();
    }

    private static double thousandths(double value) {
        return Math.round(value * 1e3) / 1e3;
    }

    private static double millionths(double value) {
        return Math.round(value * 1e6) / 1e6;
    }

    private static void write(Path file, Rows rows) throws IOException {
        SafeFile.write(file, out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvTable csv = new CsvTable(writer, "\n");
            rows.print(csv);
            csv.flush();
        });
    }
}
