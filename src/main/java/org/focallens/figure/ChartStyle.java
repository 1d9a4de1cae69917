package org.focallens.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart looks: colours by theme, type and lines by scale.
 *
 * @param dark  light lines on a dark ground
 * @param scale 1 on a desk, 1.6 on a projector
 */
public record ChartStyle(boolean dark, double scale) {
    /** How much larger type and lines are on a projector. */
    public static final double PROJECTOR = 1.6;
    /** At a desk, dark lines on white. */
    public static final ChartStyle LIGHT = new ChartStyle(false, 1);
    /** At a desk, light lines on a dark ground. */
    public static final ChartStyle DARK = new ChartStyle(true, 1);

    /** {@return the style at a desk, on a dark or a light ground} */
    public static ChartStyle of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /** {@return the style at a desk or on a projector, on a dark or a light ground} */
    public static ChartStyle of(boolean dark, boolean projector) {
        return new ChartStyle(dark, projector ? PROJECTOR : 1);
    }

    /** {@return the ground, the theme's own} */
    public Color ground() {
        return dark ? new Color(0x0D1117) : Color.WHITE;
    }

    /** {@return text, and the line of cross entropy} */
    public Color ink() {
        return dark ? new Color(0xE6EDF3) : new Color(0x1F2328);
    }

    /** {@return what explains without asking for attention: axis numbers, reference curves} */
    public Color quiet() {
        return dark ? new Color(0x8B949E) : new Color(0x656D76);
    }

    /** {@return grid lines} */
    public Color grid() {
        return dark ? new Color(0x262C36) : new Color(0xE4E8EC);
    }

    /** {@return the one accent: the line of focal loss} */
    public Color accent() {
        return dark ? new Color(0x58A6FF) : new Color(0x0969DA);
    }

    /** {@return a tint over the ground for a region of the chart; the grid shows through} */
    public Color region() {
        return dark ? new Color(88, 166, 255, 16) : new Color(9, 105, 218, 12);
    }

    /** {@return a whole line} */
    public BasicStroke line(double width) {
        return new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** {@return a broken line, dash and gap in pixels at a desk} */
    public BasicStroke dashes(double width, double dash, double gap) {
        float[] pattern = {(float) (dash * scale), (float) (gap * scale)};
        return new BasicStroke((float) (width * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /** {@return type of a size in pixels at a desk} */
    public Font font(double size) {
        return ChartFonts.regular(size * scale);
    }

    /** Dresses a chart: ground, title, legend, grid and axes; its series are the caller's. */
    public void apply(JFreeChart chart) {
        chart.setBackgroundPaint(ground());
        chart.setPadding(new RectangleInsets(8 * scale, 8 * scale, 8 * scale, 16 * scale));
        chart.setAntiAlias(true);
        if (chart.getTitle() != null) {
            chart.getTitle().setFont(ChartFonts.bold(15 * scale));
            chart.getTitle().setPaint(ink());
            chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
            chart.getTitle().setPadding(0, 8 * scale, 4 * scale, 0);
        }
        if (chart.getLegend() != null) {
            apply(chart.getLegend());
        }
        apply(chart.getXYPlot());
    }

    private void apply(LegendTitle legend) {
        legend.setItemFont(font(13));
        legend.setItemPaint(ink());
        legend.setBackgroundPaint(ground());
        legend.setFrame(BlockBorder.NONE);
        legend.setPadding(0, 0, 12 * scale, 0);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 8 * scale, 2, 4 * scale));
    }

    private void apply(XYPlot plot) {
        plot.setBackgroundPaint(ground());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(grid());
        plot.setRangeGridlinePaint(grid());
        plot.setDomainGridlineStroke(line(1));
        plot.setRangeGridlineStroke(line(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        for (int i = 0; i < plot.getDomainAxisCount(); i++) {
            apply(plot.getDomainAxis(i));
        }
        for (int i = 0; i < plot.getRangeAxisCount(); i++) {
            apply(plot.getRangeAxis(i));
        }
    }

    /** Dresses one axis, for a chart that exchanges it. */
    public void apply(ValueAxis axis) {
        axis.setLabelFont(font(13));
        axis.setLabelPaint(ink());
        axis.setTickLabelFont(font(13));
        axis.setTickLabelPaint(quiet());
        // Room between the numbers: the axis then takes fewer of them.
        axis.setTickLabelInsets(new RectangleInsets(8 * scale, 12 * scale, 8 * scale, 4 * scale));
        axis.setAxisLinePaint(quiet());
        axis.setTickMarkPaint(quiet());
        axis.setAxisLineStroke(line(1));
    }
}
