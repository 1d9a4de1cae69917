package org.focallens.audit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.verdict.Verdict;
import org.focallens.data.Dataset;
import org.focallens.data.file.SafeFile;

/**
 * An audit as one HTML file that needs nothing else: charts are inline SVG, pictures are within it, colours follow the reader's light or dark.
 */
public final class ReportPage {
    private static final int PICTURES = 6;
    private static final int PICTURES_TRIED = 12;

    private final ReportSubject subject;
    private final AuditTotals totals;
    private final List<Verdict> verdicts;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(ReportSubject subject, List<Verdict> verdicts) {
        this.verdicts = verdicts;
        this.subject = subject;
        this.totals = subject.report().totals();
    }

    /**
     * Writes the page; the file appears whole or not at all. Opens a few images, those whose boxes are covered worst.
     *
     * @param subject  what to report
     * @param verdicts what the audit means, the page's first words
     * @param file       replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void write(ReportSubject subject, List<Verdict> verdicts, Path file) throws IOException {
        byte[] page = new ReportPage(subject, verdicts).page().getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(page));
    }

    private String page() {
        Dataset dataset = subject.dataset();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Html.escape(dataset.name()))
                .append(": audit of anchors</title>\n<style>\n")
                .append(style())
                .append("</style></head><body><main>\n")
                .append("<h1>")
                .append(Html.escape(dataset.name()))
                .append("</h1>\n<p>Every box of the data set against the anchors of ")
                .append(Html.escape(subject.settings()))
                .append(".</p>\n");
        for (Verdict verdict : verdicts) {
            html.append("<p class=\"verdict\">")
                    .append(Html.escape(verdict.text()))
                    .append("</p>\n");
        }
        figures();
        charts();
        pictures();
        section(
                "By size",
                "COCO's sizes, by the area of the box in the image as it is stored: small below 32 x 32 pixels, large from 96 x 96.",
                ReportTables.bySize(totals));
        section("By level", "", ReportTables.levels(totals) + ReportTables.byLevel(totals));
        section("By class", "", ReportTables.byClass(totals, dataset.categories()));
        if (!dataset.problems().isEmpty()) {
            section(
                    "Problems of the files",
                    "The rest was read; each line says what was done.",
                    ReportTables.problems(dataset.problems()));
        }
        section("Settings", "", ReportTables.settings(subject.report().settings()));
        return html.append("</main></body></html>\n").toString();
    }

    private void figures() {
        BoxStatistics boxes = totals.boxes();
        html.append("<div class=\"figures\">\n");
        figure(Html.count(totals.images()), "images");
        figure(Html.count(boxes.boxes()), "boxes");
        figure(Html.count(boxes.unmatched()), "boxes without a positive anchor");
        figure(Html.count(boxes.forcedOnly()), "boxes with forced anchors only");
        figure(Html.share(boxes.bestPossibleRecall()), "best possible recall");
        figure(Html.share(boxes.meanBestIou()), "mean best IoU");
        figure(Html.figure(boxes.positivesPerBox()), "positive anchors per box");
        figure(Html.figure(totals.negativesPerPositive()), "negatives per positive");
        figure(Html.count(totals.crowd()), "crowd regions, not matched");
        figure(Html.count(totals.difficult()), "boxes marked as difficult");
        html.append("</div>\n");
    }

    private void figure(String value, String name) {
        html.append("<div><b>").append(value).append("</b>").append(name).append("</div>\n");
    }

    private void charts() {
        section(
                "How well anchors reach the boxes",
                "The share of boxes whose best anchor overlaps them at least this much. At the foreground"
                        + " threshold it is the best possible recall; boxes to its left have only forced anchors, or none.",
                ReportCharts.recall(
                        totals, subject.report().settings().matching().foreground()));
        section(
                "Which sizes and ratios are covered",
                "One square per half octave of size and ratio: the larger, the more boxes; its colour is"
                        + " their mean best IoU.",
                ReportCharts.coverage(totals.spread().coverage())
                        + "<p class=\"legend\"><i class=\"cover0\"></i>below .4 <i class=\"cover1\"></i>.4 to .5 "
                        + "<i class=\"cover2\"></i>.5 to .6 <i class=\"cover3\"></i>.6 to .7 <i class=\"cover4\"></i>.7 and more</p>\n");
        section("Positive anchors per box", "", ReportCharts.positives(totals));
        section(
                "Anchors by level",
                "",
                ReportCharts.levels(totals)
                        + "<p class=\"legend\"><i class=\"positive\"></i>positive <i class=\"ignored\"></i>ignored</p>\n");
        section(
                "Imbalance",
                "Negatives per positive, over powers of ten, beside one-stage detectors that lay one coarse grid over the same images and"
                        + " make one predictor of a cell responsible for the boxes whose centres fall there.",
                ReportCharts.imbalance(totals));
    }

    private void pictures() {
        List<String> figures = new WorstPictures(subject).figures(PICTURES, PICTURES_TRIED);
        if (!figures.isEmpty()) {
            section(
                    "The worst-covered images",
                    "Dashed: boxes whose best IoU is below the foreground threshold. Point at a box for its IoU.",
                    "<div class=\"pictures\">\n" + String.join("", figures) + "</div>\n");
        }
    }

    private void section(String title, String words, String content) {
        html.append("<section><h2>").append(title).append("</h2>\n");
        if (!words.isEmpty()) {
            html.append("<p>").append(words).append("</p>\n");
        }
        html.append(content).append("</section>\n");
    }

    /** {@return the style sheet of all report pages} */
    public static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own report.css cannot be read", e);
        }
    }
}
