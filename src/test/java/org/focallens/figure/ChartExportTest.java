package org.focallens.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.DefaultXYDataset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class ChartExportTest {

    private static JFreeChart chart() {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("first, γ 2", new double[][] {{0, 1, 2}, {5, 6, 7}});
        data.addSeries("second", new double[][] {{1, 3}, {-1, 0.5}});
        JFreeChart chart = ChartFactory.createXYLineChart("Losses", "step", "loss", data);
        ChartStyle.DARK.apply(chart);
        return chart;
    }

    private static byte[] saved(ChartFormat format) throws IOException {
        return new ChartExport(chart(), 400, 300).draw(format).encode();
    }

    @ParameterizedTest
    @CsvSource({"PNG, 1", "PNG_DOUBLE, 2"})
    void picturesHaveTheSizeOfTheScreenOrTwiceAndTheGroundOfTheTheme(ChartFormat format, int scale) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(saved(format)));
        assertThat(image.getWidth()).isEqualTo(400 * scale);
        assertThat(image.getHeight()).isEqualTo(300 * scale);
        assertThat(image.getRGB(1, 1)).isEqualTo(ChartStyle.DARK.ground().getRGB());
        assertThat(image.getRGB(0, 0, 400 * scale, 300 * scale, null, 0, 400 * scale))
                .as("something is drawn")
                .contains(ChartStyle.DARK.ink().getRGB());
    }

    @Test
    void drawingsKeepTextAndLinesAndPagesAreWhole() throws IOException {
        String svg = new String(saved(ChartFormat.SVG), StandardCharsets.UTF_8);
        assertThat(svg).contains("<svg").contains("Losses").contains("γ 2").contains("</svg>");
        String pdf = new String(saved(ChartFormat.PDF), StandardCharsets.ISO_8859_1);
        assertThat(pdf)
                .startsWith("%PDF-1.4")
                .contains("/MediaBox [0.0 0.0 400.0 300.0]")
                .endsWith("%%EOF");
    }

    @Test
    void tablesHaveARowForEachPlaceOfAnyCurve() throws IOException {
        assertThat(new String(saved(ChartFormat.CSV), StandardCharsets.UTF_8).split("\r\n"))
                .containsExactly("step,\"first, γ 2\",second", "0.0,5.0,", "1.0,6.0,-1.0", "2.0,7.0,", "3.0,,0.5");
    }

    @Test
    void aMapHasARowForEachOfItsFieldsByName() throws IOException {
        HeatChart map = new HeatChart();
        map.show(
                new HeatChart.Words("AP", "γ", "α"),
                List.of("0", "2"),
                List.of("0.25", "none"),
                List.of(
                        new HeatChart.Field(.1, ""),
                        new HeatChart.Field(.2, ""),
                        new HeatChart.Field(Double.NaN, ""),
                        new HeatChart.Field(.4, "")));
        byte[] csv =
                new ChartExport(map.chart(), 400, 300).draw(ChartFormat.CSV).encode();
        assertThat(new String(csv, StandardCharsets.UTF_8).split("\r\n"))
                .containsExactly("γ,α,AP", "0,0.25,0.1", "2,0.25,0.2", "2,none,0.4");
    }

    @Test
    void refusesAChartWithoutSize() {
        assertThatThrownBy(() -> new ChartExport(chart(), 0, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x300");
    }
}
