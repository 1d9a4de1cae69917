package org.focallens.ui.loss.lessons;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.focallens.figure.Figures;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Lines over shares, with points that are named. Needs no toolkit. */
final class LineChart {
    static final Range SHARES = new Range(0, 1);

    private static final double DOT = 5;

    private final XYPlot plot;
    private final JFreeChart chart;
    private ChartStyle style = ChartStyle.LIGHT;

    /**
     * A line.
     *
     * @param name   in the legend
     * @param color  of the line, null for the style's accent
     * @param points x and y
     * @param dashed whether it is broken
     * @param dots   whether it is points with their heights written beside
     */
    record Line(String name, Color color, double[][] points, boolean dashed, boolean dots) {}

    LineChart(String title, String across, String up) {
        plot = new XYPlot(null, Axes.linear(across), Axes.linear(up), null);
        chart = new JFreeChart(title, null, plot, true);
        plot.getDomainAxis().setRange(SHARES);
        plot.getRangeAxis().setRange(SHARES);
    }

    JFreeChart chart() {
        return chart;
    }

    void setStyle(ChartStyle next) {
        style = next;
    }

    void show(List<Line> lines) {
        chart.setNotify(false);
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultLegendTextFont(style.font(13));
        plot.clearAnnotations();
        for (Line line : lines) {
            int series = data.getSeriesCount();
            BasicStroke stroke = line.dashed ? style.dashes(2, 8, 6) : style.line(3);
            renderer.setSeriesStroke(series, stroke);
            renderer.setSeriesPaint(series, line.color == null ? style.accent() : line.color);
            renderer.setSeriesLinesVisible(series, !line.dots);
            renderer.setSeriesShapesVisible(series, line.dots);
            renderer.setSeriesShape(
                    series,
                    new Ellipse2D.Double(
                            -DOT * style.scale(),
                            -DOT * style.scale(),
                            2 * DOT * style.scale(),
                            2 * DOT * style.scale()));
            data.addSeries(line.name, line.points);
            if (line.dots) {
                label(line);
            }
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        style.apply(chart);
        chart.setNotify(true);
    }

    private void label(Line line) {
        for (int i = 0; i < line.points[0].length; i++) {
            String text = "q " + Figures.plain(line.points[0][i]) + " → p " + Figures.short3(line.points[1][i]);
            XYTextAnnotation annotation = new XYTextAnnotation(
                    text, line.points[0][i] + (line.points[0][i] > 0.7 ? -0.02 : 0.02), line.points[1][i] - 0.02);
            annotation.setFont(style.font(13));
            annotation.setPaint(style.ink());
            annotation.setBackgroundPaint(style.ground());
            annotation.setTextAnchor(line.points[0][i] > 0.7 ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
            plot.addAnnotation(annotation);
        }
    }
}
