package org.focallens.ui.loss.distribution;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import org.focallens.core.lesson.CumulativeLoss;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.focallens.text.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Cumulative normalised loss over the share of terms, one line for each gamma. Needs no toolkit. */
final class SpreadChart {
    /** Both axes. */
    static final Range SHARES = new Range(0, 1);

    private static final int POINTS = 400;
    private static final Color[] COLORS = {
        new Color(0x8A8A8A),
        new Color(0x56B4E9),
        new Color(0x009E73),
        new Color(0x0072B2),
        new Color(0xCC79A7),
        new Color(0xD55E00)
    };

    private final String label;
    private final XYPlot plot = new XYPlot(null, Axes.linear(null), Axes.linear("share of their loss, added up"), null);
    private final JFreeChart chart;
    private ChartStyle style = ChartStyle.LIGHT;

    /** @param label positives or negatives */
    SpreadChart(String label) {
        this.label = label;
        chart = new JFreeChart("", null, plot, true);
        plot.getDomainAxis().setLabel("share of the " + label + ", the easiest first");
        plot.getDomainAxis().setRange(SHARES);
        plot.getRangeAxis().setRange(SHARES);
    }

    JFreeChart chart() {
        return chart;
    }

    void setStyle(ChartStyle next) {
        style = next;
    }

    void show(
            int terms,
            List<DistributionViewModel.Line> lines,
            Function<DistributionViewModel.Line, CumulativeLoss> side,
            double hardest) {
        chart.setNotify(false);
        chart.setTitle(Texts.format("%,d %s", terms, label));
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultLegendTextFont(style.font(13));
        for (DistributionViewModel.Line line : lines) {
            CumulativeLoss sums = side.apply(line);
            if (sums != null) {
                int series = data.getSeriesCount();
                renderer.setSeriesPaint(series, COLORS[series % COLORS.length]);
                renderer.setSeriesStroke(series, stroke(series));
                data.addSeries("γ " + Figures.plain(line.gamma()), points(sums));
            }
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        style.apply(chart);
        plot.clearDomainMarkers();
        plot.addDomainMarker(new ValueMarker(1 - hardest, style.accent(), style.dashes(2, 6, 4)), Layer.BACKGROUND);
        chart.setNotify(true);
    }

    private BasicStroke stroke(int series) {
        return switch (series % 3) {
            case 0 -> style.line(3);
            case 1 -> style.dashes(3, 12, 4);
            default -> style.dashes(3, 4, 4);
        };
    }

    /** Close together at the hard end, where the lines are steep. */
    private static double[][] points(CumulativeLoss sums) {
        double[][] points = new double[2][POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            double rest = 1 - (double) i / POINTS;
            points[0][i] = 1 - rest * rest * rest;
            points[1][i] = sums.easiest(points[0][i]);
        }
        return points;
    }
}
