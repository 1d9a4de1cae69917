package org.focallens.data.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.LeftOut;
import org.focallens.data.Problem;
import org.focallens.data.TestFolder;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoResultsTest {
    private static final Dataset COCO = new Dataset(
            "set",
            Path.of("/set"),
            DatasetFormat.COCO,
            List.of("cat", "dog"),
            List.of(image("images/000042.jpg", OptionalLong.of(42)), image("images/b.jpg", OptionalLong.of(7))),
            List.of(),
            Map.of("3", 0, "9", 1),
            LeftOut.NOTHING);

    @TempDir
    private Path temp;

    private static LabelledImage image(String name, OptionalLong id) {
        return new LabelledImage(Path.of("/set").resolve(name), 100, 80, Labels.NONE, id);
    }

    private static DetectorOutput read(Dataset dataset, String json) throws IOException {
        return PredictionFiles.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                Path.of("r.json"),
                dataset,
                () -> false);
    }

    private static String record(String image, String category) {
        return "{\"image_id\": " + image + ", \"category_id\": " + category
                + ", \"bbox\": [1, 2, 10, 20], \"score\": 0.5}";
    }

    private static List<String> problems(DetectorOutput table) {
        return table.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void recordsStandByImageAndWithinItInTheirOrder() throws IOException {
        DetectorOutput table = read(COCO, """
            [{"score": 0.25, "bbox": [1.5, 2, 10, 20], "category_id": 9, "image_id": 7, "extra": [{"a": []}]},
             {"image_id": 42, "category_id": 3, "bbox": [0, 0, 4, 4], "score": 1},
             {"image_id": 7, "category_id": 3, "bbox": [0, 0, 3, 5], "score": 2e-3}]""");
        assertThat(table.problems()).isEmpty();
        assertThat(table.count()).isEqualTo(3);
        assertThat(table.end(0)).isEqualTo(1);
        assertThat(table.boxes(1)).containsExactly(1.5f, 2, 11.5f, 22, 0, 0, 3, 5);
        assertThat(table.categories(1)).containsExactly(1, 0);
        assertThat(table.scores(1)).containsExactly(.25, .002);
        assertThat(table.areas(1)).containsExactly(200, 15);
        assertThat(table.record(0)).isEqualTo(2);
        assertThat(table.record(2)).isEqualTo(3);
    }

    /** By id as number and as text, by file, by its name without extension, and by the number in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "42|0",
                "\"42\"|0",
                "42.0|0",
                "\"000042\"|0",
                "\"000042.jpg\"|0",
                "\"images/000042.jpg\"|0",
                "\"C:\\\\data\\\\b.jpg\"|1",
                "\"b\"|1"
            })
    void imagesAreNamedInManyWays(String id, int image) throws IOException {
        DetectorOutput table = read(COCO, "[" + record(id, "3") + "]");
        assertThat(table.problems()).isEmpty();
        assertThat(table.end(image) - table.first(image)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"9|1", "\"9\"|1", "9.0|1", "\"dog\"|1", "\"cat\"|0"})
    void categoriesAreNamedByIdOrName(String id, int category) throws IOException {
        DetectorOutput table = read(COCO, "[" + record("7", id) + "]");
        assertThat(table.problems()).isEmpty();
        assertThat(table.category(0)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"image_id\": 5|image_id 5 is not an image",
                "\"image_id\": null|image_id must be a number or a text but is null",
                "\"category_id\": 1|category_id 1 is not a category",
                "\"category_id\": [3]|category_id must be a number or a text but is a list",
                "\"score\": NaN|score must be a finite number but is NaN",
                "\"score\": 1e999|score must be a finite number",
                "\"score\": \"high\"|score must be a finite number but is the text \"high\"",
                "\"bbox\": [1, 2, 3]|bbox must hold 4 finite numbers but holds 3",
                "\"bbox\": [1, 2, 3, 1e39]|bbox must hold 4 finite numbers",
                "\"bbox\": [3e38, 2, 3e38, 1]|too large",
                "\"bbox\": [1, 2, {\"x\": [1]}, 3]|bbox must hold 4 finite numbers",
                "\"bbox\": [1, 2, -3, 4]|negative size",
                "\"bbox\": null|has no bbox",
                "\"segmentation\": [[1, 2, 3, 4]], \"bbox\": []|no run-length encoded mask",
            })
    void aBadRecordIsLeftOutAndSaidWithItsNumber(String field, String what) throws IOException {
        String good = record("7", "3");
        String key = field.substring(0, field.indexOf(':'));
        String others =
                List.of("\"image_id\": 7", "\"category_id\": 3", "\"bbox\": [1, 2, 3, 4]", "\"score\": 0.5").stream()
                        .filter(other -> !other.startsWith(key) && !field.contains(other.substring(0, 6)))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow();
        DetectorOutput table = read(COCO, "[" + good + ", {" + others + ", " + field + "}, " + good + "]");
        assertThat(table.count()).isEqualTo(2);
        assertThat(problems(table))
                .hasSize(1)
                .first()
                .asString()
                .contains("record 2: ")
                .contains(what);
    }

    @Test
    void whatHasNoScoreOrIsNoObjectIsSaid() throws IOException {
        DetectorOutput table = read(
                COCO,
                "[3, {\"image_id\": 7, \"category_id\": 3, \"bbox\": [1, 2, 3, 4]}, {}, [" + record("7", "3") + "]]");
        assertThat(table.count()).isZero();
        assertThat(problems(table))
                .containsExactly(
                        "r.json: record 1: must be an object but is 3: left out",
                        "r.json: record 2: has no score, as annotations have none: left out; predictions need one",
                        "r.json: record 3: has no image_id: left out",
                        "r.json: record 4: must be an object but is a list: left out");
    }

    @Test
    void aBoxWithoutAreaStaysAsCocoCountsIt() throws IOException {
        DetectorOutput table =
                read(COCO, "[{\"image_id\": 7, \"category_id\": 3, \"bbox\": [1, 2, 0, 4], \"score\": 1}]");
        assertThat(table.count()).isEqualTo(1);
        assertThat(problems(table)).hasSize(1).first().asString().contains("no area");
    }

    /** 4 rows, 5 columns; the mask is rows 1..2 of column 1 and row 0 of column 3. "52K1" writes 5, 2, ... in pycocotools' letters. */
    @Test
    void aMaskGivesItsBox() throws IOException {
        String mask =
                "[{\"image_id\": 7, \"category_id\": 3, \"score\": 1, \"segmentation\": {\"size\": [4, 5], \"counts\": %s}}]";
        DetectorOutput runs = read(COCO, mask.formatted("[5, 2, 5, 1, 7]"));
        assertThat(runs.box(0)).containsExactly(1, 0, 4, 3);
        assertThat(runs.areas(1)).containsExactly(3);
        assertThat(problems(runs)).hasSize(1).first().asString().contains("1 record holds a mask and no bbox");
        // from the fourth on each is a difference to the one but last: 1 - 2 = -1, 7 - 5 = 2; a letter is 48 + six bits
        DetectorOutput letters = read(COCO, mask.formatted("\"525O2\""));
        assertThat(letters.box(0)).containsExactly(1, 0, 4, 3);
        DetectorOutput broken = read(COCO, mask.formatted("\"52~\""));
        assertThat(broken.count()).isZero();
        assertThat(read(COCO, mask.formatted("[5, 200]")).count()).isZero();
    }

    @Test
    void aListWithinAnObjectIsFound() throws IOException {
        DetectorOutput table =
                read(COCO, "{\"info\": {\"annotations\": []}, \"annotations\": [" + record("7", "3") + "]}");
        assertThat(table.count()).isEqualTo(1);
        assertThatThrownBy(() -> read(COCO, "{\"images\": []}"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no list of predictions");
    }

    @Test
    void aFileThatBreaksOffGivesWhatWasRead() throws IOException {
        DetectorOutput table = read(COCO, "[" + record("7", "3") + ",\n{\"image_id\": 7, ");
        assertThat(table.count()).isEqualTo(1);
        assertThat(problems(table)).hasSize(1).first().asString().contains("r.json:2: the JSON breaks off");
        assertThat(read(COCO, "[" + record("7", "3") + ", {\"x\": " + "[".repeat(5000))
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> read(COCO, "root:x")).hasMessageContaining("not readable JSON");
        assertThatThrownBy(() -> read(COCO, " ")).hasMessageContaining("is empty");
    }

    @Test
    void aNumberOfAThousandDigitsIsANumber() throws IOException {
        DetectorOutput table = read(
                COCO,
                "[{\"image_id\": 7, \"category_id\": 3, \"bbox\": [1, 2, 3, 4." + "0".repeat(5000)
                        + "1], \"score\": 0.5}]");
        assertThat(table.box(0)).containsExactly(1, 2, 4, 6);
    }

    @Test
    void numbersOfCategoriesStartAtZeroOrOne() throws IOException {
        Dataset numbered =
                new Dataset("set", COCO.root(), DatasetFormat.YOLO, COCO.categories(), COCO.images(), List.of());
        DetectorOutput fromZero = read(numbered, "[" + record("7", "0") + "," + record("7", "1") + "]");
        assertThat(fromZero.problems()).isEmpty();
        assertThat(fromZero.categories(1)).containsExactly(0, 1);
        DetectorOutput fromOne = read(numbered, "[" + record("7", "2") + "," + record("7", "1") + "]");
        assertThat(fromOne.categories(1)).containsExactly(1, 0);
        assertThat(problems(fromOne)).containsExactly("r.json: categories are numbered 1 to 2: 1 is taken for \"cat\"");
        DetectorOutput mixed = read(numbered, "[" + record("7", "2") + "," + record("7", "0") + "]");
        assertThat(mixed.categories(1)).containsExactly(0);
        assertThat(problems(mixed))
                .containsExactly("r.json: record 1: category_id 2 is not a category of the data set: left out");
    }

    @Test
    void anIdOfSeveralImagesStandsForNone() throws IOException {
        Dataset twice = new Dataset(
                "set",
                COCO.root(),
                DatasetFormat.COCO,
                COCO.categories(),
                List.of(image("train/a.jpg", OptionalLong.of(1)), image("val/b.jpg", OptionalLong.of(1))),
                List.of());
        DetectorOutput table = read(twice, "[" + record("1", "0") + "]");
        assertThat(table.count()).isZero();
        assertThat(problems(table)).hasSize(1).first().asString().contains("matches several images");
    }

    /** Read from the annotations, where ids may be texts, numbers as texts, or longer than 64 bits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"left/7\"|\"left/7\"",
                "\"0017\"|17",
                "17|\"0017\"",
                "123456789012345678901234567890|\"123456789012345678901234567890\"",
            })
    void idsOfAnyKindAreFoundAgain(String truth, String result) throws IOException {
        TestFolder files = new TestFolder(temp);
        files.png("x.png", 100, 80);
        Path json = files.text("a.json", """
            {"images": [{"id": %s, "file_name": "x.png", "width": 100, "height": 80}],
             "categories": [{"id": "c-9", "name": "owl"}],
             "annotations": [{"id": 1, "image_id": %s, "category_id": "c-9", "bbox": [1, 2, 10, 20]}]}""".formatted(truth, truth));
        DetectorOutput table = read(Datasets.open(json), "[" + record(result, "\"c-9\"") + "]");
        assertThat(table.problems()).isEmpty();
        assertThat(table.count()).isEqualTo(1);
    }

    @Test
    void readingIsCancelled() {
        assertThatThrownBy(() -> PredictionFiles.read(new ByteArrayInputStream(new byte[10]), temp, COCO, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
