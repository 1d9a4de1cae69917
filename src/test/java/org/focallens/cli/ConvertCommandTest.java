package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class ConvertCommandTest {
    private static final String SAMPLE = "samples/coco";

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"coco", "voc", "yolo"})
    void writesTheSampleInEveryFormat(String to) throws IOException {
        Dataset sample = Datasets.open(Path.of(SAMPLE));
        JsonNode json = Shell.run(
                        "convert",
                        SAMPLE,
                        "--to",
                        to,
                        "--out",
                        temp.resolve("out").toString(),
                        "--json")
                .json();
        assertThat(json.get("from").textValue()).isEqualTo("coco");
        assertThat(json.get("to").textValue()).isEqualTo(to);
        assertThat(json.get("images").intValue()).isEqualTo(sample.images().size());
        assertThat(json.get("imageFiles").intValue()).isEqualTo(sample.images().size());
        Dataset copy = Datasets.open(temp.resolve("out"));
        assertThat(copy.format()).isEqualTo(DatasetFormat.valueOf(to.toUpperCase(Locale.ROOT)));
        assertThat(copy.boxCount()).isEqualTo(json.get("boxes").intValue()).isEqualTo(sample.boxCount());
        assertThat(json.get("problems")).isEmpty();
        assertThat(json.get("seconds").doubleValue()).isPositive();
    }

    @Test
    void saysWhatTheFormatCannotHold() throws IOException {
        Files.writeString(temp.resolve("a.json"), """
            {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 80}], "categories": [{"id": 3, "name": "cat"}],
             "annotations": [{"id": 1, "image_id": 1, "category_id": 3, "bbox": [1, 2, 30, 40], "iscrowd": 1}]}""");
        Shell shell = Shell.run(
                "convert",
                temp.resolve("a.json").toString(),
                "--to",
                "yolo",
                "--out",
                temp.resolve("out").toString(),
                "--images",
                "none");
        assertThat(shell.status()).isZero();
        assertThat(shell.out())
                .contains("1 box of a crowd: YOLO has no crowds, left out")
                .contains("1 image with 0 of 1 box from coco to yolo");
    }

    @Test
    void refusesToWriteOverWhatExists() throws IOException {
        String out = temp.resolve("out").toString();
        assertThat(Shell.run("convert", SAMPLE, "--to", "voc", "--out", out).status())
                .isZero();
        Shell again = Shell.run("convert", SAMPLE, "--to", "voc", "--out", out);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err().lines().filter(line -> !line.startsWith("convert")))
                .singleElement()
                .asString()
                .contains("exists already")
                .contains("choose another folder");
    }

    @Test
    void refusesWhatHasNoLabelsOrDoesNotExist() {
        String out = temp.resolve("out").toString();
        Shell images = Shell.run("convert", SAMPLE + "/images", "--to", "voc", "--out", out);
        assertThat(images.status()).isEqualTo(1);
        assertThat(images.err()).contains("images without labels");
        Shell missing = Shell.run("convert", temp.resolve("none").toString(), "--to", "voc", "--out", out);
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("does not exist");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(Shell.run("convert", SAMPLE, "--to", "csv", "--out", "x").err())
                .contains("must be coco, voc, yolo or retinanet-csv but is 'csv'");
        assertThat(Shell.run("convert", SAMPLE, "--to", "voc").status()).isEqualTo(2);
        assertThat(Shell.run("convert", SAMPLE, "--to", "voc", "--out", "x", "--images", "move")
                        .status())
                .isEqualTo(2);
    }
}
