package org.focallens.ui.dataset.search;

import java.util.List;
import org.focallens.audit.search.SearchStep;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The best candidate's coverage over the generations of a search. Needs no toolkit. */
final class SearchChart {
    private static final double MARGIN = 0.02;

    private final XYPlot plot = new XYPlot(
            null,
            Axes.whole("generation"),
            Axes.linear("share of boxes, or IoU"),
            new XYLineAndShapeRenderer(true, false));
    private final JFreeChart chart = new JFreeChart("Progress of the search on the tuning images", null, plot, true);
    private ChartStyle style = ChartStyle.LIGHT;
    private List<SearchStep> shown = List.of();

    JFreeChart chart() {
        return chart;
    }

    void setStyle(ChartStyle next) {
        style = next;
        show(shown);
    }

    void show(List<SearchStep> steps) {
        shown = steps;
        chart.setNotify(false);
        double[][] recall = new double[2][steps.size()];
        double[][] iou = new double[2][steps.size()];
        double least = 1;
        double most = 0;
        for (int i = 0; i < steps.size(); i++) {
            recall[0][i] = steps.get(i).generation();
            iou[0][i] = steps.get(i).generation();
            recall[1][i] = steps.get(i).best().bestPossibleRecall();
            iou[1][i] = steps.get(i).best().meanBestIou();
            least = Math.min(least, Math.min(recall[1][i], iou[1][i]));
            most = Math.max(most, Math.max(recall[1][i], iou[1][i]));
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("best possible recall", recall);
        data.addSeries("mean best IoU", iou);
        plot.setDataset(data);
        plot.getDomainAxis()
                .setRange(new Range(
                        0,
                        steps.isEmpty()
                                ? 100
                                : Math.max(1, steps.get(steps.size() - 1).generations())));
        plot.getRangeAxis()
                .setRange(
                        steps.isEmpty()
                                ? new Range(0, 1)
                                : new Range(Math.max(0, least - MARGIN), Math.min(1 + MARGIN / 2, most + MARGIN)));
        dress();
        chart.setNotify(true);
    }

    private void dress() {
        XYLineAndShapeRenderer renderer = (XYLineAndShapeRenderer) plot.getRenderer();
        renderer.setSeriesPaint(0, style.accent());
        renderer.setSeriesStroke(0, style.line(3));
        renderer.setSeriesPaint(1, style.ink());
        renderer.setSeriesStroke(1, style.dashes(2, 8, 5));
        renderer.setDefaultLegendTextFont(style.font(13));
        style.apply(chart);
    }
}
