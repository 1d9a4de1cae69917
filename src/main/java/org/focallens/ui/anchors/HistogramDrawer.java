package org.focallens.ui.anchors;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.focallens.figure.BarsChart;
import org.focallens.figure.BarsChart.Form;
import org.focallens.figure.BarsChart.Numbers;
import org.focallens.figure.BarsChart.Shape;
import org.focallens.figure.BarsChart.Words;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Palette;
import org.focallens.ui.common.chart.ChartSaver;
import org.focallens.ui.common.chart.Figure;

/** Three histograms of the image's boxes below the picture. */
final class HistogramDrawer extends HBox {
    private static final double HEIGHT = 230;
    private static final Form BARS = Form.counting(false, Shape.BARS);

    private final AnchorsViewModel model;
    private final BarsChart iou = new BarsChart();
    private final BarsChart positives = new BarsChart();
    private final BarsChart sizes = new BarsChart();
    private final List<BarsChart> charts = List.of(iou, positives, sizes);
    private final List<Figure> figures;
    private final ChartSaver saver;

    HistogramDrawer(AnchorsViewModel model, Dialogs dialogs, Consumer<String> told) {
        super(8);
        this.model = model;
        setId("histograms-drawer");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        saver = new ChartSaver("anchors", () -> figures().get(0).subject(), dialogs, told);
        figures = List.of(
                new Figure("histogram-iou", iou.chart(), saver),
                new Figure("histogram-positives", positives.chart(), saver),
                new Figure("histogram-sizes", sizes.chart(), saver));
        figures.forEach(figure -> HBox.setHgrow(figure, Priority.ALWAYS));
        figures.forEach(figure -> figure.setPrefWidth(300));
        getChildren().setAll(figures);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        model.assigned().subscribe(this::show);
        visibleProperty().subscribe(this::show);
    }

    private List<Figure> figures() {
        return figures;
    }

    private void show() {
        Assigned assigned = model.assigned().get();
        if (assigned == null || !isVisible()) {
            return;
        }
        BoxHistograms now = BoxHistograms.of(assigned.match());
        iou.show(
                new Words("Best IoU of the boxes", "best IoU, from", "boxes"),
                BARS,
                BoxHistograms.IOUS,
                List.of(new Numbers("boxes", color(Palette.POSITIVE), counted(now.iou()))));
        positives.show(
                new Words("Positive anchors of the boxes", "positive anchors", "boxes"),
                BARS,
                BoxHistograms.POSITIVES,
                List.of(new Numbers("boxes", color(Palette.POSITIVE), counted(now.positives()))));
        int[] used = now.sizesInUse();
        sizes.show(
                new Words("Sizes of boxes and of anchors", "root of area at the input, px, from", "boxes, shapes"),
                BARS,
                BoxHistograms.SIZES.subList(used[0], used[1] + 1),
                List.of(
                        new Numbers("boxes", color(Palette.POSITIVE), part(now.boxSizes(), used)),
                        new Numbers("shapes of anchors", color(Palette.NEGATIVE), part(now.anchorSizes(), used))));
        for (int i = 0; i < charts.size(); i++) {
            figures.get(i)
                    .pane()
                    .setHome(charts.get(i).homeDomain(), charts.get(i).homeRange());
        }
    }

    private static double[] part(double[] values, int[] used) {
        return counted(Arrays.copyOfRange(values, used[0], used[1] + 1));
    }

    /** A bar of no height would carry a 0. */
    private static double[] counted(double[] values) {
        return Arrays.stream(values)
                .map(value -> value == 0 ? Double.NaN : value)
                .toArray();
    }

    private static java.awt.Color color(javafx.scene.paint.Color color) {
        return new java.awt.Color(Palette.argb(color));
    }

    void style(ChartStyle next) {
        charts.forEach(chart -> chart.setStyle(next));
        show();
    }

    void close() {
        saver.close();
    }
}
