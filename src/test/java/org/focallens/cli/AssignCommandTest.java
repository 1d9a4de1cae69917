package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.focallens.Golden;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Presets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class AssignCommandTest {
    private static final String FIXTURE =
            "{\"boxes\": [[101,101,119,119], [200,150,300,250], [50,300,250,360], [330,20,340,120]]}";

    @TempDir
    Path folder;

    private Shell assign(String boxes, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.json"), boxes);
        return Shell.run(Stream.concat(Stream.of("assign", "--boxes", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static String size(JsonNode expected) {
        return expected.get("height").intValue() + "x" + expected.get("width").intValue();
    }

    static Stream<JsonNode> presets() {
        return Stream.iterate(0, i -> i < Golden.cases("presets").size(), i -> i + 1)
                .map(Golden.cases("presets")::get);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void equalsEveryFrameworkThatComputedItsOwnMatching(JsonNode expected) throws IOException {
        JsonNode json = assign(
                        "{\"boxes\": " + expected.get("boxes") + "}",
                        "--size",
                        size(expected),
                        "--preset",
                        expected.get("preset").textValue(),
                        "--json")
                .json();
        for (String key : new String[] {"preset", "height", "width", "anchors", "positive", "ignored"}) {
            assertThat(json.get(key)).as(key).isEqualTo(expected.get(key));
        }
        for (int i = 0; i < 5; i++) {
            for (String key : new String[] {"level", "anchors", "positive", "ignored", "negative"}) {
                assertThat(json.get("levels").get(i).get(key))
                        .as(i + " " + key)
                        .isEqualTo(expected.get("levels").get(i).get(key));
            }
        }
    }

    @Test
    void equalsTorchvisionWithAndWithoutLowQualityMatches() throws IOException {
        for (JsonNode expected : Golden.cases("matching")) {
            String rule = expected.get("allow_low_quality_matches").booleanValue() ? "keep" : "none";
            JsonNode json = assign(
                            "{\"boxes\": " + expected.get("boxes_xyxy") + "}",
                            "--size",
                            size(expected),
                            "--low-quality",
                            rule,
                            "--json")
                    .json();
            assertThat(json.get("positive")).isEqualTo(expected.get("positive"));
            assertThat(Golden.doubles(json.get("bestIou"))).isEqualTo(Golden.doubles(expected.get("best_iou_per_box")));
        }
    }

    @Test
    void theAnswerHasTheseKeysAndNoOthers() throws IOException {
        JsonNode json = assign(FIXTURE, "--size", "512x640", "--json").json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "preset", "height", "width", "anchors", "levels", "positive", "ignored", "bestIou", "forced");
        assertThat(json.get("levels"))
                .hasSize(5)
                .allSatisfy(level -> assertThat(level.fieldNames())
                        .toIterable()
                        .containsExactly("level", "stride", "anchors", "positive", "ignored", "negative"));
        assertThat(json.get("height").intValue()).isEqualTo(512);
        assertThat(json.get("width").intValue()).isEqualTo(640);
        assertThat(json.get("preset").textValue()).as("the default").isEqualTo("torchvision");
        assertThat(json.get("levels"))
                .extracting(level -> level.get("stride").intValue())
                .containsExactly(8, 16, 32, 64, 128);
    }

    @ParameterizedTest
    @EnumSource(LowQuality.class)
    void everyLowQualityRuleIsTheMatchersOwn(LowQuality rule) throws IOException {
        JsonNode json = assign(FIXTURE, "--size", "512x512", "--low-quality", rule.text(), "--json")
                .json();
        float[] boxes = {101, 101, 119, 119, 200, 150, 300, 250, 50, 300, 250, 360, 330, 20, 340, 120};
        Matching matching = new Matcher(Presets.TORCHVISION.matching().withLowQuality(rule))
                .match(new AnchorGrid(Presets.TORCHVISION.anchors(), 512, 512), boxes);
        assertThat(json.get("positive"))
                .extracting(pair -> pair.get(0).intValue())
                .containsExactly(boxed(matching.positive()));
        assertThat(json.get("positive"))
                .extracting(pair -> pair.get(1).intValue())
                .containsExactly(boxed(matching.positiveTruth()));
        assertThat(json.get("forced")).extracting(JsonNode::intValue).containsExactly(boxed(matching.forced()));
    }

    private static Integer[] boxed(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    @Test
    void theFifteenForcedAnchorsOfTheFixtureAreListed() throws IOException {
        assertThat(assign(FIXTURE, "--size", "512x512", "--json").json().get("forced"))
                .hasSize(15);
        assertThat(assign(FIXTURE, "--size", "512x512", "--low-quality", "none", "--json")
                        .json()
                        .get("forced"))
                .isEmpty();
    }

    /** P3's cell at 40 holds the square anchor 24 24 56 56: its box has IoU 1; raising and lowering the thresholds moves the others. */
    @Test
    void thresholdsAreTaken() throws IOException {
        String one = "{\"boxes\": [[24, 24, 56, 56]]}";
        JsonNode strict = assign(one, "--size", "128x128", "--fg", "1", "--bg", "0.99", "--json")
                .json();
        assertThat(strict.get("positive"))
                .singleElement()
                .satisfies(pair -> assertThat(pair.get(0).intValue()).isEqualTo((5 * 16 + 5) * 9 + 3));
        assertThat(strict.get("ignored")).isEmpty();
        assertThat(strict.get("bestIou").toString()).isEqualTo("[1.0]");
        JsonNode wide = assign(one, "--size", "128x128", "--fg", "0.9", "--bg", "0.2", "--json")
                .json();
        assertThat(wide.get("positive")).hasSize(1);
        assertThat(wide.get("ignored").size()).isGreaterThan(20);
    }

    @Test
    void aForegroundBelowThePresetsBackgroundLeavesNothingIgnored() throws IOException {
        assertThat(assign(FIXTURE, "--size", "512x512", "--fg", "0.3", "--json")
                        .json()
                        .get("ignored"))
                .isEmpty();
    }

    @Test
    void noBoxesMeansNothingButNegatives() throws IOException {
        JsonNode json =
                assign("{\"boxes\": []}", "--size", "800x1344", "--json").json();
        assertThat(json.get("anchors").intValue()).isEqualTo(201_600);
        assertThat(json.get("levels").get(0).get("negative").intValue()).isEqualTo(151_200);
        for (String key : new String[] {"positive", "ignored", "bestIou", "forced"}) {
            assertThat(json.get(key)).as(key).isEmpty();
        }
    }

    @Test
    void readsStandardInput() throws IOException {
        Shell file = assign(FIXTURE, "--size", "512x512", "--json");
        assertThat(Shell.run(FIXTURE, new String[] {"assign", "--boxes", "-", "--size", "512x512", "--json"}))
                .isEqualTo(file);
        Shell bad =
                Shell.run("{\n\"boxes\": [[1,2,\n3,x]]}", new String[] {"assign", "--boxes", "-", "--size", "512x512"});
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.err()).startsWith("standard input:3: is not valid JSON");
    }

    @Test
    void printsTablesForPeople() throws IOException {
        Shell shell = assign(FIXTURE, "--size", "512x512");
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches("P4 +16 +9,216 +51 +67 +9,098"))
                .anyMatch(line -> line.matches("3 +0\\.\\d{4} +7"))
                .last()
                .asString()
                .startsWith("15 of the positives are forced");
        assertThat(assign("{\"boxes\": [[24, 24, 56, 56]]}", "--size", "128x128")
                        .out())
                .containsPattern(" 1 box\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                   | must be one JSON object but is []",
                "3                                    | must be one JSON object but is 3",
                "``                                   | must be one JSON object but is empty",
                "{}                                   | \"boxes\" must be a list of rows of numbers but is missing",
                "{\"boxes\": {\"a\": 1}}              | \"boxes\" must be a list of rows of numbers but is {\"a\":1}",
                "{\"boxes\": null}                    | \"boxes\" must be a list",
                "{\"boxes\": [1, 2, 3, 4]}            | \"boxes[0]\" must be a list of numbers but is 1",
                "{\"boxes\": [[1, 2, 3]]}             | \"boxes[0]\" must be x1, y1, x2, y2 but has 3 numbers",
                "{\"boxes\": [[1, 2, 3, 4, 5]]}       | has 5 numbers",
                "{\"boxes\": [[1,2,3,4], []]}         | \"boxes[1]\" must be x1, y1, x2, y2 but has 0 numbers",
                "{\"boxes\": [[1, 2, 3, \"4\"]]}      | \"boxes[0][3]\" must be a finite number but is \"4\"",
                "{\"boxes\": [[1, 2, 3, null]]}       | \"boxes[0][3]\" must be a finite number but is null",
                "{\"boxes\": [[1, 2, 3, NaN]]}        | \"boxes[0][3]\" must be a finite number but is NaN",
                "{\"boxes\": [[1, 2, 3, Infinity]]}   | \"boxes[0][3]\" must be a finite number but is Infinity",
                "{\"boxes\": [[1, 2, 3, 1e400]]}      | \"boxes[0][3]\" must be a finite number but is",
                "{\"boxes\": [[1, 2, 3, 1e39]]}       | \"boxes[0]\" must be pixels but is [1.0, 2.0, 3.0, 1.0E39]",
                "{\"boxes\": [[9, 2, 3, 4]]}          | \"boxes[0]\" must have x2 >= x1 and y2 >= y1 but is [9.0, 2.0, 3.0, 4.0]",
                "{\"boxes\": [[1, 9, 3, 4]]}          | \"boxes[0]\" must have x2 >= x1",
                "{\"boxes\": [[1, 2, 3, 4]]           | 1: is not valid JSON (Unexpected end-of-input",
                "{\"boxes\": []} x                    | 1: is not valid JSON",
                "{\"boxes\": []} {}                   | 1: has more text after its first value",
                "{\"boxes\": [], \"boxes\": [[1,2,3,4]]} | Duplicate field 'boxes'"
            })
    void badInputIsOneLineThatNamesTheFileThePlaceAndTheValue(String boxes, String message) throws IOException {
        Shell shell = assign(boxes, "--size", "128x128", "--json");
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines())
                .singleElement()
                .asString()
                .startsWith(folder.resolve("boxes.json") + ":")
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,0.7,--fg 0.5 with --bg 0.7: background threshold",
        "1.5,0.4,--fg must be above 0 and at most 1 but is 1.5",
        "NaN,0.4,--fg must be above 0 and at most 1 but is NaN",
        "0,0,--fg must be above 0 and at most 1 but is 0.0",
        "0.5,-0.1,--bg must be 0..1 but is -0.1"
    })
    void thresholdsThatMeanNothingAreWrongUsage(String foreground, String background, String message)
            throws IOException {
        Shell shell = assign(FIXTURE, "--size", "128x128", "--fg", foreground, "--bg", background);
        assertThat(shell.status()).isEqualTo(2);
        assertThat(shell.err().lines()).singleElement().asString().contains(message);
    }
}
