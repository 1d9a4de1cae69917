package org.focallens.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.10536|0.1054",
                "-0.10536|-0.1054",
                "2.63401e-4|0.0002634",
                "2.63401e-5|2.634e-5",
                "1.23456|1.235",
                "100|100.0",
                "1568.6|1,569",
                "107860|107,860",
                "9.99996|10.00",
                "999.96|1,000",
                "12345678|1.235e7",
                "1e-300|1.000e-300"
            })
    void fourSignificantDigits(double value, String text) {
        assertThat(Figures.significant(value)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberSaysSo() {
        assertThat(Figures.significant(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.significant(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void settingsAreShort() {
        assertThat(Figures.plain(2)).isEqualTo("2");
        assertThat(Figures.plain(0.25)).isEqualTo("0.25");
    }

    @Test
    void logarithmicAxesNamePowersOfTen() {
        assertThat(Figures.powers().format(10.0)).isEqualTo("10");
        assertThat(Figures.powers().format(0.001)).isEqualTo("0.001");
        assertThat(Figures.powers().format(1e-6)).isEqualTo("1e-6");
    }
}
