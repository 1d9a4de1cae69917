package org.focallens.figure;

import java.awt.Color;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/** Numbers of pairs as a map of colours, from viridis, with each number written in its field. Needs no toolkit. */
public final class HeatChart {
    private static final Color[] SCALE = {
        new Color(0x440154), new Color(0x3B528B), new Color(0x21918C), new Color(0x5EC962), new Color(0xFDE725)
    };
    private static final double LIGHT_GROUND = 0.55;
    private static final int LARGE_FIELDS = 8;
    private static final double FRAME_INSET = 0.03;

    private final XYPlot plot = new XYPlot();
    private final JFreeChart chart = new JFreeChart("", null, plot, false);
    private ChartStyle style = ChartStyle.LIGHT;

    /**
     * What the chart says of itself.
     *
     * @param title  above it
     * @param across along the horizontal axis
     * @param up     along the vertical axis
     */
    public record Words(String title, String across, String up) {}

    /**
     * One field.
     *
     * @param value its colour, NaN for none
     * @param text  written in it; its lines are parted by a line feed
     */
    public record Field(double value, String text) {}

    /** {@return the chart} */
    public JFreeChart chart() {
        return chart;
    }

    /** Draws in another style from the next time on. */
    public void setStyle(ChartStyle next) {
        style = next;
    }

    /**
     * Draws other numbers, as one change.
     *
     * @param words   what the chart says of itself
     * @param columns names along the horizontal axis
     * @param rows    names along the vertical axis, the lowest first
     * @param fields  row by row, as many as rows times columns
     * @throws IllegalArgumentException if there are more or fewer fields
     */
    public void show(Words words, List<String> columns, List<String> rows, List<Field> fields) {
        if (fields.size() != rows.size() * columns.size()) {
            throw new IllegalArgumentException(
                    "fields must be " + rows.size() + " x " + columns.size() + " but are " + fields.size());
        }
        double least = fields.stream()
                .mapToDouble(Field::value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        double most = fields.stream()
                .mapToDouble(Field::value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        Viridis colours = new Viridis(least, most, style.grid());
        chart.setNotify(false);
        chart.setTitle(words.title);
        plot.setDomainAxis(names(words.across, columns));
        plot.setRangeAxis(names(words.up, rows));
        plot.clearAnnotations();
        double[][] data = new double[3][fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            int row = i / columns.size();
            data[0][i] = i % columns.size();
            data[1][i] = row;
            data[2][i] = fields.get(i).value;
            write(fields.get(i), new double[] {data[0][i], data[1][i]}, colours, Math.max(rows.size(), columns.size()));
        }
        DefaultXYZDataset set = new DefaultXYZDataset();
        set.addSeries(words.title, data);
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(colours);
        plot.setDataset(set);
        plot.setRenderer(renderer);
        style.apply(chart);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        chart.setNotify(true);
    }

    /**
     * Frames a field of those that were shown last.
     *
     * @param field its place among them
     */
    public void mark(int field) {
        DefaultXYZDataset data = (DefaultXYZDataset) plot.getDataset();
        double column = data.getXValue(0, field);
        double row = data.getYValue(0, field);
        double half = 0.5 - FRAME_INSET;
        Viridis colours = (Viridis) ((XYBlockRenderer) plot.getRenderer()).getPaintScale();
        plot.addAnnotation(new XYBoxAnnotation(
                column - half,
                row - half,
                column + half,
                row + half,
                style.line(3),
                colours.ink(data.getZValue(0, field), style)));
    }

    /** @param side fields along the longer side: where there are many, no line stands out */
    private void write(Field field, double[] place, Viridis colours, int side) {
        List<FieldText.Line> lines = new ArrayList<>();
        for (String line : field.text.split("\\n", 0)) {
            lines.add(new FieldText.Line(line, style.font(lines.isEmpty() && side <= LARGE_FIELDS ? 15 : 12)));
        }
        plot.addAnnotation(new FieldText(lines, colours.ink(field.value, style), place[0], place[1]), false);
    }

    private static SymbolAxis names(String label, List<String> names) {
        SymbolAxis axis = new SymbolAxis(label, names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.size() - 0.5);
        return axis;
    }

    /** Five steps of viridis with straight lines between them. */
    private record Viridis(double least, double most, Color none) implements PaintScale {
        @Override
        public double getLowerBound() {
            return least;
        }

        @Override
        public double getUpperBound() {
            return most;
        }

        private double share(double value) {
            return most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0.5;
        }

        @Override
        public Paint getPaint(double value) {
            if (Double.isNaN(value)) {
                return none;
            }
            double at = share(value) * (SCALE.length - 1);
            int from = Math.min((int) at, SCALE.length - 2);
            double part = at - from;
            return new Color(
                    mixed(SCALE[from].getRed(), SCALE[from + 1].getRed(), part),
                    mixed(SCALE[from].getGreen(), SCALE[from + 1].getGreen(), part),
                    mixed(SCALE[from].getBlue(), SCALE[from + 1].getBlue(), part));
        }

        private static int mixed(int a, int b, double part) {
            return (int) Math.round(a + (b - a) * part);
        }

        Color ink(double value, ChartStyle style) {
            if (Double.isNaN(value)) {
                return style.ink();
            }
            return share(value) > LIGHT_GROUND ? Color.BLACK : Color.WHITE;
        }
    }
}
