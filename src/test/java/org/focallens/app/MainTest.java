package org.focallens.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.ChildJvm;
import org.focallens.ChildJvm.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a shell sees it: a process with a status and two streams. */
class MainTest {
    @TempDir
    Path folder;

    private ChildJvm focalLens(String... args) {
        return new ChildJvm(folder, Main.class, args);
    }

    private static JsonNode onlyJson(Result result) throws IOException {
        assertThat(result.status()).as(result.err()).isZero();
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(result.out());
    }

    @Test
    void answersInJsonFromStandardInput() throws IOException, InterruptedException {
        Result result = focalLens("assign", "--size", "800x1344", "--boxes", "-", "--json")
                .input("{\"boxes\": [[10, 10, 60, 60]]}")
                .run();
        assertThat(onlyJson(result).get("anchors").intValue()).isEqualTo(201_600);
        assertThat(result.err()).isEmpty();
    }

    /** A bare server speaks ASCII only; the names of classes must survive that. */
    @Test
    void namesKeepTheirLettersOnAConsoleOfAscii() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("set.json"), """
                {"images": [{"id": 1, "file_name": "a.png", "width": 64, "height": 64}], "categories": [{"id": 1, "name": "café 猫"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 30, 30]}]}""", StandardCharsets.UTF_8);
        JsonNode json = onlyJson(focalLens("audit", "set.json", "--json")
                .environment("LC_ALL", "C")
                .run());
        assertThat(json.get("classes").get(0).get("name").textValue()).isEqualTo("café 猫");
    }

    @Test
    void theStatusTellsFailureFromWrongUsage() throws IOException, InterruptedException {
        Result failed = focalLens("audit", "nosuch", "--json").run();
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err().lines()).singleElement().asString().startsWith("nosuch: does not exist");
        Result misused = focalLens("assign", "--nosuch").run();
        assertThat(misused.status()).isEqualTo(2);
        assertThat(misused.out()).isEmpty();
        assertThat(misused.err().lines()).hasSize(1);
    }

    @Test
    void tooLittleMemoryIsSaidInOneLine() throws IOException, InterruptedException {
        Result result = focalLens("assign", "--size", "32768x32768", "--boxes", "-")
                .input("{\"boxes\": []}")
                .run();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines()).singleElement().asString().contains("memory", "-Xmx");
    }
}
