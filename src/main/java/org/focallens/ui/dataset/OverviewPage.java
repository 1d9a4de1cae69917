package org.focallens.ui.dataset;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.focallens.audit.AuditReport;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.GridTotal;
import org.focallens.audit.LevelTotal;
import org.focallens.text.Texts;
import org.focallens.ui.common.Controls;
import org.focallens.ui.common.DataTable;

/** The audit in numbers: a figure for each question, and a table of levels. */
final class OverviewPage extends VBox {
    private final FlowPane figures = new FlowPane(24, 16);
    private final DataTable<Row> levels = new DataTable<>("dataset-levels");

    /** A level and the boxes whose best anchor is there. */
    private record Row(LevelTotal level, BoxStatistics boxes) {}

    /** @param verdicts stand on top */
    OverviewPage(Node verdicts) {
        super(24);
        getStyleClass().add("panel-side");
        figures.setId("dataset-figures");
        levels.words("level", "Level of the feature pyramid.", row -> row.level.level())
                .numbers("stride", "Input pixels between two cells.", row -> String.valueOf(row.level.stride()))
                .numbers("anchors", "Anchors of all images.", row -> number(row.level.anchors()))
                .numbers("positive", "Anchors that learn to find a box.", row -> number(row.level.positive()))
                .numbers("ignored", "Anchors that add nothing to the loss.", row -> number(row.level.ignored()))
                .numbers("negative", "Anchors that learn to predict background.", row -> number(row.level.negative()))
                .numbers("best boxes", "Boxes whose best anchor is on this level.", row -> number(row.boxes.boxes()))
                .numbers("no anchor", "Those of them without a positive anchor.", row -> number(row.boxes.unmatched()));
        getChildren().addAll(verdicts, figures, levels);
    }

    private static String number(long value) {
        return Texts.format("%,d", value);
    }

    void show(AuditReport report) {
        AuditTotals totals = report.totals();
        BoxStatistics boxes = totals.boxes();
        levels.setVisible(boxes.boxes() > 0);
        if (boxes.boxes() == 0) {
            figures.getChildren()
                    .setAll(figure(number(totals.images()), "images of known size", "Only they can be assigned."));
            return;
        }
        figures.getChildren()
                .setAll(
                        figure(number(totals.images()), "images of known size", "Only they can be assigned."),
                        figure(number(boxes.boxes()), "boxes", "Matched boxes; crowd regions are not among them."),
                        figure(
                                number(totals.crowd()),
                                "crowd regions",
                                "Not matched, so anchors on them are negative, as in every framework."),
                        figure(
                                number(totals.difficult()),
                                "difficult boxes",
                                "Marked so in VOC; they are matched like any other."),
                        figure(
                                number(boxes.unmatched()),
                                "boxes without an anchor",
                                "No anchor learns to find them: the network never sees them as objects."),
                        figure(
                                number(boxes.forcedOnly()),
                                "boxes with forced anchors only",
                                "They have anchors only by the low-quality matches rule, and these fit badly."),
                        figure(
                                Texts.format("%.1f %%", 100 * boxes.bestPossibleRecall()),
                                "best possible recall",
                                "Share of boxes whose best anchor reaches the foreground threshold."),
                        figure(
                                Texts.format("%.3f", boxes.meanBestIou()),
                                "mean best IoU",
                                "Mean IoU of each box with its best anchor."),
                        figure(
                                Texts.format("%.1f", boxes.positivesPerBox()),
                                "positive anchors per box",
                                "Large boxes get many, small ones few."),
                        figure(
                                Texts.format("%,.0f : 1", totals.negativesPerPositive()),
                                "negatives per positive",
                                "The imbalance that focal loss was designed for."));
        for (GridTotal grid : totals.grids()) {
            figures.getChildren()
                    .add(figure(
                            Texts.format("%,.0f : 1", grid.negativesPerPositive()),
                            "in a grid of " + grid.detector().text(),
                            "The imbalance of a YOLO-like one-stage detector on the same images: predictors without a box to each "
                                    + "with one."));
        }
        List<LevelTotal> rows = totals.levels();
        levels.show(IntStream.range(0, rows.size())
                .mapToObj(i -> new Row(rows.get(i), totals.groups().byLevel().get(i)))
                .toList());
    }

    private static Node figure(String value, String name, String help) {
        Label number = new Label(value);
        number.getStyleClass().add("title-text");
        Label what = new Label(name);
        what.getStyleClass().add("muted");
        Controls.tip(what, help);
        Controls.tip(number, help);
        VBox figure = new VBox(number, what);
        figure.setMinWidth(180);
        return figure;
    }
}
