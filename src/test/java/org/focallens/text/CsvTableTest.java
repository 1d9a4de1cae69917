package org.focallens.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class CsvTableTest {

    private static String written(Object... cells) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CsvTable table = new CsvTable(text, "\n")) {
            table.row(cells);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cat", "-2+3", "@SUM(A1)", "\tcat", "\uff1dA1", "%0A", "|cmd"})
    void textThatASpreadsheetWouldRunIsText(String text) throws IOException {
        assertThat(written(text).replace("\"", "")).isEqualTo("'" + text + "\n");
    }

    @Test
    void numbersAndOtherTextAreAsTheyAre() throws IOException {
        assertThat(written(-1.5, "-1.5", "+2e-3", -4, "a-b", "", null)).isEqualTo("-1.5,-1.5,+2e-3,-4,a-b,,\n");
    }

    @Test
    void aFormulaWithSeparatorsIsQuotedToo() throws IOException {
        assertThat(written("=A1,\"x\"")).isEqualTo("\"'=A1,\"\"x\"\"\"\n");
    }
}
