package org.focallens.ui.training.inspect;

import java.awt.Color;
import java.awt.Stroke;
import java.util.List;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** A few lines over a fixed range, exchanged as one change. Needs no toolkit. */
final class InspectionChart {

    private final XYPlot plot;
    private final JFreeChart chart;
    private ChartStyle style = ChartStyle.LIGHT;

    /**
     * A line.
     *
     * @param name    in the legend
     * @param colour  of the line
     * @param pattern 0 for a whole line, then dashes of several kinds
     * @param points  x and y
     */
    record Line(String name, Color colour, int pattern, double[][] points) {}

    private InspectionChart(String across, ValueAxis up) {
        plot = new XYPlot(null, Axes.linear(across), up, null);
        chart = new JFreeChart("", null, plot, true);
    }

    /** {@return a chart of shares of shares, 0 to 1 both ways} */
    static InspectionChart shares(String across, String up) {
        InspectionChart made = new InspectionChart(across, Axes.linear(up));
        made.plot.getDomainAxis().setRange(new Range(0, 1));
        made.plot.getRangeAxis().setRange(new Range(0, 1));
        return made;
    }

    /** {@return a chart of counts on a logarithmic axis} */
    static InspectionChart counts(String across, String up) {
        return new InspectionChart(across, Axes.logarithmic(up));
    }

    /** {@return a chart of counts} */
    static InspectionChart plainCounts(String across, String up) {
        return new InspectionChart(across, Axes.linear(up));
    }

    JFreeChart chart() {
        return chart;
    }

    ChartStyle style() {
        return style;
    }

    void setStyle(ChartStyle next) {
        style = next;
    }

    void show(String title, List<Line> lines) {
        chart.setNotify(false);
        chart.setTitle(title);
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultLegendTextFont(style.font(13));
        for (Line line : lines) {
            int series = data.getSeriesCount();
            renderer.setSeriesPaint(series, line.colour);
            renderer.setSeriesStroke(series, stroke(line.pattern));
            data.addSeries(line.name, line.points);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        style.apply(chart);
        if (chart.getLegend() != null) {
            chart.getLegend().setVisible(lines.size() > 1);
        }
        chart.setNotify(true);
    }

    private Stroke stroke(int pattern) {
        return switch (pattern) {
            case 0 -> style.line(2);
            case 1 -> style.dashes(2, 9, 5);
            case 2 -> style.dashes(2, 2, 4);
            default -> style.dashes(2, 16, 3);
        };
    }
}
