package org.focallens.audit.report;

import org.focallens.text.Texts;

/** A chart as inline SVG. Colours are classes of the page's style, so that it follows light and dark. */
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 72;
    private static final int RIGHT = 16;
    private static final int TOP = 20;
    private static final int BOTTOM = 48;

    /**
     * An axis.
     *
     * @param name  with its unit
     * @param from  value at its start
     * @param to    value at its end, above {@code from}
     * @param ticks where it is labelled
     * @param names the labels, one a tick
     */
    record Axis(String name, double from, double to, double[] ticks, String[] names) {
        /** Four to eight round steps from 0 to at least a value. */
        static Axis counts(String name, double greatest) {
            double step = step(Math.max(1, greatest));
            int steps = (int) Math.max(1, Math.ceil(greatest / step));
            double[] ticks = new double[steps + 1];
            String[] names = new String[steps + 1];
            for (int i = 0; i <= steps; i++) {
                ticks[i] = i * step;
                names[i] = Html.count(Math.round(i * step));
            }
            return new Axis(name, 0, steps * step, ticks, names);
        }

        private static double step(double greatest) {
            double decade = Math.max(1, Math.pow(10, Math.floor(Math.log10(greatest / 4))));
            double steps = greatest / decade;
            return decade * (steps <= 8 ? 1 : steps <= 16 ? 2 : 5);
        }

        /** Tenths from 0 to 1. */
        static Axis shares(String name) {
            double[] ticks = new double[11];
            String[] names = new String[11];
            for (int i = 0; i <= 10; i++) {
                ticks[i] = i / 10.0;
                names[i] = Texts.format("%.1f", i / 10.0);
            }
            return new Axis(name, 0, 1, ticks, names);
        }
    }

    private final StringBuilder svg = new StringBuilder();
    private final Axis x;
    private final Axis y;

    Plot(String title, Axis x, Axis y) {
        this.x = x;
        this.y = y;
        svg.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\" aria-label=\"")
                .append(Html.escape(title))
                .append("\">\n");
        for (int i = 0; i < y.ticks().length; i++) {
            line("grid", LEFT, atY(y.ticks()[i]), WIDTH - RIGHT, atY(y.ticks()[i]));
            text("end", LEFT - 8, atY(y.ticks()[i]) + 4, y.names()[i]);
        }
        for (int i = 0; i < x.ticks().length; i++) {
            text("middle", atX(x.ticks()[i]), HEIGHT - BOTTOM + 18, x.names()[i]);
        }
        text("middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, x.name());
        svg.append(Texts.format(
                "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2, Html.escape(y.name())));
    }

    private double atX(double value) {
        return LEFT + (value - x.from()) / (x.to() - x.from()) * (WIDTH - LEFT - RIGHT);
    }

    private double atY(double value) {
        return HEIGHT - BOTTOM - (value - y.from()) / (y.to() - y.from()) * (HEIGHT - TOP - BOTTOM);
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(Texts.format(
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", style, x1, y1, x2, y2));
    }

    private void text(String anchor, double atX, double atY, String text) {
        svg.append(Texts.format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", atX, atY, anchor, Html.escape(text)));
    }

    /** Adds a filled rectangle between values of the axes, which says {@code tip} under the pointer. */
    Plot area(String style, double[] from, double[] to, String tip) {
        double left = atX(from[0]);
        double top = atY(to[1]);
        svg.append(Texts.format(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>%n",
                style, left, top, Math.max(0, atX(to[0]) - left), Math.max(0, atY(from[1]) - top), Html.escape(tip)));
        return this;
    }

    /** Adds a bar from the foot of the chart. */
    Plot bar(String style, double from, double to, double value, String tip) {
        return area(style, new double[] {from, y.from()}, new double[] {to, value}, tip);
    }

    /** Adds a line through points. */
    Plot curve(String style, double[] xs, double[] ys) {
        svg.append("<polyline class=\"").append(style).append("\" points=\"");
        for (int i = 0; i < xs.length; i++) {
            svg.append(Texts.format("%.1f,%.1f ", atX(xs[i]), atY(ys[i])));
        }
        svg.append("\"/>\n");
        return this;
    }

    /** Adds a dashed line from the foot to the top with a word beside it. */
    Plot mark(double value, String word) {
        line("mark", atX(value), TOP, atX(value), HEIGHT - BOTTOM);
        text("end", atX(value) - 6, HEIGHT - BOTTOM - 8, word);
        return this;
    }

    /** Adds a word at values of the axes. */
    Plot word(double valueX, double valueY, String word) {
        text("middle", atX(valueX), atY(valueY) - 5, word);
        return this;
    }

    /** {@return the whole element} */
    String svg() {
        return svg + "</svg>\n";
    }
}
