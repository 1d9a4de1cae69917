package org.focallens.data.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.ReadOptions;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder holds is told by what its files hold, however its folders are called, and what is not read is said. */
class RecognitionTest {
    private static final String CAT = TestFolder.object("cat", "2", "2", "6", "6");
    private static final String BOX = "0 .035 .04375 .05 .0625\n";
    private static final String ANNOTATION = "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 5, 5]}";

    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temp);
    }

    private Dataset read(ReadOptions options) throws DatasetException {
        return Datasets.open(temp, options, () -> false, share -> {});
    }

    private static void hasOneBox(Dataset dataset, DatasetFormat format) {
        assertThat(TestFolder.messages(dataset)).isEmpty();
        assertThat(dataset.format()).isEqualTo(format);
        assertThat(dataset.images()).hasSize(1);
        assertThat(dataset.images().get(0).labels().boxes()).containsExactly(1, 1, 6, 6);
        assertThat(dataset.images().get(0).file()).isRegularFile();
    }

    @ParameterizedTest
    @CsvSource({
        "annotations/a.xml, images/a.png",
        "annots/a.xml, images/a.png",
        "annotations/xmls/a.xml, images/a.png",
        "labels/a.xml, images/a.png",
        "Annotations/day/a.xml, JPEGImages/day/a.png",
        "train/a.xml, train/a.png",
        "a.xml, a.png",
        "my_coco_set/Annotations/a.xml, my_coco_set/photos/a.png",
    })
    void vocInAnyFolder(String labels, String picture) throws IOException {
        folder.png(picture, 100, 80);
        folder.voc(labels, "a.png", CAT);
        hasOneBox(Datasets.open(temp), DatasetFormat.VOC);
    }

    @ParameterizedTest
    @CsvSource({
        "Labels/a.txt, Images/a.png",
        "train/labels/a.txt, train/images/a.png",
        "day/a.txt, day/a.png",
        "a.txt, a.png",
        "labels/a.TXT, images/a.png",
        "labels/a.png.txt, images/a.png",
        "labels/a%20b.txt, images/a b.png",
        "boxes/a.txt, pictures/a.png",
        "coco/voc/a.txt, coco/voc/a.PNG",
    })
    void yoloWithoutItsYamlInAnyFolder(String labels, String picture) throws IOException {
        folder.png(picture, 100, 80);
        folder.text(labels, BOX);
        hasOneBox(Datasets.open(temp), DatasetFormat.YOLO);
    }

    @ParameterizedTest
    @CsvSource({
        "Annotations/x.json, Images/a.png",
        "labels.json, data/a.png",
        "valid/_annotations.coco.json, valid/a.png",
        "yolo/labels/x.json, yolo/a.png",
    })
    void cocoInAnyFolder(String labels, String picture) throws IOException {
        folder.png(picture, 100, 80);
        folder.coco(labels, ANNOTATION);
        hasOneBox(Datasets.open(temp), DatasetFormat.COCO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes.txt", "obj.names", "labels/classes.names", "labels/_darknet.labels"})
    void classNamesBesideYolosLabels(String names) throws IOException {
        folder.png("images/a.png", 100, 80);
        folder.text("labels/a.txt", "1 .5 .5 .1 .1\n");
        folder.text(names, "bolt\nnut\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.categories()).containsExactly("bolt", "nut");
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void darknetsDataFileNamesListAndClasses() throws IOException {
        folder.text("obj.data", "classes = 2\ntrain = data/train.txt\nnames = data/obj.names\nbackup = backup/\n");
        folder.text("obj.names", "bolt\nnut\n");
        folder.text("train.txt", "data/obj_train_data/a.png\n");
        folder.png("obj_train_data/a.png", 100, 80);
        folder.text("obj_train_data/a.txt", "1 .5 .5 .1 .1\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.categories()).containsExactly("bolt", "nut");
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(dataset.splits()).containsExactly("train");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"categories\": [{\"id\": 0, \"name\": \"bolt\"}], \"info\": {}}",
                "{\"images\": true}",
                "[{\"image_id\": 1, \"score\": .5}]",
                "{}",
            })
    void anotherJsonFileHidesNoSet(String json) throws IOException {
        folder.png("images/a.png", 100, 80);
        folder.text("labels/a.txt", BOX);
        folder.text("notes.json", json);
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.format()).isEqualTo(DatasetFormat.YOLO);
        assertThat(dataset.boxCount()).isEqualTo(1);
    }

    @Test
    void aBrokenJsonFileIsSaidAndHidesNoSet() throws IOException {
        folder.png("images/a.png", 100, 80);
        folder.text("labels/a.txt", BOX);
        folder.text("broken.json", "{\"images\": [");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(temp.resolve("broken.json"));
            assertThat(problem.what()).contains("was not read", "not readable JSON");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"__MACOSX", ".git", ".ipynb_checkpoints"})
    void whatSystemsLeaveBehindIsNoPartOfASet(String stray) throws IOException {
        folder.png("mine/images/a.png", 100, 80);
        folder.text("mine/labels/a.txt", BOX);
        folder.text(stray + "/mine/images/._a.png", "x");
        folder.coco(stray + "/b.json", ANNOTATION);
        folder.text("mine/images/._a.png", "x");
        folder.text("mine/labels/._a.txt", "Mac OS X");
        hasOneBox(Datasets.open(temp), DatasetFormat.YOLO);
    }

    @Test
    void labelsThatNobodyReadsAreSaid() throws IOException {
        folder.png("images/a.png", 100, 80);
        folder.text("annotations/a.xml", "<boxes/>");
        folder.text("annotations/b.xml", "<boxes/>");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.format()).isEqualTo(DatasetFormat.IMAGES);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(temp.resolve("annotations"));
            assertThat(problem.what()).contains("2 .xml files", "were not read");
        });
    }

    @Test
    void ofTwoSetsTheOtherIsSaidAndCanBeChosen() throws IOException {
        folder.png("shapes/images/a.png", 100, 80);
        Path json = folder.coco("shapes/annotations/x.json", ANNOTATION);
        folder.png("detection/images/b.png", 100, 80);
        folder.text("detection/labels/b.txt", BOX + BOX.replace("0 ", "1 "));
        Path yaml = folder.text("detection/data.yaml", "path: .\ntrain: images\nnames: [cat, dog]\n");
        Dataset first = read(ReadOptions.DEFAULT);
        assertThat(first.format()).isEqualTo(DatasetFormat.COCO);
        assertThat(first.leftOut().otherSets()).singleElement().asString().contains("YOLO", "data.yaml");
        assertThat(TestFolder.messages(first)).singleElement().asString().contains("also holds", "yolo");
        Dataset second = read(ReadOptions.DEFAULT.withFormat(DatasetFormat.YOLO));
        assertThat(second.boxCount()).isEqualTo(2);
        assertThat(second.problems()).isEmpty();
        assertThat(read(ReadOptions.DEFAULT.withLabels(yaml)).boxCount()).isEqualTo(2);
        assertThat(read(ReadOptions.DEFAULT.withLabels(json)).boxCount()).isEqualTo(1);
    }

    @Test
    void splitsAreChosenByName() throws IOException {
        for (String split : List.of("train", "valid", "test")) {
            folder.png(split + "/" + split + ".png", 100, 80);
            folder.voc(split + "/" + split + ".xml", split + ".png", CAT);
        }
        assertThat(Datasets.open(temp).splits()).containsExactly("test", "train", "val");
        for (String asked : List.of("valid", "val", "VAL")) {
            assertThat(read(ReadOptions.DEFAULT.withSplit(asked)).images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.file()).hasFileName("valid.png"));
        }
        assertThatThrownBy(() -> read(ReadOptions.DEFAULT.withSplit("holdout")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holdout")
                .hasMessageContaining("it has test, train, val");
    }

    @Test
    void vocsListsAreItsSplits() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            folder.png("JPEGImages/" + name + ".png", 100, 80);
            folder.voc("Annotations/" + name + ".xml", name + ".png", CAT);
        }
        folder.text("ImageSets/Main/train.txt", "a\n");
        folder.text("ImageSets/Main/trainval.txt", "a\nb\n");
        assertThat(Datasets.open(temp).images())
                .extracting(LabelledImage::split)
                .containsExactly("train", "trainval", "");
    }

    @Test
    void aLinkThatLeadsBackIsCutAndSaid() throws IOException {
        folder.png("pictures/a.png", 100, 80);
        folder.text("labels/a.txt", BOX);
        folder.text("data.yaml", "train: images\nnames: [cat]\n");
        Files.createSymbolicLink(temp.resolve("images"), Path.of("pictures"));
        hasOneBox(Datasets.open(temp), DatasetFormat.YOLO);
        Files.createSymbolicLink(temp.resolve("labels/up"), Path.of(".."));
        Dataset looped = Datasets.open(temp);
        assertThat(looped.boxCount()).isEqualTo(1);
        assertThat(TestFolder.messages(looped)).singleElement().asString().contains("a link to a folder it lies in");
    }

    @Test
    void aZipFileOpensAsTheFolderInIt() throws IOException {
        Path zip = temp.resolve("set.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "set/train/images/a.png", TestFolder.png(100, 80));
            entry(out, "set/train/labels/a.txt", BOX.getBytes(StandardCharsets.UTF_8));
            entry(out, "set/data.yaml", "train: ../train/images\nnames: [cat]\n".getBytes(StandardCharsets.UTF_8));
            entry(out, "__MACOSX/set/._data.yaml", new byte[10]);
        }
        hasOneBox(Datasets.open(zip), DatasetFormat.YOLO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.txt", "/etc/passwd"})
    void aZipFileThatLeadsOutOfItselfWritesNothing(String name) throws IOException {
        Path zip = temp.resolve("set.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, name, BOX.getBytes(StandardCharsets.UTF_8));
            entry(out, "a.png", TestFolder.png(100, 80));
        }
        try {
            assertThat(Datasets.open(zip).images()).hasSize(1);
        } catch (DatasetException e) {
            assertThat(e).hasMessageContaining("unpack it");
        }
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(zip);
        }
    }

    /** 80 MB of blanks in one file, or in twenty. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aZipFileThatUnpacksToFarMoreThanADataSetIsRefused(int files) throws IOException {
        Path zip = temp.resolve("bomb.zip");
        byte[] blanks = new byte[(80 << 20) / files];
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < files; i++) {
                out.putNextEntry(new ZipEntry("instances_" + i + ".json"));
                out.write(blanks);
            }
        }
        assertThatThrownBy(() -> Datasets.open(zip))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("bomb.zip")
                .hasMessageContaining(files == 1 ? "instances_0.json" : "83886080 bytes")
                .hasMessageContaining("200 times");
    }

    @Test
    void whatIsNoZipFileSaysWhatToDo() throws IOException {
        Path zip = folder.text("set.zip", "no zip");
        assertThatThrownBy(() -> Datasets.open(zip))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("set.zip")
                .hasMessageContaining("unpack it");
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(content);
        out.closeEntry();
    }
}
