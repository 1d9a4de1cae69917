package org.focallens.ui.dataset.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.focallens.audit.AuditReport;
import org.focallens.audit.AuditTotals;
import org.focallens.audit.BoxStatistics;
import org.focallens.audit.Counts;
import org.focallens.audit.CoverageMap;
import org.focallens.audit.LevelTotal;
import org.focallens.audit.SizeClass;
import org.focallens.figure.Axes;
import org.focallens.figure.BarsChart;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.HeatChart;
import org.focallens.text.Texts;
import org.focallens.ui.dataset.model.BoxFilter;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The audit as charts. Needs no toolkit. */
public final class AuditCharts {
    private static final Color POSITIVE = new Color(0x0072B2);
    private static final Color IGNORED = new Color(0xE69F00);
    private static final Color MISSED = new Color(0xD55E00);
    private static final Color ALL = new Color(0x8A8A8A);

    private final BarsChart bars = new BarsChart();
    private final HeatChart map = new HeatChart();
    private final XYPlot recallPlot =
            new XYPlot(null, Axes.linear("least IoU"), Axes.linear("share of boxes whose best IoU reaches it"), null);
    private final JFreeChart recall = new JFreeChart("Best possible recall by IoU", null, recallPlot, true);
    private ChartStyle style = ChartStyle.LIGHT;

    /** What is looked at. */
    public enum Kind {
        LEVELS("Levels", "Positive and ignored anchors of each level"),
        CLASSES("Classes", "Boxes of each class, and those without a positive anchor"),
        SIZES("Sizes", "COCO's small, medium and large boxes, in pixels of the image"),
        POSITIVES("Anchors per box", "How many boxes have 0, 1, 2 … positive anchors"),
        IOU("Best IoU", "How many boxes have which best IoU"),
        RECALL("Recall", "Share of boxes whose best anchor reaches an IoU"),
        COVERAGE("Coverage", "Share of boxes of each size and ratio that have a positive anchor");

        private final String title;
        private final String help;

        Kind(String title, String help) {
            this.title = title;
            this.help = help;
        }

        String title() {
            return title;
        }

        String help() {
            return help;
        }
    }

    JFreeChart bars() {
        return bars.chart();
    }

    JFreeChart map() {
        return map.chart();
    }

    JFreeChart recall() {
        return recall;
    }

    /** {@return the chart that shows a kind} */
    JFreeChart chart(Kind kind) {
        return switch (kind) {
            case RECALL -> recall;
            case COVERAGE -> map.chart();
            default -> bars.chart();
        };
    }

    void setStyle(ChartStyle next) {
        style = next;
        bars.setStyle(next);
        map.setStyle(next);
    }

    /**
     * Draws one kind.
     *
     * @param before by the framework's own settings, null where they are the settings of now
     */
    void show(Kind kind, AuditReport now, AuditReport before, List<String> categories) {
        AuditTotals totals = now.totals();
        switch (kind) {
            case LEVELS -> levels(totals);
            case CLASSES ->
                groups(
                        "Boxes by class, the most frequent first",
                        "class",
                        categories,
                        totals.groups().byClass(),
                        true);
            case SIZES ->
                groups(
                        "Boxes by size",
                        "size: below 32², to 96² and from 96² pixels of the image",
                        IntStream.range(0, SizeClass.values().length)
                                .mapToObj(i -> SizeClass.values()[i].text())
                                .toList(),
                        totals.groups().bySize(),
                        false);
            case POSITIVES -> positives(totals.spread().positives());
            case IOU -> bestIou(totals.spread().bestIou());
            case RECALL -> recall(now, before);
            case COVERAGE -> coverage(totals.spread().coverage());
        }
    }

    private void levels(AuditTotals totals) {
        List<LevelTotal> levels = totals.levels();
        bars.show(
                new BarsChart.Words("Anchors and boxes by level", "level", "number"),
                BarsChart.Form.counting(true, BarsChart.Shape.BARS),
                levels.stream().map(LevelTotal::level).toList(),
                List.of(
                        new BarsChart.Numbers("positive anchors", POSITIVE, numbers(levels, LevelTotal::positive)),
                        new BarsChart.Numbers("ignored anchors", IGNORED, numbers(levels, LevelTotal::ignored)),
                        new BarsChart.Numbers(
                                "boxes whose best anchor is here",
                                ALL,
                                numbers(totals.groups().byLevel(), BoxStatistics::boxes))));
    }

    private static <T> double[] numbers(List<T> rows, ToDoubleFunction<T> number) {
        return rows.stream()
                .mapToDouble(number)
                .map(value -> value > 0 ? value : Double.NaN)
                .toArray();
    }

    private void groups(String title, String across, List<String> names, List<BoxStatistics> groups, boolean lying) {
        List<Integer> shown = lying
                ? ChartBars.mostFrequent(groups)
                : IntStream.range(0, groups.size()).boxed().toList();
        List<BoxStatistics> rows = shown.stream().map(groups::get).toList();
        String more = groups.size() > shown.size() ? Texts.format(", %d of %d", shown.size(), groups.size()) : "";
        bars.show(
                new BarsChart.Words(title + more, across, "boxes"),
                BarsChart.Form.counting(false, lying ? BarsChart.Shape.LYING_BARS : BarsChart.Shape.BARS),
                shown.stream().map(names::get).toList(),
                List.of(
                        new BarsChart.Numbers("all boxes", ALL, plain(rows, BoxStatistics::boxes)),
                        new BarsChart.Numbers(
                                "with forced anchors only", IGNORED, plain(rows, BoxStatistics::forcedOnly)),
                        new BarsChart.Numbers(
                                "without a positive anchor", MISSED, plain(rows, BoxStatistics::unmatched))));
    }

    private static double[] plain(List<BoxStatistics> rows, ToDoubleFunction<BoxStatistics> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    private void positives(Counts positives) {
        List<String> names = IntStream.rangeClosed(0, ChartBars.MOST_ANCHORS)
                .mapToObj(i -> i + (i < ChartBars.MOST_ANCHORS ? "" : "+"))
                .toList();
        double[] boxes = IntStream.rangeClosed(0, ChartBars.MOST_ANCHORS)
                .mapToDouble(i -> ChartBars.anchors(positives, i))
                .toArray();
        bars.show(
                new BarsChart.Words("Positive anchors of a box", "positive anchors", "boxes"),
                BarsChart.Form.counting(false, BarsChart.Shape.BARS),
                names,
                List.of(new BarsChart.Numbers("boxes", POSITIVE, boxes)));
    }

    private void bestIou(Counts bestIou) {
        List<String> names = IntStream.range(0, BoxFilter.BestIou.BINS)
                .mapToObj(bin -> new BoxFilter.BestIou(bin).name())
                .toList();
        double[] boxes = IntStream.range(0, BoxFilter.BestIou.BINS)
                .mapToDouble(bin -> ChartBars.iou(bestIou, bin))
                .toArray();
        bars.show(
                new BarsChart.Words("Boxes by the best IoU of any anchor", "best IoU", "boxes"),
                BarsChart.Form.counting(false, BarsChart.Shape.BARS),
                names,
                List.of(new BarsChart.Numbers("boxes", POSITIVE, boxes)));
    }

    private void recall(AuditReport now, AuditReport before) {
        recall.setNotify(false);
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultLegendTextFont(style.font(13));
        add(
                data,
                renderer,
                before == null ? "with the current settings" : "with the changes",
                now,
                style.accent(),
                style.line(3));
        if (before != null) {
            add(data, renderer, "with the framework's own settings", before, style.quiet(), style.dashes(2, 8, 6));
        }
        recallPlot.setDataset(data);
        recallPlot.setRenderer(renderer);
        recallPlot.getDomainAxis().setRange(new Range(0, 1));
        recallPlot.getRangeAxis().setRange(new Range(0, 1.02));
        style.apply(recall);
        recall.setNotify(true);
    }

    private static void add(
            DefaultXYDataset data,
            XYLineAndShapeRenderer renderer,
            String name,
            AuditReport report,
            Color color,
            BasicStroke stroke) {
        double[] curve = report.totals().spread().recallCurve();
        double[] iou = IntStream.range(0, curve.length)
                .mapToDouble(i -> (double) i / curve.length)
                .toArray();
        renderer.setSeriesPaint(data.getSeriesCount(), color);
        renderer.setSeriesStroke(data.getSeriesCount(), stroke);
        data.addSeries(name, new double[][] {iou, curve});
    }

    private void coverage(CoverageMap coverage) {
        ChartBars.Extent extent = ChartBars.Extent.of(coverage);
        if (extent.sizes().isEmpty()) {
            map.show(words(), List.of("no boxes"), List.of(""), List.of(new HeatChart.Field(Double.NaN, "")));
            return;
        }
        List<HeatChart.Field> fields = new ArrayList<>();
        for (int ratio : extent.ratios()) {
            for (int size : extent.sizes()) {
                int cell = CoverageMap.cell(size, ratio);
                long boxes = coverage.boxes().at(cell);
                fields.add(
                        boxes == 0
                                ? new HeatChart.Field(Double.NaN, "")
                                : new HeatChart.Field(
                                        coverage.servedShare(cell),
                                        Texts.format("%.0f", 100 * coverage.servedShare(cell)) + "\n"
                                                + Texts.format("%,d", boxes)));
            }
        }
        map.show(
                words(),
                extent.sizes().stream()
                        .map(size -> Texts.format("%.0f", CoverageMap.leastSize(size)))
                        .toList(),
                extent.ratios().stream()
                        .map(ratio -> Texts.format("%.2f", CoverageMap.leastRatio(ratio)))
                        .toList(),
                fields);
    }

    private static HeatChart.Words words() {
        return new HeatChart.Words(
                "Boxes with a positive anchor in percent, above the number of boxes",
                "size from: square root of the area, pixels at the network's input",
                "ratio from: height / width");
    }
}
