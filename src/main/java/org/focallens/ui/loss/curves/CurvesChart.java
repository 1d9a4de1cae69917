package org.focallens.ui.loss.curves;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.focallens.figure.Axes;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.loss.common.CurvesState;
import org.focallens.ui.loss.common.CurvesState.Across;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The chart of the curves panel. Needs no toolkit. */
final class CurvesChart {
    private static final double LEAST_LOGARITHMIC = 1e-8;
    private static final double LEAST_P = 1e-4;
    private static final double HIGHEST_LOSS = 5;
    private static final double HIGHEST_GRADIENT = 1.6;
    private static final double LINE = 20;

    private final XYPlot plot = new XYPlot();
    private final JFreeChart chart = new JFreeChart("Loss", null, plot, true);
    private final IntervalMarker wellClassified = new IntervalMarker(0.5, 1);
    private ChartStyle style = ChartStyle.LIGHT;

    CurvesChart() {
        plot.setDomainAxis(linear());
        plot.setRangeAxis(linear());
        wellClassified.setAlpha(1);
        wellClassified.setOutlinePaint(null);
        wellClassified.setLabelBackgroundColor(new Color(0, true));
        wellClassified.setLabel("well classified: pₜ > 0.5");
        wellClassified.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        wellClassified.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    }

    JFreeChart chart() {
        return chart;
    }

    /** Draws other curves, as one change. */
    void show(CurvesState settings, List<LossCurve> curves, List<CurvesViewModel.Mark> marks) {
        chart.setNotify(false);
        String over = settings.across() == Across.P_T ? "pₜ" : "the logit";
        chart.setTitle(
                settings.gradient()
                        ? "How hard the logit is pulled: gradient over " + over
                        : "Loss of one prediction over " + over);
        exchangeAxes(settings);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultLegendTextFont(style.font(13));
        double length = 28 * style.scale();
        renderer.setLegendLine(new Line2D.Double(-length / 2, 0, length / 2, 0));
        DefaultXYDataset data = new DefaultXYDataset();
        List<String> names = new ArrayList<>();
        for (LossCurve curve : curves) {
            renderer.setSeriesPaint(data.getSeriesCount(), CurveColors.of(curve.role(), style));
            renderer.setSeriesStroke(data.getSeriesCount(), stroke(curve.role()));
            data.addSeries(
                    unique(names, curve.name()), new double[][] {LossCurve.places(settings), curve.values(settings)});
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        style.apply(chart);
        showMarks(settings, marks);
        chart.setNotify(true);
    }

    /** Two pins may bear one name; a chart's series may not. */
    private static String unique(List<String> names, String name) {
        String free = name;
        for (int i = 2; names.contains(free); i++) {
            free = name + " (" + i + ")";
        }
        names.add(free);
        return free;
    }

    void setStyle(ChartStyle style) {
        this.style = style;
    }

    private void showMarks(CurvesState settings, List<CurvesViewModel.Mark> marks) {
        plot.clearDomainMarkers();
        if (settings.across() == Across.P_T && !settings.logarithmicAcross()) {
            wellClassified.setPaint(style.region());
            wellClassified.setLabelFont(style.font(13));
            wellClassified.setLabelPaint(style.quiet());
            wellClassified.setLabelOffset(new RectangleInsets(8, 8, 8, 8));
            plot.addDomainMarker(wellClassified, Layer.BACKGROUND);
        }
        for (int i = 0; i < marks.size(); i++) {
            ValueMarker marker = new ValueMarker(marks.get(i).place(), style.quiet(), style.dashes(1, 3, 3));
            marker.setLabel(marks.get(i).text());
            marker.setLabelFont(style.font(13));
            marker.setLabelPaint(style.ink());
            marker.setLabelBackgroundColor(style.ground());
            boolean right = marks.get(i).place() < middle(settings);
            marker.setLabelAnchor(right ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(right ? TextAnchor.TOP_LEFT : TextAnchor.TOP_RIGHT);
            marker.setLabelOffsetType(LengthAdjustmentType.EXPAND);
            marker.setLabelOffset(new RectangleInsets((8 + LINE * (i + 1)) * style.scale(), 8, 8, 8));
            plot.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }

    private static double middle(CurvesState settings) {
        return settings.across() == Across.LOGIT ? 0 : settings.logarithmicAcross() ? 0.01 : 0.5;
    }

    private void exchangeAxes(CurvesState settings) {
        ValueAxis across = settings.logarithmicAcross() ? Axes.logarithmic(null) : linear();
        across.setLabel(
                settings.across() == Across.P_T
                        ? "pₜ, probability of the true class"
                        : "x, logit of the prediction: p = 1 / (1 + e^−x)");
        ValueAxis up = settings.scales().up() ? Axes.logarithmic(null) : linear();
        up.setLabel(
                settings.gradient()
                        ? "size of the gradient with respect to the logit"
                        : "loss of one anchor and class (nats)");
        if (plot.getDomainAxis().getClass() == across.getClass()) {
            plot.getDomainAxis().setLabel(across.getLabel());
        } else {
            plot.setDomainAxis(across);
        }
        if (plot.getRangeAxis().getClass() == up.getClass()) {
            plot.getRangeAxis().setLabel(up.getLabel());
        } else {
            plot.setRangeAxis(up);
        }
    }

    private static NumberAxis linear() {
        NumberAxis axis = Axes.linear(null);
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    /** A negative's curve is dotted where a positive's is drawn too. */
    private BasicStroke stroke(LossCurve.Role role) {
        if (!role.positive()) {
            return style.dashes(2, 2, 4);
        }
        if (role.pin() >= 0) {
            return role.pin() % 2 == 0 ? style.line(2) : style.dashes(2, 12, 4);
        }
        return switch (role.kind()) {
            case CROSS_ENTROPY -> style.dashes(2, 8, 6);
            case BALANCED -> style.dashes(2, 4, 4);
            case FOCAL -> style.line(3);
            case STAR -> style.dashes(2, 16, 4);
            case SOFTMAX -> style.dashes(3, 1, 5);
        };
    }

    static Range homeDomain(CurvesState settings) {
        if (settings.across() == Across.LOGIT) {
            return new Range(LossCurve.LOGIT[0], -LossCurve.LOGIT[0]);
        }
        return settings.logarithmicAcross() ? new Range(LEAST_P, 1) : new Range(0, 1);
    }

    /** {@return what the vertical axis shows at first: losses up to 5, as the paper's figure 1; the gradient of gamma 10 reaches 1.5} */
    static Range homeRange(CurvesState settings) {
        double top = settings.gradient() ? HIGHEST_GRADIENT : HIGHEST_LOSS;
        return settings.scales().up() ? new Range(LEAST_LOGARITHMIC, 10) : new Range(0, top);
    }
}
