package org.focallens.ui.loss.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.focallens.ui.loss.common.PredictionRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionCsvTest {
    private static final PredictionRows TWO =
            new PredictionRows(List.of(List.of(0.5, -1.25), List.of(2.0, 3.0)), List.of(1, -1), true);

    @Test
    void whatIsWrittenIsRead() {
        assertThat(PredictionCsv.write(TWO)).startsWith("x0,x1,target\r\n0.5,-1.25,1\r\n");
        assertThat(PredictionCsv.read("a.csv", PredictionCsv.write(TWO), false)).isEqualTo(TWO);
        PredictionRows random = PredictionRows.random(9, 4, 3).asLogits(false);
        assertThat(PredictionCsv.read("a.csv", PredictionCsv.write(random), true))
                .as("the heading says what they are")
                .isEqualTo(random);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5,-1.25,1\n2,3,-1",
                "0.5\t-1.25\t1\n2\t3\t-1\n",
                "0,5\t-1,25\t1\n2\t3\t-1",
                "0,5;-1,25;1\r\n\r\n2;3;-1\r\n",
                "a,b,class\n 0.5 , -1.25, 1\n2,3,-1",
                "logit a;logit b;target\n0,5;-1,25;1\n2;3;-1",
                "\"0.5\",\"-1.25\",1\n2,3,-1"
            })
    void spreadsheetsDiffer(String text) {
        assertThat(PredictionCsv.read("a.csv", text, true)).isEqualTo(TWO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,0;3,x,0|a.csv:2: column 2: “x” is not a number",
                "1,2,0;3,0|a.csv:2: has 2 columns, but the first line has 3",
                "1,2,0;a\u001b[31m,x,0|a.csv:2: column 1: “a?[31m” is not a number",
                "1,2,2|a.csv:1: column 3: the target must be a class 0..1, or -1 for background, but is 2",
                "1,2,0.5|a.csv:1: column 3: the target must be a class 0..1, or -1 for background, but is 0.5",
                "x0,x1,target;;1,2000,0|a.csv:3: column 2: a logit must be -1000..1000 but is 2000",
                "p0,p1,target;0.1,1.5,0|a.csv:2: column 2: a probability must be 0..1 but is 1.5; if these are logits, choose logits or "
                        + "head the columns x0, x1",
                "1,NaN,0|a.csv:1: column 2: must be finite but is NaN",
                "5|a.csv:1: has 1 columns",
                "x0,target|a.csv: rows must be 1..200 but are 0"
            })
    void whatIsNoTableIsNamedByFileLineAndValue(String text, String message) {
        assertThatThrownBy(() -> PredictionCsv.read("a.csv", text.replace(';', '\n'), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void nothingIsNoTable() {
        assertThatThrownBy(() -> PredictionCsv.read("a.csv", "  \n", true))
                .hasMessageContaining("a.csv")
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> PredictionCsv.read("a.csv", "1,\"2,0", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.csv");
    }
}
