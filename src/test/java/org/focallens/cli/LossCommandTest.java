package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.focallens.Golden;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class LossCommandTest {
    private static final String TWO_ROWS = "{\"logits\": [[0, 2, -1], [1, -3, 0.5]], \"targets\": [1, -1]}";

    @TempDir
    Path folder;

    private Shell loss(String input, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("logits.json"), input);
        return Shell.run(Stream.concat(Stream.of("loss", "--in", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static void assertRelative(double actual, double expected, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(1e-10 * Math.abs(expected) + Double.MIN_NORMAL));
    }

    /** Rows of one alpha and gamma, each with one logit. */
    static Map<String, List<double[]>> focal() {
        Map<String, List<double[]>> groups = new LinkedHashMap<>();
        for (JsonNode row : Golden.cases("focal").get("rows")) {
            double[] values = Golden.doubles(row);
            groups.computeIfAbsent(values[0] + "," + values[1], key -> new ArrayList<>())
                    .add(values);
        }
        return groups;
    }

    @Test
    void focalEqualsSixtyDigitArithmetic() throws IOException {
        for (Map.Entry<String, List<double[]>> group : focal().entrySet()) {
            String[] options = group.getKey().split(",", 0);
            assertRows(
                    loss(
                                    input(group.getValue()),
                                    "--kind",
                                    "focal",
                                    "--alpha",
                                    options[0],
                                    "--gamma",
                                    options[1],
                                    "--json")
                            .json(),
                    group.getValue());
        }
    }

    @Test
    void crossEntropyIsFocalLossWithoutFocus() throws IOException {
        for (String alpha : new String[] {"-1.0", "0.1", "0.25", "0.5", "0.75", "0.999"}) {
            List<double[]> rows = focal().get(alpha + ",0.0");
            assertRows(
                    loss(input(rows), "--kind", "ce", "--alpha", alpha, "--gamma", "5", "--json")
                            .json(),
                    rows);
        }
    }

    private static String input(List<double[]> rows) {
        String logits = rows.stream().map(row -> "[" + row[3] + "]").collect(Collectors.joining(","));
        String targets = rows.stream().map(row -> row[2] == 1 ? "0" : "-1").collect(Collectors.joining(","));
        return "{\"logits\": [" + logits + "], \"targets\": [" + targets + "]}";
    }

    private static void assertRows(JsonNode json, List<double[]> rows) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            assertRelative(json.get("elementwise").get(i).get(0).doubleValue(), rows.get(i)[4], "loss " + i);
            assertRelative(json.get("gradient").get(i).get(0).doubleValue(), rows.get(i)[5], "gradient " + i);
            sum += rows.get(i)[4];
        }
        assertRelative(json.get("sum").doubleValue(), sum, "sum");
        assertThat(json.get("positives").intValue()).isEqualTo(27);
        assertRelative(json.get("normalised").doubleValue(), sum / 27, "normalised");
    }

    static Stream<JsonNode> softmax() {
        return Stream.iterate(0, i -> i < Golden.cases("softmax_focal").size(), i -> i + 1)
                .map(Golden.cases("softmax_focal")::get);
    }

    @ParameterizedTest
    @MethodSource("softmax")
    void softmaxEqualsAutomaticDifferentiation(JsonNode expected) throws IOException {
        JsonNode json = loss(
                        "{\"logits\": " + expected.get("logits") + ", \"targets\": " + expected.get("target")
                                + ", \"alpha\": " + expected.get("alpha") + "}",
                        "--kind",
                        "softmax",
                        "--gamma",
                        expected.get("gamma").asText(),
                        "--json")
                .json();
        int rows = expected.get("target").size();
        assertThat(json.get("positives").intValue()).isEqualTo(rows);
        assertRelative(json.get("sum").doubleValue(), expected.get("sum").doubleValue(), "sum");
        assertRelative(
                json.get("normalised").doubleValue(), expected.get("mean").doubleValue(), "mean");
        for (int i = 0; i < rows; i++) {
            assertThat(json.get("elementwise").get(i)).as("one loss a row").hasSize(1);
            assertRelative(
                    json.get("elementwise").get(i).get(0).doubleValue(),
                    expected.get("loss_per_row").get(i).doubleValue(),
                    "row " + i);
            double[] gradient = Golden.doubles(json.get("gradient").get(i));
            double[] ofMean = Golden.doubles(expected.get("dmean_dlogits").get(i));
            for (int k = 0; k < gradient.length; k++) {
                assertThat(gradient[k])
                        .as("gradient of the sum")
                        .isCloseTo(rows * ofMean[k], within(1e-10 * Math.abs(gradient[k]) + 1e-13));
            }
        }
    }

    /** FL* = -ln sigmoid(gamma x_t + beta) / gamma (paper, appendix), with x_t = 0.5 and -0.5; its gradient is y (p* - 1). */
    @Test
    void focalStarIsTheCrossEntropyOfAScaledLogit() throws IOException {
        String input = "{\"logits\": [[0.5, 0.5]], \"targets\": [0]}";
        JsonNode json = loss(input, "--kind", "focal-star", "--json").json();
        assertRelative(
                json.get("elementwise").get(0).get(0).doubleValue(),
                Math.log1p(Math.exp(-2)) / 2,
                "gamma 2, beta 1: 2 x .5 + 1");
        assertRelative(json.get("elementwise").get(0).get(1).doubleValue(), Math.log(2) / 2, "2 x -.5 + 1 = 0");
        assertRelative(json.get("gradient").get(0).get(0).doubleValue(), 1 / (1 + Math.exp(-2)) - 1, "positive");
        assertRelative(json.get("gradient").get(0).get(1).doubleValue(), 0.5, "negative");
        JsonNode other = loss(input, "--kind", "focal-star", "--gamma", "4", "--beta", "0", "--alpha", "0.25", "--json")
                .json();
        assertRelative(
                other.get("elementwise").get(0).get(0).doubleValue(),
                0.25 * Math.log1p(Math.exp(-2)) / 4,
                "gamma 4, beta 0");
        assertRelative(
                other.get("elementwise").get(0).get(1).doubleValue(),
                0.75 * Math.log1p(Math.exp(2)) / 4,
                "1 - alpha for the negative");
    }

    @Test
    void alphaHasItsUsualDefaults() throws IOException {
        assertThat(loss(TWO_ROWS, "--kind", "focal", "--json"))
                .isEqualTo(loss(TWO_ROWS, "--kind", "focal", "--alpha", "0.25", "--gamma", "2", "--json"));
        assertThat(loss(TWO_ROWS, "--kind", "ce", "--json"))
                .isEqualTo(loss(TWO_ROWS, "--kind", "ce", "--alpha", "-1", "--json"));
        assertThat(loss(TWO_ROWS, "--kind", "focal-star", "--json"))
                .isEqualTo(
                        loss(TWO_ROWS, "--kind", "focal-star", "--alpha=-1", "--gamma", "2", "--beta", "1", "--json"));
        double plain = loss(TWO_ROWS, "--kind", "ce", "--json")
                .json()
                .get("elementwise")
                .get(0)
                .get(1)
                .doubleValue();
        assertRelative(plain, Math.log1p(Math.exp(-2)), "no alpha is not alpha one half");
    }

    /** Row 0 carries class 1, row 1 none: one positive, and every other logit is a negative's. */
    @Test
    void aTargetOfMinusOneIsBackground() throws IOException {
        JsonNode json = loss(TWO_ROWS, "--kind", "ce", "--json").json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("elementwise", "gradient", "sum", "positives", "normalised");
        double[][] logits = {{0, 2, -1}, {1, -3, 0.5}};
        double sum = 0;
        for (int row = 0; row < 2; row++) {
            for (int k = 0; k < 3; k++) {
                double sign = row == 0 && k == 1 ? -1 : 1;
                double expected = Math.log1p(Math.exp(sign * logits[row][k]));
                assertRelative(json.get("elementwise").get(row).get(k).doubleValue(), expected, row + " " + k);
                assertRelative(
                        json.get("gradient").get(row).get(k).doubleValue(),
                        sign / (1 + Math.exp(-sign * logits[row][k])),
                        row + " " + k);
                sum += expected;
            }
        }
        assertThat(json.get("positives").intValue()).isEqualTo(1);
        assertRelative(json.get("normalised").doubleValue(), sum, "one positive");
        JsonNode background = loss("{\"logits\": [[0], [0]], \"targets\": [-1, -1]}", "--kind", "ce", "--json")
                .json();
        assertThat(background.get("positives").intValue()).isZero();
        assertRelative(background.get("normalised").doubleValue(), 2 * Math.log(2), "divided by at least 1");
    }

    @Test
    void hugeLogitsStayFinite() throws IOException {
        String input = "{\"logits\": [[1000, -1000]], \"targets\": [1]}";
        assertRelative(loss(input, "--kind", "ce", "--json").json().get("sum").doubleValue(), 2000, "ce");
        assertRelative(
                loss(input, "--kind", "focal", "--json").json().get("sum").doubleValue(),
                1000,
                ".75 x 1000 + .25 x 1000");
        assertRelative(
                loss(input, "--kind", "focal-star", "--json").json().get("sum").doubleValue(),
                1999,
                "(2000 - 1) / 2 each");
        assertRelative(
                loss(input, "--kind", "softmax", "--json").json().get("sum").doubleValue(), 2000, "softmax");
    }

    @Test
    void softmaxSaysThatOneAlphaIsNotUsed() throws IOException {
        String input = "{\"logits\": [[0, 2]], \"targets\": [1], \"alpha\": null}";
        Shell shell = loss(input, "--kind", "softmax", "--alpha", "0.5", "--json");
        assertThat(shell.err().lines()).singleElement().asString().contains("--alpha is not used");
        assertThat(shell.json())
                .isEqualTo(loss(input, "--kind", "softmax", "--json").json());
    }

    @ParameterizedTest
    @CsvSource({"ce", "focal", "focal-star", "softmax"})
    void noRowsAddUpToNothing(String kind) throws IOException {
        assertThat(loss("{\"logits\": [], \"targets\": []}", "--kind", kind, "--json")
                        .out()
                        .trim())
                .isEqualTo("{\"elementwise\":[],\"gradient\":[],\"sum\":0.0,\"positives\":0,\"normalised\":0.0}");
    }

    @Test
    void readsStandardInputAndPrintsForPeople() {
        Shell shell =
                Shell.run("{\"logits\": [[0]], \"targets\": [0]}", new String[] {"loss", "--in", "-", "--kind", "ce"});
        assertThat(shell.status()).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).contains("loss [0.6931471805599453]", "gradient [-0.5]", "positives 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "focal   | {\"targets\": []}                                     | \"logits\" must be a list of rows of numbers but is missing",
                "focal   | {\"logits\": [[1]]}                                   | \"targets\" must be a list of numbers but is missing",
                "focal   | {\"logits\": [[1]], \"targets\": 0}                   | \"targets\" must be a list of numbers but is 0",
                "focal   | {\"logits\": [[1]], \"targets\": [0, 0]}              | \"targets\" must have one number a row, 1, but has 2",
                "focal   | {\"logits\": [[1, 2], [3]], \"targets\": [0, 0]}      | \"logits[1]\" must have as many numbers as the first row",
                "focal   | {\"logits\": [[]], \"targets\": [-1]}                 | at least 1",
                "focal   | {\"logits\": [[1, 2]], \"targets\": [2]}              | \"targets[0]\" must be a whole number -1..1 but is 2",
                "focal   | {\"logits\": [[1, 2]], \"targets\": [-2]}             | but is -2",
                "focal   | {\"logits\": [[1, 2]], \"targets\": [0.5]}            | but is 0.5",
                "focal   | {\"logits\": [[1, \"2\"]], \"targets\": [0]}          | \"logits[0][1]\" must be a finite number but is \"2\"",
                "ce      | {\"logits\": [[1, NaN]], \"targets\": [0]}            | \"logits[0][1]\" must be a finite number but is NaN",
                "ce      | {\"logits\": [[-Infinity]], \"targets\": [0]}         | must be a finite number but is -Infinity",
                "softmax | {\"logits\": [[1, 2]], \"targets\": [-1]}             | \"targets[0]\" must be a whole number 0..1 but is -1",
                "softmax | {\"logits\": [[1]], \"targets\": [0]}                 | \"logits[0]\" must have as many numbers as the first row, at least 2",
                "softmax | {\"logits\": [[1, 2]], \"targets\": [0], \"alpha\": [1]}     | \"alpha\" must have one weight per class, 2, but has 1",
                "softmax | {\"logits\": [[1, 2]], \"targets\": [0], \"alpha\": [1, -1]} | \"alpha\" must be weights >= 0 but is [1.0, -1.0]",
                "softmax | {\"logits\": [[1, 2]], \"targets\": [0], \"alpha\": 0.25}    | \"alpha\" must be a list of numbers but is 0.25"
            })
    void badInputIsOneLineThatNamesTheFileThePlaceAndTheValue(String kind, String input, String message)
            throws IOException {
        Shell shell = loss(input, "--kind", kind, "--json");
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .startsWith(folder.resolve("logits.json") + ":")
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "focal,--alpha,2",
        "focal,--alpha,NaN",
        "focal,--gamma,-1",
        "softmax,--gamma,NaN",
        "focal-star,--gamma,0",
        "focal-star,--beta,Infinity"
    })
    void parametersThatMeanNothingAreWrongUsage(String kind, String option, String value) throws IOException {
        Shell shell = loss("{\"logits\": [[1, 2]], \"targets\": [0]}", "--kind", kind, option, value);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .startsWith(option + " must be")
                .contains(" but is " + Double.parseDouble(value));
    }
}
