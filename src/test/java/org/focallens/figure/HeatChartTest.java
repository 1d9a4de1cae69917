package org.focallens.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class HeatChartTest {
    /** Green of a pixel below which it is ink: the axes' numbers are lighter. */
    private static final int INK = 80;

    private final HeatChart chart = new HeatChart();

    private void show(String text) {
        chart.show(
                new HeatChart.Words("AP", "γ", "α"),
                List.of("0", "2"),
                List.of(".25"),
                List.of(new HeatChart.Field(.1, ""), new HeatChart.Field(.2, text)));
    }

    private BufferedImage picture(int width, int height) {
        return chart.chart().createBufferedImage(width, height);
    }

    /** Whether a row of pixels has ink in the second field, which is yellow. */
    private static boolean inked(BufferedImage image, int y) {
        return IntStream.range(image.getWidth() * 5 / 8, image.getWidth())
                .anyMatch(x -> (image.getRGB(x, y) >> 8 & 255) < INK);
    }

    private int inked(int width, int height) {
        BufferedImage image = picture(width, height);
        return (int) IntStream.range(0, height).filter(y -> inked(image, y)).count();
    }

    @Test
    void linesOfAFieldStandBelowEachOtherAndStayWithinIt() {
        show("0.2");
        int one = inked(400, 300);
        show("0.2\n0.2\n0.2");
        assertThat(inked(400, 300)).as("three lines do not cover each other").isGreaterThan(2 * one);
        show("0.2\n0.2\n0.2\n0.2\n0.2\n0.2\n0.2\n0.2");
        BufferedImage low = picture(400, 160);
        assertThat(IntStream.range(0, 34).filter(y -> inked(low, y)).count())
                .as("nothing over the field's edge")
                .isZero();
        assertThat(inked(400, 160)).isPositive();
    }

    @Test
    void aMarkedFieldIsFramedAndTheNextNumbersAreNot() {
        show("");
        assertThat(inked(400, 300)).isZero();
        chart.mark(1);
        assertThat(inked(400, 300)).isGreaterThan(100);
        show("");
        assertThat(inked(400, 300)).isZero();
    }
}
