package org.focallens.figure;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.focallens.text.CsvTable;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYZDataset;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
import org.jfree.svg.SVGGraphics2D;

/**
 * A chart in a file's form. Drawing reads the chart and belongs on the thread that changes it; encoding what was drawn does not.
 *
 * @param chart  an XY chart
 * @param width  pixels on the screen
 * @param height pixels on the screen
 */
public record ChartExport(JFreeChart chart, int width, int height) {

    public ChartExport {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size must be at least 1x1 but is " + width + "x" + height);
        }
    }

    /** A chart that was drawn and waits to be written. */
    public interface Drawn {
        /** {@return the content of the file} */
        byte[] encode() throws IOException;
    }

    /** {@return the chart, drawn for a format} */
    public Drawn draw(ChartFormat format) {
        return switch (format) {
            case PNG -> png(1);
            case PNG_DOUBLE -> png(2);
            case SVG -> svg();
            case PDF -> pdf();
            case CSV ->
                chart.getXYPlot().getDataset() instanceof XYZDataset map
                        ? csv(map)
                        : csv(chart.getXYPlot().getDataset());
        };
    }

    private Drawn png(int scale) {
        BufferedImage image = chart.createBufferedImage(width * scale, height * scale, width, height, null);
        return () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        };
    }

    private Drawn svg() {
        SVGGraphics2D graphics = new SVGGraphics2D(width, height);
        chart.draw(graphics, area());
        return () -> graphics.getSVGDocument().getBytes(StandardCharsets.UTF_8);
    }

    private Drawn pdf() {
        PDFDocument document = new PDFDocument();
        document.setTitle(chart.getTitle() == null ? "" : chart.getTitle().getText());
        PDFGraphics2D graphics = document.createPage(area()).getGraphics2D();
        // As shapes: the standard PDF typefaces know no Greek letters.
        graphics.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        chart.draw(graphics, area());
        return document::getPDFBytes;
    }

    private Rectangle2D area() {
        return new Rectangle2D.Double(0, 0, width, height);
    }

    /** A row for each x of any series, in order; a series without that x leaves its column empty. An axis of names gives the names. */
    private Drawn csv(XYDataset data) {
        TreeMap<Double, Object[]> rows = new TreeMap<>();
        Object[] header = new Object[data.getSeriesCount() + 1];
        header[0] = chart.getXYPlot().getDomainAxis().getLabel();
        for (int series = 0; series < data.getSeriesCount(); series++) {
            header[series + 1] = data.getSeriesKey(series);
            for (int i = 0; i < data.getItemCount(series); i++) {
                Object[] row = rows.computeIfAbsent(data.getXValue(series, i), x -> firstColumn(header.length, x));
                row[series + 1] = data.getYValue(series, i);
            }
        }
        return () -> print(header, rows.values());
    }

    private Object[] firstColumn(int columns, double x) {
        Object[] row = new Object[columns];
        row[0] = place(chart.getXYPlot().getDomainAxis(), x);
        return row;
    }

    /** A row for each field of a map that has a number. */
    private Drawn csv(XYZDataset map) {
        XYPlot plot = chart.getXYPlot();
        Object[] header = {plot.getDomainAxis().getLabel(), plot.getRangeAxis().getLabel(), map.getSeriesKey(0)};
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < map.getItemCount(0); i++) {
            if (!Double.isNaN(map.getZValue(0, i))) {
                rows.add(new Object[] {
                    place(plot.getDomainAxis(), map.getXValue(0, i)),
                    place(plot.getRangeAxis(), map.getYValue(0, i)),
                    map.getZValue(0, i)
                });
            }
        }
        return () -> print(header, rows);
    }

    private static Object place(ValueAxis axis, double value) {
        return axis instanceof SymbolAxis names && value == Math.rint(value)
                ? names.getSymbols()[(int) value]
                : (Object) value;
    }

    private static byte[] print(Object[] header, Iterable<Object[]> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CsvTable table = new CsvTable(text, "\r\n")) {
            table.row(header);
            for (Object[] row : rows) {
                table.row(row);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
