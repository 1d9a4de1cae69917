package org.focallens.audit.detector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.audit.report.Html;
import org.focallens.audit.report.ReportPage;
import org.focallens.audit.report.ReportTables;
import org.focallens.core.metric.ClassMetrics;
import org.focallens.core.metric.Metrics;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;
import org.focallens.data.file.SafeFile;
import org.focallens.text.Texts;

/** An evaluation as one HTML file that needs nothing else: pictures are within it, colours follow the reader's light or dark. */
public final class DetectorPage {
    private static final int PICTURES = 6;
    private static final int PICTURES_TRIED = 12;
    private static final int CLASSES = 20;

    private final DetectorSubject subject;
    private final StringBuilder html = new StringBuilder();

    private DetectorPage(DetectorSubject subject) {
        this.subject = subject;
    }

    /**
     * Writes the page; the file appears whole or not at all. Opens a few images, those with most mistakes.
     *
     * @param subject what to report
     * @param file    replaced if it exists
     * @throws IOException if it cannot be written
     */
    public static void write(DetectorSubject subject, Path file) throws IOException {
        byte[] page = new DetectorPage(subject).page().getBytes(StandardCharsets.UTF_8);
        SafeFile.write(file, out -> out.write(page));
    }

    private String page() {
        Dataset dataset = subject.report().dataset();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Html.escape(dataset.name()))
                .append(": a detector's predictions</title>\n<style>\n")
                .append(ReportPage.style())
                .append("</style></head><body><main>\n<h1>")
                .append(Html.escape(dataset.name()))
                .append("</h1>\n<p>")
                .append(Html.escape(Texts.format(
                        "The predictions of %s against the truth. Right, wrong and missed are counted from score %s up, at IoU %s.",
                        subject.report().predictions().file().getFileName(),
                        number(subject.counts().score()),
                        number(subject.report().iou()))))
                .append("</p>\n");
        figures(subject.report().metrics());
        String verdict = subject.missedByAnchors().verdict();
        if (!verdict.isEmpty()) {
            section(
                    "Missed, and the anchors they had",
                    verdict + " Anchors are those of " + subject.settings() + ".",
                    "");
        }
        section("By class", "Average precision as COCO measures it.", byClass());
        section(
                "Confusion",
                "A row is the truth, a column what it was mistaken for; the last column is missed, the last row is background found as an object.",
                confusion());
        pictures();
        List<Problem> problems = problems();
        if (!problems.isEmpty()) {
            section(
                    "Problems of the files",
                    "The rest was read; each line says what was done.",
                    ReportTables.problems(problems));
        }
        return html.append("</main></body></html>\n").toString();
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(subject.report().predictions().problems());
        problems.addAll(subject.report().dataset().problems());
        return problems;
    }

    private void figures(Metrics metrics) {
        html.append("<div class=\"figures\">\n");
        figure(share(metrics.ap()), "AP, mean over IoU .50 to .95");
        figure(share(metrics.ap50()), "AP at IoU .50");
        figure(share(metrics.ap75()), "AP at IoU .75");
        figure(share(metrics.small()), "AP of small objects");
        figure(share(metrics.medium()), "AP of medium objects");
        figure(share(metrics.large()), "AP of large objects");
        figure(Html.count(subject.counts().allTruePositives()), "true positives");
        figure(Html.count(subject.counts().allFalsePositives()), "false positives");
        figure(Html.count(subject.counts().allMissed()), "missed boxes");
        html.append("</div>\n");
    }

    private void figure(String value, String name) {
        html.append("<div><b>").append(value).append("</b>").append(name).append("</div>\n");
    }

    private String byClass() {
        StringBuilder rows = new StringBuilder();
        row(rows, "th", "class", "AP", "AP50", "AP75", "small", "medium", "large", "right", "wrong", "missed");
        for (int c = 0; c < subject.report().dataset().categories().size(); c++) {
            ClassMetrics of = subject.report().classes().get(c);
            row(
                    rows,
                    "td",
                    subject.report().nameOf(c),
                    share(of.ap()),
                    share(of.ap50()),
                    share(of.ap75()),
                    share(of.small()),
                    share(of.medium()),
                    share(of.large()),
                    Html.count(subject.counts().truePositives()[c]),
                    Html.count(subject.counts().falsePositives()[c]),
                    Html.count(subject.counts().missed()[c]));
        }
        return table(rows);
    }

    private String confusion() {
        Confusion confusion = subject.confusion();
        int[] shown = confusion.classes(CLASSES);
        StringBuilder rows = new StringBuilder();
        List<String> head = new ArrayList<>(List.of("truth"));
        for (int c : shown) {
            head.add(subject.report().nameOf(c));
        }
        head.add("missed");
        row(rows, "th", head.toArray(String[]::new));
        for (int i = 0; i <= shown.length; i++) {
            int truth = i == shown.length ? confusion.background() : shown[i];
            List<String> row = new ArrayList<>(List.of(subject.report().nameOf(truth)));
            for (int predicted : shown) {
                row.add(cell(confusion.count(truth, predicted)));
            }
            row.add(cell(confusion.count(truth, confusion.background())));
            row(rows, "td", row.toArray(String[]::new));
        }
        return table(rows);
    }

    private static String cell(int count) {
        return count == 0 ? "·" : Html.count(count);
    }

    private void pictures() {
        List<String> figures = new DetectorPictures(subject).figures(PICTURES, PICTURES_TRIED);
        if (!figures.isEmpty()) {
            section(
                    "The images with the most mistakes",
                    "Blue: found. Orange, dashed: false positives. White, dotted: missed. Point at a box for more.",
                    "<div class=\"pictures\">\n" + String.join("", figures) + "</div>\n");
        }
    }

    private void section(String title, String words, String content) {
        html.append("<section><h2>").append(title).append("</h2>\n");
        if (!words.isEmpty()) {
            html.append("<p>").append(Html.escape(words)).append("</p>\n");
        }
        html.append(content).append("</section>\n");
    }

    static void row(StringBuilder rows, String element, String... cells) {
        rows.append("<tr>");
        for (String cell : cells) {
            rows.append('<')
                    .append(element)
                    .append('>')
                    .append(Html.escape(cell))
                    .append("</")
                    .append(element)
                    .append('>');
        }
        rows.append("</tr>\n");
    }

    private static String table(CharSequence rows) {
        return "<div class=\"scroll\"><table>\n" + rows + "</table></div>\n";
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : Html.share(value);
    }

    private static String number(double value) {
        return Texts.format("%.2f", value);
    }
}
