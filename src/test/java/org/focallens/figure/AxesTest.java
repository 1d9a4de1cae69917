package org.focallens.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class AxesTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "0.2, 0.6, 0.6",
                "0.25, 0.5, 0.5",
                "0.01, 1, 1.00",
                "1, 3, 3",
                "500, 1500, \"1,500\"",
                "2000000, 4000000, 4E6",
                "0.000002, 0.000004, 4E-6",
            })
    void ticksHaveTheDecimalsOfTheirDistance(double distance, double value, String text) {
        NumberAxis axis = Axes.linear("x");
        assertThat(written(axis, distance, value)).isEqualTo(text);
    }

    private static String written(NumberAxis axis, double distance, double value) {
        NumberTickUnit unit = (NumberTickUnit) axis.getStandardTickUnits().getCeilingTickUnit(distance);
        return unit.valueToString(value);
    }
}
