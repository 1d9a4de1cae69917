package org.focallens.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** Lines of text in the middle of a field of a map, in smaller type where the field is small: they never run into each other or out of it. */
final class FieldText extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    /** The part of a field that its text may fill. */
    private static final double FILLED = 0.9;

    private static final double LEAST_SIZE = 5;

    private final transient List<Line> lines;
    private final transient Paint paint;
    private final double column;
    private final double row;

    /** A line and its type where there is room. */
    record Line(String text, Font font) {}

    FieldText(List<Line> lines, Paint paint, double column, double row) {
        this.lines = List.copyOf(lines);
        this.paint = paint;
        this.column = column;
        this.row = row;
    }

    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        double x = domain.valueToJava2D(column, area, plot.getDomainAxisEdge());
        double y = range.valueToJava2D(row, area, plot.getRangeAxisEdge());
        double scale = Math.min(
                1,
                FILLED
                        * Math.min(
                                Math.abs(domain.lengthToJava2D(1, area, plot.getDomainAxisEdge())) / width(graphics),
                                Math.abs(range.lengthToJava2D(1, area, plot.getRangeAxisEdge())) / height(graphics)));
        if (lines.stream().anyMatch(line -> line.font.getSize2D() * scale < LEAST_SIZE)) {
            return; // nobody could read it
        }
        graphics.setPaint(paint);
        double top = y - scale * height(graphics) / 2;
        for (Line line : lines) {
            graphics.setFont(line.font.deriveFont((float) (line.font.getSize2D() * scale)));
            FontMetrics metrics = graphics.getFontMetrics();
            graphics.drawString(
                    line.text, (float) (x - metrics.stringWidth(line.text) / 2.0), (float) (top + metrics.getAscent()));
            top += metrics.getHeight();
        }
    }

    private double width(Graphics2D graphics) {
        return Math.max(
                1,
                lines.stream()
                        .mapToDouble(line -> graphics.getFontMetrics(line.font).stringWidth(line.text))
                        .max()
                        .orElse(1));
    }

    private double height(Graphics2D graphics) {
        return Math.max(
                1,
                lines.stream()
                        .mapToDouble(line -> graphics.getFontMetrics(line.font).getHeight())
                        .sum());
    }
}
