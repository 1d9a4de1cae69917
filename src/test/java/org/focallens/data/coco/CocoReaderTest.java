package org.focallens.data.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.LabelledImage;
import org.focallens.data.ReadOptions;
import org.focallens.data.TestFolder;
import org.focallens.data.open.Datasets;
import org.focallens.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class CocoReaderTest {
    private static final String BOX =
            "{\"id\": %d, \"image_id\": 1, \"category_id\": %d, \"bbox\": %s, \"iscrowd\": %d}";

    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void image() throws IOException {
        folder = new TestFolder(temp);
        folder.png("a.png", 100, 80);
    }

    @Test
    void cornersCategoriesInAscendingIdAndCrowd() throws IOException {
        Path json = folder.coco(
                "a.json",
                Texts.format(BOX, 1, 7, "[10, 20, 30.5, 40]", 0),
                Texts.format(BOX, 2, 3, "[0, 0, 100, 80]", 1));
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.categories()).containsExactly("cat", "dog");
        LabelledImage image = dataset.images().get(0);
        assertThat(image.file()).isEqualTo(temp.resolve("a.png"));
        assertThat(image.id()).hasValue(1);
        assertThat(image.labels().boxes()).containsExactly(10, 20, 40.5f, 60, 0, 0, 100, 80);
        assertThat(image.labels().categories()).containsExactly(1, 0);
        assertThat(image.labels().crowd(0)).isFalse();
        assertThat(image.labels().crowd(1)).isTrue();
    }

    @Test
    void sectionsInAnyOrderAndPolygonsSkipped() throws IOException {
        Path json = folder.text("a.json", """
            {"annotations": [{"segmentation": {"counts": [1, 2, {"x": []}], "size": [80, 100]},
              "bbox": [1, 2, 3, 4], "category_id": 5, "image_id": 9, "extra": null}],
             "info": {"annotations": [1]}, "categories": [{"supercategory": "x", "name": "owl", "id": 5}],
             "images": [{"height": 80, "width": 100, "file_name": "a.png", "id": 9}]}""");
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.images().get(0).labels().boxes()).containsExactly(1, 2, 4, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[10, 10, -5, 8]|negative width",
                "[10, 10, 0, 8]|no area",
                "[10, 10, 5]|holds 3",
                "[10, 10, 5, 6, 7]|holds 5",
                "[NaN, 1, 2, 3]|not finite",
                "[1, 1, 1e400, 3]|not finite",
                "[1, 1, \"two\", 3]|the text \"two\"",
                "[200, 1, 5, 5]|outside the image of 100x80",
                "{}|an object",
                "null|null",
                "\"x\"|the text \"x\""
            })
    void badBoxesAreLeftOutAndReported(String bbox, String what) throws IOException {
        Dataset dataset = Datasets.open(
                folder.coco("a.json", Texts.format(BOX, 5, 3, bbox, 0), Texts.format(BOX, 6, 3, "[1, 1, 2, 2]", 0)));
        assertThat(dataset.images().get(0).labels().count()).isEqualTo(1);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where())
                    .isEqualTo(what.startsWith("holds") ? "annotation id 5, line 3" : problem.where())
                    .startsWith("annotation id 5");
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void aBoxOverTheBorderIsKeptAndReportedAboveOnePixel() throws IOException {
        Dataset dataset = Datasets.open(folder.coco(
                "a.json",
                Texts.format(BOX, 5, 3, "[90, 70, 11, 10.9]", 0),
                Texts.format(BOX, 6, 3, "[90, 70, 15.5, 5]", 0)));
        assertThat(dataset.images().get(0).labels().boxes()).containsExactly(90, 70, 101, 80.9f, 90, 70, 105.5f, 75);
        assertThat(dataset.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("annotation id 6")
                        .contains("5.5 px over"));
    }

    @Test
    void unknownImageCategoryAndDuplicatesAreReported() throws IOException {
        Path json = folder.text("a.json", """
            {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 80},
               {"id": 1, "file_name": "b.png"}, {"file_name": "c.png"}, {"id": 4}, 17],
             "categories": [{"id": 3, "name": "cat"}, {"id": 3, "name": "dog"}, {"name": "x"}],
             "annotations": [{"id": 1, "image_id": 99, "category_id": 3, "bbox": [1, 1, 2, 2]},
               {"id": 2, "image_id": 1, "category_id": 42, "bbox": [1, 1, 2, 2]},
               {"id": 3, "image_id": "one", "category_id": 3, "bbox": [1, 1, 2, 2]},
               {"id": 4, "image_id": 1, "category_id": 3},
               {"image_id": 1, "category_id": 3, "bbox": [1, 1, 2, 2]},
               {"id": 6, "image_id": 4, "category_id": 3, "bbox": [1, 1, 2, 2]},
               {"id": 99999999999999999999, "image_id": 1, "category_id": 3, "bbox": [1, 1, 2, 2]}]}""");
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.images()).hasSize(1);
        assertThat(dataset.images().get(0).labels().count()).isEqualTo(2);
        assertThat(String.join("\n", TestFolder.messages(dataset)))
                .contains(
                        "image_id 99",
                        "category_id 42",
                        "image_id one is not in",
                        "has no bbox",
                        "image id 1 is used again, by \"b.png\"",
                        "\"c.png\" has no id",
                        "image id 4, line 2: the image has no file_name",
                        "but is 17",
                        "category id 3 is used again",
                        "99999999999999999999");
        assertThat(dataset.problems()).hasSize(11);
    }

    @Test
    void aCutFileGivesWhatWasReadAndThePlace() throws IOException {
        Path json = folder.coco(
                "a.json", Texts.format(BOX, 5, 3, "[1, 1, 2, 2]", 0), Texts.format(BOX, 6, 3, "[1, 1, 2, 2]", 0));
        String text = Files.readString(json);
        folder.text("a.json", text.substring(0, text.indexOf("\"id\": 6")));
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.images().get(0).labels().count()).isEqualTo(1);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("line 4");
            assertThat(problem.what()).contains("breaks off", "1 images and 1 boxes");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void unicodeEncodingsAreReadAsTheyAre(String charset) throws IOException {
        String text =
                "\ufeff{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"categories\": [{\"id\": 1, \"name\": \"g\u00e9nie\"}]}";
        Dataset dataset = Datasets.open(folder.bytes("a.json", text.getBytes(Charset.forName(charset))));
        assertThat(dataset.categories()).containsExactly("g\u00e9nie");
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.images().get(0).width()).as("from the header").isEqualTo(100);
    }

    @Test
    void latin1IsReadAndReported() throws IOException {
        String text =
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"categories\": [{\"id\": 1, \"name\": \"g\u00e9nie\"}]}";
        Dataset dataset = Datasets.open(folder.bytes("a.json", text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(dataset.categories()).containsExactly("g\u00e9nie");
        assertThat(dataset.images()).hasSize(1);
        assertThat(TestFolder.messages(dataset)).singleElement().asString().contains("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "[]|holds a list",
                "hello|not readable JSON",
                "{\"images\"|not readable JSON",
                "{}|has no \"images\""
            })
    void aFileThatIsNoCocoFails(String text, String reason) throws IOException {
        Path json = folder.text("a.json", text);
        assertThatThrownBy(() -> Datasets.open(json))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.json")
                .hasMessageContaining(reason);
    }

    @Test
    void anEmptySetIsOrdinary() throws IOException {
        Dataset dataset =
                Datasets.open(folder.text("a.json", "{\"images\": [], \"annotations\": [], \"categories\": []}"));
        assertThat(dataset.images()).isEmpty();
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void everySplitFindsItsOwnImageFolderAndCategoriesMergeByName() throws IOException {
        String json =
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"categories\": [{\"id\": %d, \"name\": \"%s\"}], "
                        + "\"annotations\": [{\"image_id\": 1, \"category_id\": %d, \"bbox\": [1, 1, 5, 5]}]}";
        folder.text("annotations/instances_train2017.json", Texts.format(json, 4, "cat", 4));
        folder.text("annotations/instances_val2017.json", Texts.format(json, 9, "dog", 9));
        folder.text("annotations/captions_val2017.json", Texts.format(json, 9, "caption", 9));
        folder.png("images/train2017/a.png", 30, 20);
        folder.png("images/val2017/a.png", 50, 40);
        Dataset dataset = Datasets.open(temp);
        assertThat(TestFolder.messages(dataset))
                .singleElement()
                .asString()
                .contains("1 file name stands in instances_train2017.json too", "a.png");
        assertThat(dataset.splits()).containsExactly("train", "val");
        assertThat(dataset.categories()).containsExactly("cat", "dog");
        assertThat(dataset.images())
                .extracting(LabelledImage::file)
                .containsExactly(temp.resolve("images/train2017/a.png"), temp.resolve("images/val2017/a.png"));
        assertThat(dataset.images()).extracting(LabelledImage::width).containsExactly(30, 50);
        assertThat(dataset.images().get(1).labels().categories()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret.png", "/etc/passwd", "x/../../secret.png", "..\\\\secret.png", "C:\\\\secret.png"})
    void aNameThatLeavesTheFolderOpensNothingOutside(String name) throws IOException {
        folder.png("secret.png", 60, 50);
        TestFolder inside = new TestFolder(temp.resolve("set"));
        inside.png("a.png", 100, 80);
        Path json = inside.text(
                "a.json",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}, {\"id\": 2, \"file_name\": \"" + name
                        + "\"}], \"annotations\": "
                        + "[{\"image_id\": 2, \"category_id\": 1, \"bbox\": [1, 1, 5, 5]}], \"categories\": [{\"id\": 1, \"name\": \"x\"}]}");
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.images())
                .allSatisfy(image ->
                        assertThat(image.file().startsWith(inside.path())).isTrue());
        assertThat(dataset.images().get(1).width()).isZero();
        assertThat(dataset.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.what()).contains(name.replace("\\\\", "\\"), "does not exist"));
    }

    @Test
    void theHeadersSizeWinsAndIsAskedForOnlyOnRequest() throws IOException {
        Path json = folder.text(
                "a.json",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 90, \"height\": 80}], \"annotations\": [], \"categories\": []}");
        Dataset asked = Datasets.open(json);
        assertThat(asked.images().get(0).width()).isEqualTo(100);
        assertThat(TestFolder.messages(asked)).singleElement().asString().contains("90x80", "100x80");
        Dataset trusted = Datasets.open(json, ReadOptions.DEFAULT.withoutHeaders(), () -> false, share -> {});
        assertThat(trusted.images().get(0).width()).isEqualTo(90);
        assertThat(trusted.problems()).isEmpty();
    }

    @Test
    void annotationsAloneAreReadWithOneProblem() throws IOException {
        Files.delete(temp.resolve("a.png"));
        Path json = folder.coco("b/a.json", Texts.format(BOX, 1, 3, "[1, 1, 5, 5]", 0));
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(TestFolder.messages(dataset))
                .singleElement()
                .asString()
                .contains("none of the images was found", "a.png");
    }

    @Test
    void progressRisesToOneAndCancellingStops() throws IOException {
        String[] annotations = new String[20_000];
        for (int i = 0; i < annotations.length; i++) {
            annotations[i] = Texts.format(BOX, i, 3, "[1, 1, 2, 2]", 0);
        }
        Path json = folder.coco("a.json", annotations);
        List<Double> shares = new ArrayList<>();
        Datasets.open(json, ReadOptions.DEFAULT, () -> false, shares::add);
        assertThat(shares).isSorted().endsWith(1.0).hasSizeGreaterThan(20);
        assertThatThrownBy(() -> Datasets.open(json, ReadOptions.DEFAULT, () -> true, share -> {}))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theAreaOfTheOutlineAndTheIdsOfTheCategoriesAreKept() throws IOException {
        Path json = folder.text("a.json", """
            {"annotations": [{"area": 7.5, "bbox": [1, 2, 3, 4], "category_id": 5, "image_id": 9},
              {"area": "large", "bbox": [1, 2, 3, 4], "category_id": 90, "image_id": 9}],
             "categories": [{"name": "owl", "id": 5}, {"name": "cat", "id": 90}],
             "images": [{"height": 80, "width": 100, "file_name": "a.png", "id": 9}]}""");
        Dataset dataset = Datasets.open(json);
        assertThat(dataset.images().get(0).labels().area(0)).isEqualTo(7.5);
        assertThat(dataset.images().get(0).labels().area(1)).isEqualTo(12);
        assertThat(dataset.images().get(0).labels().scaled(2, 3).area(0)).isEqualTo(45);
        assertThat(dataset.categoryIds()).containsOnly(Map.entry("5", 0), Map.entry("90", 1));
    }

    @Test
    void anIdThatTwoFilesGiveToDifferentCategoriesStandsForNone() throws IOException {
        for (String name : List.of("owl", "cat")) {
            folder.text("annotations/" + name + ".json", Texts.format("""
                {"annotations": [], "images": [], "categories": [{"name": "%s", "id": 1}, {"name": "dog", "id": 2}]}
                """, name));
        }
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.categories()).containsExactly("cat", "dog", "owl");
        assertThat(dataset.categoryIds()).containsOnly(Map.entry("2", 1));
    }
}
