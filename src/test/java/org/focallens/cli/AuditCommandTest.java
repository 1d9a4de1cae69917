package org.focallens.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.settings.SettingsFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class AuditCommandTest {
    private static final String[] COUNTS = {
        "images", "boxes", "crowd", "difficult", "levels", "truthsPerLevel", "unmatched", "forcedOnly", "bpr"
    };

    @TempDir
    Path folder;

    private static Shell audit(Object dataset, String... options) {
        return Shell.run(Stream.concat(Stream.of("audit", dataset.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private static JsonNode json(Object dataset, String... options) {
        return audit(
                        dataset,
                        Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new))
                .json();
    }

    private static Map<String, Integer> classes(JsonNode json) {
        Map<String, Integer> classes = new TreeMap<>();
        json.get("classes")
                .forEach(one -> classes.put(
                        one.get("name").textValue(), one.get("boxes").intValue()));
        return classes;
    }

    private static int sum(JsonNode rows, String key) {
        int sum = 0;
        for (JsonNode row : rows) {
            sum += row.get(key).intValue();
        }
        return sum;
    }

    /** VOC's corners count from 1; these presets take that off again. */
    @ParameterizedTest
    @ValueSource(strings = {"paper", "detectron", "detectron2", "mmdetection"})
    void theThreeFormatsOfTheSamplesAddUpToTheSame(String preset) {
        JsonNode coco = json("samples/coco", "--preset", preset);
        for (String format : new String[] {"voc", "yolo"}) {
            JsonNode other = json("samples/" + format, "--preset", preset);
            for (String key : COUNTS) {
                assertThat(other.get(key)).as(format + " " + key).isEqualTo(coco.get(key));
            }
            assertThat(classes(other)).isEqualTo(classes(coco));
            assertThat(other.get("meanBestIou").doubleValue())
                    .isCloseTo(coco.get("meanBestIou").doubleValue(), within(1e-5));
        }
    }

    @Test
    void theAnswerHasTheseKeysAndNoOthers() {
        JsonNode json = json("samples/coco");
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "images",
                        "boxes",
                        "crowd",
                        "difficult",
                        "classes",
                        "levels",
                        "truthsPerLevel",
                        "unmatched",
                        "forcedOnly",
                        "bpr",
                        "meanBestIou",
                        "problems",
                        "seconds",
                        "byClass",
                        "bySize",
                        "positivesPerBox",
                        "negativesPerPositive",
                        "grids",
                        "boxesByPositives",
                        "boxesByBestIou",
                        "format",
                        "split",
                        "splits",
                        "otherSets",
                        "inputs",
                        "verdict");
        assertThat(json.get("levels"))
                .hasSize(5)
                .allSatisfy(level -> assertThat(level.fieldNames())
                        .toIterable()
                        .containsExactly("level", "stride", "anchors", "positive", "ignored", "negative"));
        assertThat(json.get("classes"))
                .allSatisfy(one -> assertThat(one.fieldNames()).toIterable().containsExactly("name", "boxes"));
        assertThat(json.get("byClass"))
                .hasSameSizeAs(json.get("classes"))
                .allSatisfy(one -> assertThat(one.fieldNames())
                        .toIterable()
                        .containsExactly("name", "boxes", "unmatched", "forcedOnly", "bpr", "meanBestIou"));
        assertThat(sum(json.get("bySize"), "boxes")).isEqualTo(86);
        assertThat(json.get("grids"))
                .extracting(grid -> grid.get("grid").textValue())
                .containsExactly("7x7x2", "13x13x5");
        assertThat(json.get("grids").get(0).get("predictors").intValue()).isEqualTo(12 * 98);
        assertThat(json.get("boxesByBestIou")).hasSize(200);
        assertThat(json.get("images").intValue()).isEqualTo(12);
        assertThat(json.get("boxes").intValue()).isEqualTo(86).isEqualTo(sum(json.get("classes"), "boxes"));
        assertThat(json.get("problems")).isEmpty();
        assertThat(json.get("seconds").doubleValue()).isPositive();
        int served = 0;
        for (JsonNode count : json.get("truthsPerLevel")) {
            served += count.intValue();
        }
        assertThat(served).isEqualTo(86);
    }

    /** 640 x 640 has 76,725 anchors; the default and the preset's own 800/1333 are one. */
    @Test
    void resizeIsTaken() {
        JsonNode frame = json("samples/coco", "--resize", "640x640");
        assertThat(sum(frame.get("levels"), "anchors")).isEqualTo(12 * 76_725);
        JsonNode usual = json("samples/coco", "--resize", "800/1333");
        assertThat(usual.get("levels")).isEqualTo(json("samples/coco").get("levels"));
        JsonNode none = json("samples/coco", "--resize", "none");
        assertThat(sum(none.get("levels"), "anchors")).isLessThan(sum(usual.get("levels"), "anchors"));
        assertThat(none.get("levels").get(0).get("anchors").intValue() % (9 * 4))
                .as("whole cells")
                .isZero();
        assertThat(json("samples/coco", "--preset", "tf-vision").get("levels"))
                .isEqualTo(json("samples/coco", "--preset", "tf-vision", "--resize", "640x640")
                        .get("levels"));
    }

    /** What torchvision 0.14's own transform, anchor generator and matcher make of the same files: anchors, positive, ignored of P3 to P7. */
    private static void assertLevels(JsonNode json, int[][] expected) {
        for (int i = 0; i < 5; i++) {
            JsonNode level = json.get("levels").get(i);
            assertThat(new int[] {
                        level.get("anchors").intValue(),
                        level.get("positive").intValue(),
                        level.get("ignored").intValue()
                    })
                    .as("P" + (i + 3))
                    .isEqualTo(expected[i]);
        }
    }

    @Test
    void theSamplesAreAssignedAsTorchvisionDoes() {
        JsonNode json = json("samples/coco");
        assertLevels(json, new int[][] {
            {1468800, 489, 940}, {367200, 694, 1860}, {91800, 951, 1861}, {23868, 546, 1114}, {6804, 148, 311}
        });
        assertThat(json.get("bpr").doubleValue()).isOne();
        assertThat(json.get("meanBestIou").doubleValue()).isCloseTo(0.76324179, within(1e-6));
    }

    /** keras-retinanet does not pad, torchvision rounds down. */
    @ParameterizedTest
    @ValueSource(strings = {"torchvision", "keras-retinanet", "detectron2", "paper"})
    void aShortSideIsRoundedAndPaddedAsThePresetDoes(String preset) {
        assertThat(json("samples/coco", "--preset", preset, "--resize", "800/1333")
                        .get("levels"))
                .isEqualTo(json("samples/coco", "--preset", preset).get("levels"));
    }

    @Test
    void thresholdsAndRulesAreTaken() {
        JsonNode strict = json("samples/coco", "--fg", "0.95", "--bg", "0.95", "--low-quality", "none");
        assertThat(strict.get("unmatched").intValue()).isPositive();
        assertThat(strict.get("bpr").doubleValue())
                .isCloseTo(1 - strict.get("unmatched").intValue() / 86.0, within(1e-12));
        assertThat(sum(strict.get("levels"), "ignored")).isZero();
        JsonNode kept = json("samples/coco", "--fg", "0.95", "--bg", "0.95", "--low-quality", "keep");
        assertThat(kept.get("unmatched").intValue() + kept.get("forcedOnly").intValue())
                .isEqualTo(strict.get("unmatched").intValue());
        assertThat(kept.get("bpr")).isEqualTo(strict.get("bpr"));
    }

    @ParameterizedTest
    @CsvSource({"coco,coco", "coco/annotations/instances.json,coco", "voc,voc", "yolo,yolo", "yolo/data.yaml,yolo"})
    void aFormatCanBeNamedOrRecognised(String path, String format) {
        JsonNode named = json("samples/" + path, "--format", format);
        assertThat(named.get("boxes").intValue()).isEqualTo(86);
        assertThat(json("samples/" + path, "--format", "auto").get("levels")).isEqualTo(named.get("levels"));
    }

    @Test
    void progressGoesToStandardError() {
        Shell shell = audit("samples/coco", "--json");
        assertThat(shell.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("audit \\d+%"))
                .last()
                .asString()
                .isEqualTo("audit 100%");
        Shell.object(shell.out());
    }

    @Test
    void printsTotalsForPeople() {
        Shell shell = audit("samples/coco", "--resize", "640x640");
        assertThat(shell.out())
                .contains("coco: 12 images, 86 boxes in 8 classes", "Best possible recall", "Mean best IoU");
        assertThat(shell.out().lines()).anyMatch(line -> line.matches("P3 +8 +691,200 .*"));
    }

    private Path coco(String json) throws IOException {
        return Files.writeString(folder.resolve("set.json"), json);
    }

    @Test
    void crowdRegionsAreCountedApart() throws IOException {
        JsonNode json = json(coco("""
                {"images": [{"id": 1, "file_name": "a.png", "width": 640, "height": 480}], "categories": [{"id": 1, "name": "café"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 100, 100], "iscrowd": 0},
                                 {"id": 2, "image_id": 1, "category_id": 1, "bbox": [200, 10, 300, 100], "iscrowd": 1}]}"""));
        assertThat(json.get("boxes").intValue()).isEqualTo(1);
        assertThat(json.get("crowd").intValue()).isEqualTo(1);
        assertThat(json.get("classes").toString()).isEqualTo("[{\"name\":\"café\",\"boxes\":1}]");
    }

    @Test
    void aDataSetWithoutImagesIsOrdinaryInput() throws IOException {
        JsonNode json = json(coco("{\"images\": [], \"annotations\": [], \"categories\": []}"));
        assertThat(json.get("images").intValue()).isZero();
        assertThat(json.get("bpr").doubleValue()).isZero();
    }

    @Test
    void problemsAreListedAndTheRestIsRead() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("labels"));
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("images/a.png").toFile());
        Path label = Files.writeString(folder.resolve("labels/a.txt"), "0 0.5 0.5 0.5 0.5\n0 0.5 oops 0.5 0.5\n");
        Files.writeString(folder.resolve("data.yaml"), "train: images\nnames: [cat]\n");
        JsonNode json = json(folder);
        assertThat(json.get("boxes").intValue()).isEqualTo(1);
        assertThat(json.get("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.fieldNames()).toIterable().containsExactly("file", "where", "what");
            assertThat(problem.get("file").textValue())
                    .endsWith(label.getFileName().toString());
            assertThat(problem.get("where").textValue()).isEqualTo("line 2");
            assertThat(problem.get("what").textValue()).contains("oops");
        });
        Shell text = audit(folder);
        assertThat(text.status()).isZero();
        assertThat(text.out().lines()).last().asString().startsWith(label.toRealPath() + ":2: ");
    }

    @Test
    void whereNothingCanBeReadTheLineSaysFileLineAndWhat() throws IOException {
        Files.createDirectories(folder.resolve("Annotations"));
        Files.writeString(folder.resolve("Annotations/a.xml"), "<annotation>\n<size>\n");
        Shell shell = audit(folder, "--json");
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err().lines().toList()).last().asString().containsPattern("a\\.xml:\\d+: ");
    }

    @Test
    void anImageTooLargeForTheNetworkIsNamed() throws IOException {
        Path set = coco(
                "{\"images\": [{\"id\": 1, \"file_name\": \"wide.png\", \"width\": 40000, \"height\": 10}], \"annotations\": []}");
        Shell shell = audit(set, "--resize", "none");
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.err().lines().toList())
                .last()
                .asString()
                .contains("wide.png: would be 10 x 40000 px", "32768");
        assertThat(audit(set).status()).isZero();
    }

    @Test
    void outWritesThePageAndTheTables() {
        Path out = folder.resolve("new/out");
        assertThat(audit("samples/voc", "--out", out.toString()).status()).isZero();
        assertThat(out)
                .isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/images.csv")
                .isDirectoryContaining("glob:**/boxes.csv");
    }

    @Test
    void savedSettingsTakeThePlaceOfThePresets() throws IOException {
        Path file = folder.resolve("mine.json");
        SettingsFile.write(file, new NamedSettings("mine", AssignSettings.of(Presets.named("tf-vision"))));
        JsonNode preset = json("samples/coco", "--preset", "tf-vision");
        assertThat(json("samples/coco", "--settings", file.toString()).get("levels"))
                .isEqualTo(preset.get("levels"));
        JsonNode changed = json("samples/coco", "--settings", file.toString(), "--fg", ".7", "--bg", ".6");
        assertThat(sum(changed.get("levels"), "positive")).isLessThan(sum(preset.get("levels"), "positive"));
        Shell missing =
                audit("samples/coco", "--settings", folder.resolve("none.json").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("none.json");
    }

    @Test
    void annotationsOnlyTrustsTheirSizes() throws IOException {
        Path set = coco(
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 100, \"height\": 50}], \"annotations\": []}");
        Files.writeString(set.resolveSibling("a.png"), "no picture");
        assertThat(json(set).get("problems")).hasSize(1);
        assertThat(json(set, "--annotations-only").get("problems")).isEmpty();
    }

    private static Path real(String name) {
        Path data =
                Path.of(System.getProperty("focallens.data", "../shared/data")).resolve(name);
        assumeTrue(Files.isDirectory(data), () -> data + " is not there");
        return data;
    }

    @Test
    void photographsInCoco() {
        JsonNode json = json(real("tiny_coco"));
        assertThat(json.get("images").intValue()).isEqualTo(38);
        assertThat(json.get("boxes").intValue() + json.get("crowd").intValue()).isEqualTo(424);
        assertThat(json.get("crowd").intValue()).isEqualTo(5);
        assertThat(json.get("classes")).hasSize(80);
        assertLevels(json, new int[][] {
            {4802400, 2774, 5003}, {1200600, 2814, 5423}, {300150, 2247, 4253}, {78156, 1430, 2514}, {22050, 449, 876}
        });
        assertThat(json.get("bpr").doubleValue()).isCloseTo(0.89260143, within(1e-8));
        assertThat(json.get("meanBestIou").doubleValue()).isCloseTo(0.69006141, within(1e-6));
    }

    @Test
    void bloodCellsInVocAndYolo() {
        JsonNode voc = json(real("bccd"));
        assertThat(voc.get("images").intValue()).isEqualTo(364);
        assertThat(voc.get("boxes").intValue()).isEqualTo(4886);
        assertThat(voc.get("problems")).hasSize(2);
        JsonNode yolo = json(real("bccd_yolo"), "--format", "yolo");
        assertThat(yolo.get("images").intValue()).isEqualTo(40);
        assertThat(yolo.get("boxes").intValue()).isEqualTo(784);
    }

    @Test
    void theVerdictComesFirstAndNamesTheOptionThatHelps() throws IOException {
        String image = "{\"id\": 1, \"width\": 1600, \"height\": 1600, \"file_name\": \"a.png\"}";
        String boxes = "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [100, 100, 24, 24]},"
                + "{\"id\": 2, \"image_id\": 1, \"category_id\": 1, \"bbox\": [400, 400, 300, 300]}";
        Path file = Files.writeString(
                folder.resolve("set.json"),
                "{\"images\": [" + image + "], \"annotations\": [" + boxes
                        + "], \"categories\": [{\"id\": 1, \"name\": \"cat\"}]}");
        String[] resized = {"--resize", "800/1333", "--low-quality", "none", "--annotations-only"};
        JsonNode verdict = json(file, resized).get("verdict");
        assertThat(verdict).hasSize(1);
        assertThat(verdict.get(0).get("text").textValue())
                .startsWith("1 of 2 boxes has no anchor: narrower than 13 px at the network's input.");
        String[] remedy = verdict.get(0).get("action").textValue().split(" ");
        assertThat(remedy).hasSize(2);
        assertThat(audit(file, resized).out())
                .startsWith(verdict.get(0).get("text").textValue());
        JsonNode tiled = json(file, "--tiles", "640/.2", "--low-quality", "none", "--annotations-only");
        assertThat(tiled.get("inputs").intValue()).isEqualTo(9);
        assertThat(tiled.get("unmatched").intValue()).isZero();
        assertThat(tiled.get("verdict").get(0).get("text").textValue()).startsWith("Your anchors reach every box");
    }

    @Test
    void levelsAndTilesThatAreNoneAreWrongUsage() {
        assertThat(audit("samples/coco", "--levels", "P9").status()).isEqualTo(2);
        assertThat(audit("samples/coco", "--tiles", "640").status()).isEqualTo(2);
        assertThat(audit("samples/coco", "--tiles", "640/.2", "--resize", "none")
                        .status())
                .isEqualTo(2);
        assertThat(json("samples/coco", "--levels", "P2,P3").get("levels")).hasSize(2);
    }
}
