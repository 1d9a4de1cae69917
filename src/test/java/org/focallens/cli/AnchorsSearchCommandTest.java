package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsSearchCommandTest {
    private static final String SAMPLE = "samples/coco";

    @TempDir
    Path temp;

    @Test
    void findsAndSavesAnchors() throws IOException {
        Path file = temp.resolve("found.json");
        JsonNode json = Shell.run(
                        "anchors-search",
                        SAMPLE,
                        "--generations",
                        "10",
                        "--population",
                        "12",
                        "--save",
                        file.toString(),
                        "--snippet",
                        "torchvision",
                        "--json")
                .json();
        assertThat(json.get("tuning").get("images").intValue()
                        + json.get("heldOut").get("images").intValue())
                .isEqualTo(12);
        double before = json.get("start").get("tuning").get("placed").get("bpr").doubleValue();
        assertThat(json.get("found").get("tuning").get("placed").get("bpr").doubleValue())
                .isBetween(before, 1.0);
        assertThat(json.get("snippet").textValue()).contains("AnchorGenerator(");
        NamedSettings saved = SettingsFile.read(file);
        assertThat(saved.settings().anchors().levels().get(0).size())
                .isEqualTo(json.get("found").get("sizes").get(0).doubleValue());
        assertThat(saved.settings().matching()).isEqualTo(Presets.TORCHVISION.matching());
        assertThat(json.get("seconds").doubleValue()).isPositive();
    }

    @Test
    void showsBeforeAndAfterToPeople() {
        Shell shell = Shell.run(
                "anchors-search",
                SAMPLE,
                "--preset",
                "detectron2",
                "--generations",
                "3",
                "--population",
                "8",
                "--sizes",
                "fixed",
                "--objective",
                "iou",
                "--free-ratios");
        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("images not seen", "\ndetectron2 ", "\nfound ", "Sizes 32.00 64.00 128.0 256.0 512.0");
        assertThat(shell.err()).contains("search 100%");
    }

    @Test
    void aSetWithoutBoxesFailsWithOneLine() throws IOException {
        Files.writeString(temp.resolve("a.json"), "{\"images\": [], \"categories\": [], \"annotations\": []}");
        Shell shell = Shell.run("anchors-search", temp.resolve("a.json").toString());
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.err().lines().filter(line -> !line.startsWith("search ")))
                .singleElement()
                .asString()
                .contains("at least 2 images need boxes");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(Shell.run("anchors-search", SAMPLE, "--held-out", "2").err())
                .contains("--held-out must be 0.05..0.9 but is 2.0");
        assertThat(Shell.run("anchors-search", SAMPLE, "--sizes", "all").status())
                .isEqualTo(2);
        assertThat(Shell.run("anchors-search", SAMPLE, "--snippet", "paper").err())
                .contains("detectron2, torchvision, mmdetection");
    }
}
