package org.focallens.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
import org.focallens.audit.verdict.Verdicts;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

@Tag("locale")
class ReportTest {
    @TempDir
    Path folder;

    private static ReportSubject subject(Dataset dataset) {
        AuditReport report =
                new Audit(AssignSettings.of(Presets.named("keras-retinanet"))).of(dataset, () -> false, share -> {});
        return new ReportSubject(dataset, report, "keras-retinanet");
    }

    private static Dataset samples() throws IOException {
        return Datasets.open(Path.of("samples/coco"));
    }

    private static String page(ReportSubject subject, Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        ReportPage.write(subject, Verdicts.of(subject.dataset(), subject.report(), () -> false), file);
        return Files.readString(file);
    }

    /** The svg elements are parsed as XML, so that one left open or a bare &amp; fails. */
    private static int charts(String page) throws Exception {
        int count = 0;
        for (int at = page.indexOf("<svg"); at >= 0; at = page.indexOf("<svg", at + 1)) {
            String svg = page.substring(at, page.indexOf("</svg>", at) + 6);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            count++;
        }
        return count;
    }

    @Test
    void thePageNeedsNothingElse() throws Exception {
        String page = page(subject(samples()), folder);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("prefers-color-scheme: dark")
                .contains("<b>86</b>boxes")
                .endsWith("</html>\n");
        assertThat(page)
                .doesNotContain("src=")
                .doesNotContain("<link")
                .doesNotContain("url(")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        assertThat(charts(page)).isGreaterThanOrEqualTo(5);
    }

    /** 3 x 3 pixels on P3's anchors of 32: 9 / 1024 at most. */
    @Test
    void theWorstImagesAreShownWithTheirBoxesAndUnreadableOnesAreNamed() throws Exception {
        Path picture = Path.of("samples/coco/images/scene-01.jpg").toAbsolutePath();
        LabelledImage first = Datasets.open(Path.of("samples/coco")).images().get(0);
        Labels small = Labels.builder()
                .add(new float[] {10, 10, 13, 13}, 0, false, false)
                .add(new float[] {40, 40, 43, 43}, 0, false, false)
                .build();
        Labels one = Labels.builder()
                .add(new float[] {10, 10, 13, 13}, 0, false, false)
                .build();
        LabelledImage missing =
                new LabelledImage(picture.resolveSibling("gone.jpg"), 300, 200, small, OptionalLong.empty());
        LabelledImage there = new LabelledImage(picture, first.width(), first.height(), one, OptionalLong.empty());
        Dataset dataset = new Dataset(
                "a & b",
                picture.getParent(),
                DatasetFormat.COCO,
                List.of("<i>x</i>"),
                List.of(there, missing),
                List.of(new Problem(picture, "line 3", "a < b")));
        String page = page(subject(dataset), folder);
        assertThat(page)
                .contains("a &amp; b", "&lt;i&gt;x&lt;/i&gt;", "a &lt; b")
                .doesNotContain("<i>x</i>");
        assertThat(page)
                .contains("scene-01.jpg: 1 of 1 boxes below the threshold")
                .containsOnlyOnce("data:image/png;base64,")
                .contains("class=\"below\"");
        assertThat(page.indexOf("gone.jpg: "))
                .as("two boxes are worse than one")
                .isPositive()
                .isLessThan(page.indexOf("scene-01.jpg: 1 of"));
        charts(page);
    }

    @Test
    void anEmptySetHasAPageToo() throws Exception {
        Dataset empty = new Dataset("empty", folder, DatasetFormat.COCO, List.of(), List.of(), List.of());
        String page = page(subject(empty), folder);
        assertThat(page).contains("<b>0</b>images").doesNotContain("NaN").doesNotContain("Infinity");
        charts(page);
    }

    @Test
    void rowsOfImagesAndBoxesAddUpToTheTotals() throws IOException {
        ReportSubject subject = subject(samples());
        ReportCsv.writeImages(subject, folder.resolve("images.csv"));
        ReportCsv.writeBoxes(subject, folder.resolve("boxes.csv"));
        List<CSVRecord> images = rows("images.csv");
        assertThat(images).hasSize(12);
        assertThat(images.get(0).get("file")).isEqualTo("images/scene-01.jpg");
        assertThat(sum(images, "boxes")).isEqualTo(86);
        assertThat(sum(images, "positive")).isEqualTo(subject.report().totals().positive());
        List<CSVRecord> boxes = rows("boxes.csv");
        assertThat(boxes).hasSize(86);
        assertThat(sum(boxes, "positives")).isEqualTo(subject.report().totals().positive());
        double mean = boxes.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("best_iou")))
                .average()
                .orElseThrow();
        assertThat(mean)
                .isCloseTo(
                        subject.report().totals().boxes().meanBestIou(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(boxes).extracting(row -> row.get("level")).allMatch(level -> level.matches("P[3-7]"));
    }

    @Test
    void namesWithCommasAndQuotesComeBack() throws IOException {
        Labels labels = Labels.builder()
                .add(new float[] {1, 2, 30.5f, 40}, 0, false, true)
                .build();
        LabelledImage image = new LabelledImage(folder.resolve("a,\"b\".png"), 100, 100, labels, OptionalLong.empty());
        LabelledImage unknown = new LabelledImage(folder.resolve("c.png"), 0, 0, labels, OptionalLong.empty());
        ReportSubject subject = subject(
                new Dataset("x", folder, DatasetFormat.VOC, List.of("x,y"), List.of(image, unknown), List.of()));
        ReportCsv.writeBoxes(subject, folder.resolve("boxes.csv"));
        ReportCsv.writeImages(subject, folder.resolve("images.csv"));
        CSVRecord row = rows("boxes.csv").get(0);
        assertThat(List.of(row.get("file"), row.get("class"), row.get("x2"), row.get("difficult"), row.get("size")))
                .containsExactly("a,\"b\".png", "x,y", "30.5", "1", "medium");
        assertThat(rows("boxes.csv")).hasSize(1);
        assertThat(rows("images.csv").get(1).get("least_iou"))
                .as("unknown size")
                .isEmpty();
    }

    private List<CSVRecord> rows(String file) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(folder.resolve(file), StandardCharsets.UTF_8))
                .getRecords();
    }

    private static long sum(List<CSVRecord> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }

    @Test
    void aReportOfAnotherSetIsRefused() throws IOException {
        Dataset samples = samples();
        AuditReport report = subject(samples).report();
        Dataset empty = new Dataset("empty", folder, DatasetFormat.COCO, List.of(), List.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportSubject(empty, report, "x"))
                .withMessageContaining("0 images but has 12");
    }

    @Test
    void axesHaveRoundTicks() {
        assertThat(Plot.Axis.counts("boxes", 4321).ticks()).startsWith(0, 1000).endsWith(5000);
        assertThat(Plot.Axis.counts("boxes", 13).ticks()).startsWith(0, 2).endsWith(14);
        assertThat(Plot.Axis.counts("boxes", 0).to()).isPositive();
    }
}
