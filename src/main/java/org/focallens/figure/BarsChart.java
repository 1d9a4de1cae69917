package org.focallens.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RectangularShape;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.focallens.text.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.ClusteredXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYDataset;

/** Numbers of named things side by side, as bars or as points along a line. Needs no toolkit. */
public final class BarsChart {
    private static final double BAR = 0.7;
    /** More names than this stand upright, since side by side they run into each other. */
    private static final int MOST_ABREAST = 12;

    private static final double DECADES_BELOW = 0.5;

    private final XYPlot plot = new XYPlot();
    private final JFreeChart chart = new JFreeChart("", null, plot, true);
    private ChartStyle style = ChartStyle.LIGHT;

    /**
     * What the chart says of itself.
     *
     * @param title  above it
     * @param across along the horizontal axis
     * @param up     along the vertical axis, with its unit
     */
    public record Words(String title, String across, String up) {}

    /**
     * How numbers are drawn.
     *
     * @param logarithmic whether the axis of numbers grows by ratios
     * @param shape       of each number
     * @param counts      whether the numbers count things, and are written without a fraction
     */
    public record Form(boolean logarithmic, Shape shape, boolean counts) {

        /** Numbers that are measured. */
        public Form(boolean logarithmic, Shape shape) {
            this(logarithmic, shape, false);
        }

        /** {@return numbers that count things, as bars} */
        public static Form counting(boolean logarithmic, Shape shape) {
            return new Form(logarithmic, shape, true);
        }

        private boolean line() {
            return shape == Shape.LINE;
        }
    }

    /** Bars that stand, bars that lie beside longer names, or points along a line. */
    public enum Shape {
        BARS,
        LYING_BARS,
        LINE
    }

    /**
     * A number for each of the named things.
     *
     * @param name   in the legend
     * @param color  of its bars
     * @param values in the order of the names; NaN for none
     */
    public record Numbers(String name, Color color, double[] values) {}

    /** {@return the chart} */
    public JFreeChart chart() {
        return chart;
    }

    /** Draws in another style from the next time on. */
    public void setStyle(ChartStyle next) {
        style = next;
    }

    /** Draws other numbers, as one change. */
    public void show(Words words, Form form, List<String> names, List<Numbers> numbers) {
        chart.setNotify(false);
        chart.setTitle(words.title);
        plot.setOrientation(form.shape == Shape.LYING_BARS ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setDomainAxis(names(words.across, names));
        plot.getDomainAxis().setInverted(form.shape == Shape.LYING_BARS);
        plot.getDomainAxis().setVerticalTickLabels(form.shape != Shape.LYING_BARS && names.size() > MOST_ABREAST);
        plot.setRangeAxis(form.logarithmic ? Axes.logarithmic(words.up) : Axes.linear(words.up));
        DefaultXYDataset data = new DefaultXYDataset();
        double[] places =
                DoubleStream.iterate(0, x -> x + 1).limit(names.size()).toArray();
        numbers.forEach(one -> data.addSeries(one.name, new double[][] {places, one.values}));
        Range range = range(form, numbers);
        AbstractXYItemRenderer renderer =
                form.line() ? line() : bars(form.shape, share(numbers), range.getLowerBound());
        renderer.setDefaultItemLabelGenerator(form.counts ? BarsChart::count : BarsChart::text);
        for (int i = 0; i < numbers.size(); i++) {
            renderer.setSeriesPaint(i, numbers.get(i).color);
        }
        renderer.setDefaultLegendTextFont(style.font(13));
        plot.setDataset(form.line() ? data : new XYBarDataset(data, BAR));
        plot.setRenderer(renderer);
        style.apply(chart);
        plot.setDomainGridlinesVisible(false);
        plot.getRangeAxis().setRange(range);
        plot.clearDomainMarkers();
        chart.setNotify(true);
    }

    /** Marks a place among the names. */
    public void mark(OptionalDouble place, String text) {
        if (place.isEmpty()) {
            return;
        }
        ValueMarker marker = new ValueMarker(place.getAsDouble(), style.accent(), style.dashes(2, 6, 4));
        marker.setLabel(text);
        marker.setLabelFont(style.font(13));
        marker.setLabelPaint(style.accent());
        marker.setLabelBackgroundColor(style.ground());
        boolean left = place.getAsDouble() > plot.getDomainAxis().getRange().getCentralValue();
        marker.setLabelAnchor(left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(8, 8, 8, 8));
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    /** {@return what the whole chart shows across} */
    public Range homeDomain() {
        return plot.getDomainAxis().getRange();
    }

    /** {@return what the whole chart shows up} */
    public Range homeRange() {
        return plot.getRangeAxis().getRange();
    }

    private static SymbolAxis names(String label, List<String> names) {
        SymbolAxis axis = new SymbolAxis(label, names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.size() - 0.5);
        return axis;
    }

    private static Range range(Form form, List<Numbers> numbers) {
        double[] shown = numbers.stream()
                .flatMapToDouble(one -> Arrays.stream(one.values))
                .filter(Double::isFinite)
                .toArray();
        double most = Arrays.stream(shown).max().orElse(1);
        if (!form.logarithmic) {
            return new Range(
                    form.line() ? foot(Arrays.stream(shown).min().orElse(0)) : 0,
                    most > 0 ? most * (form.shape == Shape.LYING_BARS ? 1.2 : 1.15) : 1);
        }
        double least = Arrays.stream(shown).filter(value -> value > 0).min().orElse(1);
        double top = most > 0 ? most : 1;
        return new Range(
                Math.pow(10, Math.floor(Math.log10(least) - DECADES_BELOW)),
                Math.pow(10, Math.log10(top) + 0.1 * Math.log10(top / least) + 0.3));
    }

    /** Points, unlike bars, need not start at 0. */
    private static double foot(double least) {
        return least > 20 ? 5 * Math.floor(least / 5) - 5 : 0;
    }

    /** Whether a name has numbers of more than one series, whose bars then stand side by side. */
    private static boolean share(List<Numbers> numbers) {
        return IntStream.range(0, numbers.isEmpty() ? 0 : numbers.get(0).values.length)
                .anyMatch(at -> numbers.stream()
                                .filter(one -> !Double.isNaN(one.values[at]))
                                .count()
                        > 1);
    }

    private XYBarRenderer bars(Shape shape, boolean shared, double base) {
        XYBarRenderer renderer = shared ? new ClusteredXYBarRenderer() : new XYBarRenderer();
        renderer.setUseYInterval(false);
        renderer.setBase(base);
        renderer.setShadowVisible(false);
        renderer.setBarPainter(new Painter());
        renderer.setMargin(0.1);
        label(renderer);
        if (shape == Shape.LYING_BARS) {
            renderer.setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        }
        return renderer;
    }

    private XYLineAndShapeRenderer line() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        double size = 8 * style.scale();
        renderer.setDefaultShape(new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultStroke(style.line(2));
        renderer.setAutoPopulateSeriesStroke(false);
        label(renderer);
        renderer.setSeriesPositiveItemLabelPosition(
                0, new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER));
        return renderer;
    }

    private void label(AbstractXYItemRenderer renderer) {
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(style.font(12));
        renderer.setDefaultItemLabelPaint(style.ink());
    }

    private static String count(XYDataset data, int series, int item) {
        double value = data.getYValue(series, item);
        return Double.isNaN(value) || value == 0 ? "" : Texts.format("%,.0f", value);
    }

    private static String text(XYDataset data, int series, int item) {
        double value = data.getYValue(series, item);
        return Double.isNaN(value) ? "" : Math.abs(value) >= 1000 ? Figures.significant(value) : Figures.short3(value);
    }

    /** A label is drawn through a copy of the graphics on the same canvas, after which FXGraphics2D takes the canvas's colour for its own. */
    private static final class Painter extends StandardXYBarPainter {
        private static final long serialVersionUID = 1;

        @Override
        public void paintBar(
                Graphics2D graphics,
                XYBarRenderer renderer,
                int series,
                int item,
                RectangularShape bar,
                RectangleEdge base) {
            graphics.setPaint(new Color(~((Color) renderer.getItemPaint(series, item)).getRGB()));
            super.paintBar(graphics, renderer, series, item, bar, base);
        }
    }
}
