package org.focallens.data.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.TestFolder;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class YoloReaderTest {
    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void image() throws IOException {
        folder = new TestFolder(temp);
        folder.png("images/train/a.png", 100, 80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path: .\ntrain: images/train\nval: images/val\nnames: [cat, dog]\nnc: 2\n",
                "train: [images/train, images/val]\nnames:\n  0: cat\n  1: dog\n",
                "train: list.txt\nnames: {0: cat, 1: dog}\n",
                "train: ../images\nnames: [cat, dog]\ntest:\n"
            })
    void everyWayToNameImagesAndClasses(String yaml) throws IOException {
        folder.text("data.yaml", yaml);
        folder.png("images/val/b.png", 10, 10);
        folder.text("list.txt", "./images/train/a.png\nimages/val/b.png\n\n");
        folder.text("labels/train/a.txt", "1 0.5 0.5 0.2 0.5\n\n0 0.1 0.1 0.3 0.1 0.2 0.4\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.format()).isEqualTo(DatasetFormat.YOLO);
        assertThat(dataset.categories()).containsExactly("cat", "dog");
        assertThat(dataset.images()).hasSize(2);
        Labels labels = dataset.images().get(0).labels();
        assertThat(labels.box(0)).containsExactly(40, 20, 60, 60);
        assertThat(labels.box(1)).as("box around the polygon").containsExactly(10, 8, 30, 32);
        assertThat(labels.categories()).containsExactly(1, 0);
        assertThat(dataset.images().get(1).labels())
                .as("no label file means no object")
                .isEqualTo(Labels.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 .5 .5 .1|holds 4", "0 .5 .5 .1 .1 .9|detections", "0 .5 .5 .1 .1 .2 .3 .4|holds 8",
                        "2 .5 .5 .1 .1|class is 2 but classes go from 0 to 1", "-1 .5 .5 .1 .1|class is -1",
                "cat .5 .5 .1 .1|\"cat\"", "0.5 .5 .5 .1 .1|\"0.5\"",
                        "0 .5 x .1 .1|value 3 must be a finite number but is \"x\"", "0 .5 nan .1 .1|\"nan\"",
                        "0 320 240 50 60|looks like pixels",
                "0 .5 .5 1.5 .1|one is 1.5", "0 .5 .5 0 .1|no area", "0 .5 .5 -.1 .1|one is -0.1"
            })
    void badLinesAreLeftOutAndReported(String line, String what) throws IOException {
        folder.text("data.yaml", "train: images/train\nnames: [cat, dog]\n");
        folder.text("labels/train/a.txt", "0 .5 .5 .1 .1\n" + line + "\n1 .5 .5 .1 .1\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.boxCount()).isEqualTo(2);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString()).startsWith(temp.resolve("labels/train/a.txt") + ":2: ");
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void onlyTheLastFolderCalledImagesHasATwin() throws IOException {
        folder.text("data.yaml", "train: images/old/images\nnames: [cat]\n");
        folder.png("images/old/images/b.png", 10, 10);
        folder.text("images/old/labels/b.txt", "0 .5 .5 .2 .2\n");
        assertThat(Datasets.open(temp).boxCount()).isEqualTo(1);
    }

    @Test
    void twinFoldersWithoutYamlAreReadWithClassesByNumber() throws IOException {
        folder.text("labels/train/a.txt", "3 .5 .5 .1 .1\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.categories()).containsExactly("class 0", "class 1", "class 2", "class 3");
        assertThat(dataset.boxCount()).isEqualTo(1);
    }

    @Test
    void labelsBesideTheirImagesAreRead() throws IOException {
        folder.png("flat/b.png", 10, 10);
        folder.text("flat/b.txt", "1 .5 .5 .2 .2\n");
        folder.text("flat/classes.txt", "cat\ndog\n");
        Dataset dataset = Datasets.open(temp.resolve("flat"));
        assertThat(dataset.categories()).containsExactly("cat", "dog");
        assertThat(dataset.images().get(0).labels().box(0)).containsExactly(4, 4, 6, 6);
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void strayLabelsBadNamesAndEscapesAreReported() throws IOException {
        folder.text(
                "data.yaml",
                "path: /no/such/folder\ntrain: images/train\nval: ../elsewhere\ntest: images/none\nnc: 5\nnames: {0: cat, 2: dog}\n");
        folder.text("labels/train/a.txt", "");
        folder.text("labels/train/ghost.txt", "0 .5 .5 .1 .1\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.categories()).containsExactly("cat", "class 1", "dog");
        assertThat(String.join(
                        "\n", dataset.problems().stream().map(Problem::toString).toList()))
                .contains(
                        "path: the folder \"/no/such/folder\" does not exist",
                        "\"../elsewhere\" is neither",
                        "\"images/none\" is neither",
                        "nc: is 5 but there are 3",
                        "class 1 has no name",
                        "ghost.txt: has no image");
        assertThat(dataset.problems()).hasSize(6);
    }

    @Test
    void whatAListNamesIsLookedUpInsideTheSetAlone() throws IOException {
        folder.png("secret.png", 10, 10);
        TestFolder set = new TestFolder(temp.resolve("set"));
        set.png("images/train/a.png", 100, 80);
        set.text("data.yaml", "train: list.txt\nnames: [cat]\n");
        set.text("list.txt", "images/train/a.png\n../secret.png\nnotes.md\n");
        Dataset dataset = Datasets.open(set.path());
        assertThat(dataset.images()).hasSize(1);
        assertThat(TestFolder.messages(dataset))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 2: ").contains("secret.png", "does not exist"),
                        second -> assertThat(second).startsWith("line 3: ").contains("notes.md"));
    }

    /** A set that came from elsewhere must not lead to a person's own folders; a file that the person opens may. */
    @Test
    void aFolderOutsideCountsOnlyForAYamlThatIsOpenedItself() throws IOException {
        folder.text("labels/train/a.txt", "0 .5 .5 .1 .1\n");
        TestFolder set = new TestFolder(temp.resolve("set"));
        set.png("b.png", 10, 10);
        Path yaml = set.text(
                "data.yaml",
                "train: " + temp.resolve("images/train").toString().replace('\\', '/') + "\nval: .\nnames: [cat]\n");
        assertThat(TestFolder.messages(Datasets.open(set.path())))
                .singleElement()
                .asString()
                .contains("lies outside the data set's folder");
        Dataset opened = Datasets.open(yaml);
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.boxCount()).isEqualTo(1);
        assertThat(opened.splits()).containsExactly("train", "val");
    }

    @Test
    void aBrokenYamlLeavesTheTwinFoldersReadable() throws IOException {
        Path yaml = folder.text("data.yaml", "train: [images\n");
        assertThat(TestFolder.messages(Datasets.open(temp)))
                .singleElement()
                .asString()
                .contains("YAML is broken");
        Path alone = folder.text("alone/data.yaml", "just a text");
        assertThatThrownBy(() -> Datasets.open(alone))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("just a text");
        assertThat(Datasets.open(yaml).images()).hasSize(1);
    }

    @Test
    void anImageThatCannotBeOpenedIsReportedAndLeftOut() throws IOException {
        folder.text("images/train/b.jpg", "no picture");
        folder.text("labels/train/b.txt", "0 .5 .5 .1 .1");
        Dataset dataset =
                Datasets.open(temp, ReadOptions.DEFAULT.withFormat(DatasetFormat.YOLO), () -> false, share -> {});
        assertThat(dataset.images()).hasSize(1);
        assertThat(dataset.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.file()).isEqualTo(temp.resolve("images/train/b.jpg")));
    }
}
