package org.focallens.ui.loss;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.util.List;
import org.focallens.ui.common.ChartStyle;
import org.focallens.ui.common.Figures;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The chart of the loss room: curves over p_t. Needs no toolkit. */
final class LossChart {
    private static final double LEAST_LOGARITHMIC = 1e-8;
    private static final double HIGHEST_LOSS = 5;
    private static final double HIGHEST_GRADIENT = 1.6;

    private final XYPlot plot = new XYPlot();
    private final JFreeChart chart = new JFreeChart("Loss", null, plot, true);
    private final IntervalMarker wellClassified = new IntervalMarker(0.5, 1);
    private ChartStyle style = ChartStyle.LIGHT;

    LossChart() {
        NumberAxis domain = new NumberAxis("pₜ, probability of the true class");
        domain.setAutoRangeIncludesZero(false);
        plot.setDomainAxis(domain);
        plot.setRangeAxis(linear());
        wellClassified.setAlpha(1);
        wellClassified.setOutlinePaint(null);
        wellClassified.setLabelBackgroundColor(new Color(0, true));
        wellClassified.setLabel("well classified: pₜ > 0.5");
        wellClassified.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        wellClassified.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        wellClassified.setLabelOffset(new RectangleInsets(8, 8, 8, 8));
        plot.addDomainMarker(wellClassified, Layer.BACKGROUND);
    }

    JFreeChart chart() {
        return chart;
    }

    /** Draws other curves, as one change. */
    void show(CurveSettings settings, List<Curve> curves) {
        chart.setNotify(false);
        chart.setTitle(settings.gradient() ? "How hard the logit is pulled: the gradient over pₜ" : "Focal loss and cross entropy over pₜ");
        exchangeRangeAxis(settings);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setDefaultLegendTextFont(style.font(13));
        double length = 28 * style.scale();
        renderer.setLegendLine(new Line2D.Double(-length / 2, 0, length / 2, 0));
        DefaultXYDataset data = new DefaultXYDataset();
        plot.clearAnnotations();
        for (Curve curve : curves) {
            dress(renderer, data.getSeriesCount(), curve.kind());
            data.addSeries(curve.name(), new double[][] {Curve.P_T, curve.values()});
            if (curve.kind() == Curve.Kind.FAMILY) {
                plot.addAnnotation(label(curve, settings));
            }
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        style.apply(chart);
        wellClassified.setPaint(style.region());
        wellClassified.setLabelFont(style.font(13));
        wellClassified.setLabelPaint(style.quiet());
        chart.setNotify(true);
    }

    void setStyle(ChartStyle style) {
        this.style = style;
    }

    private void exchangeRangeAxis(CurveSettings settings) {
        ValueAxis axis = settings.logarithmic() ? logarithmic() : linear();
        axis.setLabel(settings.gradient() ? "size of the gradient with respect to the logit" : "loss of one anchor and class (nats)");
        if (plot.getRangeAxis().getClass() == axis.getClass()) {
            plot.getRangeAxis().setLabel(axis.getLabel());
        } else {
            plot.setRangeAxis(axis);
        }
    }

    private static NumberAxis linear() {
        return new NumberAxis();
    }

    private static LogAxis logarithmic() {
        LogAxis axis = new LogAxis();
        axis.setSmallestValue(Double.MIN_NORMAL);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(Figures.powers());
        return axis;
    }

    private void dress(XYLineAndShapeRenderer renderer, int series, Curve.Kind kind) {
        Paint paint = switch (kind) {
            case CROSS_ENTROPY -> style.ink();
            case FOCAL, FOCAL_NEGATIVE -> style.accent();
            case FAMILY -> style.quiet();
        };
        BasicStroke stroke = switch (kind) {
            case CROSS_ENTROPY -> style.dashes(2, 8, 6);
            case FOCAL -> style.line(3);
            case FOCAL_NEGATIVE -> style.dashes(2, 2, 4);
            case FAMILY -> style.line(1);
        };
        renderer.setSeriesPaint(series, paint);
        renderer.setSeriesStroke(series, stroke);
        renderer.setSeriesVisibleInLegend(series, kind != Curve.Kind.FAMILY);
    }

    /** Reference curves are named where they run: four more lines in the legend would say less. */
    private XYTextAnnotation label(Curve curve, CurveSettings settings) {
        double p = settings.logarithmic() ? 0.8 : settings.gradient() ? 0.55 : 0.3;
        double height = curve.values()[nearest(p)];
        XYTextAnnotation annotation = new XYTextAnnotation(curve.name(), p, height);
        annotation.setFont(style.font(13));
        annotation.setPaint(style.quiet());
        annotation.setBackgroundPaint(new Color(style.ground().getRGB()));
        annotation.setTextAnchor(TextAnchor.CENTER);
        return annotation;
    }

    private static int nearest(double p) {
        int best = 0;
        for (int i = 0; i < Curve.P_T.length; i++) {
            if (Math.abs(Curve.P_T[i] - p) < Math.abs(Curve.P_T[best] - p)) {
                best = i;
            }
        }
        return best;
    }

    static Range homeDomain() {
        return new Range(0, 1);
    }

    /** {@return what the vertical axis shows at first: losses up to 5, as the paper's figure 1; the gradient of gamma 10 reaches 1.5} */
    static Range homeRange(CurveSettings settings) {
        double top = settings.gradient() ? HIGHEST_GRADIENT : HIGHEST_LOSS;
        return settings.logarithmic() ? new Range(LEAST_LOGARITHMIC, 10) : new Range(0, top);
    }
}
