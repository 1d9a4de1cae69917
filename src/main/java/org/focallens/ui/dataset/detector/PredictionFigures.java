package org.focallens.ui.dataset.detector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.focallens.audit.detector.DetectorCounts;
import org.focallens.audit.detector.DetectorSubject;
import org.focallens.core.metric.ClassMetrics;
import org.focallens.core.metric.Metrics;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;

/** Average precision by class and size, and what is right, wrong and missed. */
final class PredictionFigures extends VBox {
    private final Label verdict = new Label();
    private final DataTable<Row> table = new DataTable<>("prediction-figures");

    /** A class, or all of them. */
    private record Row(String name, ClassMetrics of, long right, long wrong, long lost) {}

    PredictionFigures() {
        super(16);
        verdict.setId("prediction-verdict");
        verdict.setWrapText(true);
        verdict.getStyleClass().add("title-text");
        String mean = "Mean over the IoU thresholds .50, .55, … .95, as COCO measures it";
        table.words("class", "The first row is the mean over the classes that have boxes.", Row::name)
                .numbers("AP", mean + ".", row -> share(row.of.ap()))
                .numbers("AP50", "Average precision at IoU .50.", row -> share(row.of.ap50()))
                .numbers("AP75", "Average precision at IoU .75.", row -> share(row.of.ap75()))
                .numbers("small", mean + ", of objects up to 32 × 32 pixels.", row -> share(row.of.small()))
                .numbers("medium", mean + ", of objects from 32 × 32 to 96 × 96 pixels.", row -> share(row.of.medium()))
                .numbers("large", mean + ", of objects from 96 × 96 pixels.", row -> share(row.of.large()))
                .numbers(
                        "found",
                        "True positives at or above the score threshold, at IoU .50.",
                        row -> number(row.right))
                .numbers(
                        "false",
                        "False positives at or above the score threshold, at IoU .50.",
                        row -> number(row.wrong))
                .numbers(
                        "missed",
                        "Boxes that no prediction at or above the score threshold finds.",
                        row -> number(row.lost))
                .shares(1.8, 0.9, 1, 1, 1, 1.15, 1, 1, 1, 1.1)
                .marking(row -> row.name.equals(ALL));
        table.setFocusTraversable(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .addAll(
                        verdict,
                        table,
                        Controls.note(
                                "At most 100 predictions per image and class are evaluated; crowd regions are neither right nor wrong. "
                                        + "AP uses predictions of every score; the counts use those at or above the score threshold."));
    }

    private static final String ALL = "all classes";

    void show(DetectorSubject subject) {
        if (subject == null) {
            table.getItems().clear();
            verdict.setText("");
            return;
        }
        DetectorCounts counts = subject.counts();
        Metrics metrics = subject.report().metrics();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                ALL,
                new ClassMetrics(
                        metrics.ap(),
                        metrics.ap50(),
                        metrics.ap75(),
                        metrics.small(),
                        metrics.medium(),
                        metrics.large(),
                        metrics.recall()),
                counts.allTruePositives(),
                counts.allFalsePositives(),
                counts.allMissed()));
        rows.addAll(classes(subject, true));
        rows.addAll(classes(subject, false));
        table.getItems().setAll(rows);
        String said = subject.missedByAnchors().verdict();
        verdict.setText(said.isEmpty() ? "No box is missed." : said);
    }

    /** @param wanted those with boxes to find, or those of which something was found all the same */
    private static List<Row> classes(DetectorSubject subject, boolean wanted) {
        DetectorCounts counts = subject.counts();
        List<Row> rows = new ArrayList<>();
        for (int c = 0; c < subject.report().dataset().categories().size(); c++) {
            ClassMetrics of = subject.report().classes().get(c);
            if (wanted ? !Double.isNaN(of.ap()) : Double.isNaN(of.ap()) && counts.falsePositives()[c] > 0) {
                rows.add(new Row(
                        subject.report().nameOf(c),
                        of,
                        counts.truePositives()[c],
                        counts.falsePositives()[c],
                        counts.missed()[c]));
            }
        }
        return rows;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "–" : Texts.format("%.3f", value);
    }

    private static String number(long value) {
        return Texts.format("%,d", value);
    }
}
