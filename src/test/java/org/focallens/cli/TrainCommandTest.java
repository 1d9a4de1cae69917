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
import java.util.List;
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
            return new FocalLens(List.of(), (open, room) -> { }).run(args);
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
        assertThat(run("train", "--steps", "3", "--seed", "5", "--csv", csv.toString(), "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("device").asText()).isEqualTo("cpu");
        assertThat(json.get("seed").asInt()).isEqualTo(5);
        assertThat(json.get("steps").asInt()).isEqualTo(3);
        assertThat(json.get("loss").asDouble()).isEqualTo(json.get("classificationLoss").asDouble() + json.get("boxLoss").asDouble());
        assertThat(json.get("levels")).hasSize(5);
        assertThat(json.get("levels").get(0).get("anchors").asInt()).isEqualTo(2 * 16 * 16 * 9);
        assertThat(json.get("diverged").asBoolean()).isFalse();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(4);
        assertThat(rows.get(3)).startsWith("5,3," + json.get("loss").asText() + ",");
        String before = json.get("loss").asText();
        run("train", "--steps", "3", "--seed", "5", "--json");
        assertThat(new ObjectMapper().readTree(out).get("loss").asText()).as("the seed fixes the losses").isEqualTo(before);
    }

    @Test
    void aDivergedRunIsReportedAndFails() throws IOException {
        assertThat(run("train", "--steps", "9", "--lr", "1e30", "--json")).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("diverged").asBoolean()).isTrue();
        assertThat(json.get("steps").asInt()).isBetween(2, 3);
        assertThat(err).contains("not finite").contains("1.0E30");
    }

    @ParameterizedTest
    @CsvSource({"--size, 200, 2, 200", "--batch, 0, 2, batch", "--steps, 0, 2, --steps", "--loss, softmax, 2, softmax", "--loss, hinge, 2, hinge",
        "--device, tpu, 2, tpu", "--device, cuda, 1, cuda", "--data, nowhere/at/all, 1, nowhere",
        "--alpha, 3, 2, --alpha must be 0..1", "--lr, -1, 2, --lr", "--csv, nowhere/at/all.csv, 1, nowhere/at/all.csv: cannot be"})
    void wrongUseIsOneLine(String option, String value, int status, String named) {
        assertThat(run("train", "--steps", "1", option, value)).isEqualTo(status);
        assertThat(err.strip()).contains(named).doesNotContain("\tat ");
        assertThat(out).isEmpty();
    }
}
