package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    private int run(String... args) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            return new FocalLens(Shell.SCREEN).run(args);
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
            out = outBytes.toString(StandardCharsets.UTF_8);
            err = errBytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void trainsOnScenesAndAnswersInJson() throws IOException {
        Path csv = folder.resolve("run.csv");
        assertThat(run("train", "--steps", "3", "--seed", "5", "--csv", csv.toString(), "--json"))
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("device").asText()).isEqualTo("cpu");
        assertThat(json.get("seed").asInt()).isEqualTo(5);
        assertThat(json.get("steps").asInt()).isEqualTo(3);
        assertThat(json.get("loss").asDouble())
                .isEqualTo(json.get("classificationLoss").asDouble()
                        + json.get("boxLoss").asDouble());
        assertThat(json.get("levels")).hasSize(5);
        assertThat(json.get("levels").get(0).get("anchors").asInt()).isEqualTo(2 * 16 * 16 * 9);
        assertThat(json.get("diverged").asBoolean()).isFalse();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(4);
        assertThat(rows.get(3)).startsWith("5,3," + json.get("loss").asText() + ",");
        String before = json.get("loss").asText();
        run("train", "--steps", "3", "--seed", "5", "--json");
        assertThat(new ObjectMapper().readTree(out).get("loss").asText())
                .as("the seed fixes the losses")
                .isEqualTo(before);
    }

    @Test
    void aDivergedRunIsReportedAndFails() throws IOException {
        assertThat(run("train", "--steps", "9", "--lr", "1e30", "--json")).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("diverged").asBoolean()).isTrue();
        assertThat(json.get("steps").asInt()).isBetween(2, 3);
        assertThat(err).contains("not finite").contains("learning rate 9.70e+29");
    }

    @ParameterizedTest
    @CsvSource({
        "--size, 20, 2, --size must be 32..2048",
        "--batch, 0, 2, --batch must be 1..32",
        "--steps, 0, 2, --steps",
        "--head-depth, 5, 2, --head-depth must be 0..4",
        "--box-loss, l3, 2, l3",
        "--normaliser, mean, 2, moving-average",
        "--ohem, 0, 2, --ohem",
        "--threads, 0, 2, --threads",
        "--prior, 1, 2, --prior",
        "--clip, 0, 2, --clip",
        "--checkpoint-every, 0, 2, --checkpoint-every",
        "--resume, nowhere.ckpt, 1, nowhere.ckpt",
        "--backbone, 4, 2, --backbone",
        "--loss, hinge, 2, hinge",
        "--device, tpu, 2, tpu",
        "--device, cuda, 1, cuda",
        "--data, nowhere/at/all, 1, nowhere",
        "--alpha, 3, 2, --alpha must be at most 1",
        "--lr, -1, 2, --lr",
        "--csv, nowhere/at/all.csv, 1, nowhere/at/all.csv: does not exist: check the name"
    })
    void wrongUseIsOneLine(String option, String value, int status, String named) {
        assertThat(run("train", "--steps", "1", option, value)).isEqualTo(status);
        assertThat(err.strip()).contains(named).doesNotContain("\tat ");
        assertThat(out).isEmpty();
    }

    private JsonNode json(String... args) throws IOException {
        assertThat(run(args)).as(err).isZero();
        return new ObjectMapper().readTree(out);
    }

    @Test
    void aRunThatIsResumedEndsWhereOneInOneGoDoes() throws IOException {
        Path whole = folder.resolve("whole.ckpt");
        Path half = folder.resolve("half.ckpt");
        Path rest = folder.resolve("rest.ckpt");
        Path csv = folder.resolve("run.csv");
        String[] small = {
            "--backbone",
            "8,8,16,16,16",
            "--width",
            "16",
            "--head-depth",
            "1",
            "--batch",
            "3",
            "--warm-up",
            "2",
            "--constant-rate"
        };
        json(with(small, "train", "--steps", "6", "--checkpoint", whole.toString(), "--json"));
        json(with(small, "train", "--steps", "4", "--checkpoint", half.toString(), "--csv", csv.toString(), "--json"));
        JsonNode json = json(
                "train",
                "--steps",
                "6",
                "--resume",
                half.toString(),
                "--checkpoint",
                rest.toString(),
                "--csv",
                csv.toString(),
                "--threads",
                "1",
                "--json");
        assertThat(json.get("steps").asInt()).isEqualTo(6);
        assertThat(rest).hasSameBinaryContentAs(whole);
        assertThat(Files.readAllLines(csv)).hasSize(7);
        assertThat(run("train", "--steps", "6", "--resume", rest.toString())).isEqualTo(2);
        assertThat(err).contains("--steps must be more than the 6");
        assertThat(run("train", "--steps", "9", "--resume", rest.toString(), "--batch", "4"))
                .isEqualTo(2);
        assertThat(err).contains("--batch cannot be given with --resume");
        assertThat(run("train", "--steps", "9", "--resume", rest.toString(), "--eval"))
                .isEqualTo(1);
        assertThat(err).contains("--eval has nothing to measure on");
        assertThat(json("train", "--steps", "7", "--resume", rest.toString(), "--loss", "ce", "--json")
                        .get("classificationLoss")
                        .asDouble())
                .as("another loss from here on")
                .isGreaterThan(3 * json.get("classificationLoss").asDouble());
    }

    private static String[] with(String[] usual, String... more) {
        return Stream.concat(Arrays.stream(more), Arrays.stream(usual)).toArray(String[]::new);
    }

    @Test
    void everyKindOfLossTrainsAndIsMeasured() throws IOException {
        String[] small = {"--backbone", "8,8,16,16,16", "--width", "16", "--head-depth", "0", "--size", "150", "--json"
        };
        for (String[] loss : new String[][] {
            {"--loss", "softmax", "--group-norm"},
            {"--loss", "ce", "--ohem", "64", "--ohem-1-3"},
            {"--loss", "focal-star", "--optimiser", "sgd", "--box-loss", "giou"},
            {"--normaliser", "moving-average", "--box-loss", "l1"}
        }) {
            JsonNode json = json(with(with(small, loss), "train", "--steps", "2", "--eval", "--test", "3"));
            assertThat(json.get("evalImages").asInt()).isEqualTo(3);
            assertThat(json.get("ap50").asDouble()).isBetween(0.0, 1.0);
            assertThat(json.get("levels").get(0).get("anchors").asInt())
                    .as("150 is padded to 256")
                    .isEqualTo(2 * 32 * 32 * 9);
        }
    }
}
