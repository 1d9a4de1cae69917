package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that means harm, or looks so: one problem with its file, and the rest is read. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileInputTest {
    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void goodSet() throws IOException {
        folder = new TestFolder(temp);
        folder.png("images/a.png", 100, 80);
    }

    private static void saysOnceAbout(Dataset dataset, Path file) {
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.what()).doesNotContain("Exception", "Error").hasSizeLessThan(500);
        });
        assertThat(dataset.boxCount()).isEqualTo(1);
    }

    private static String bomb() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            String below = "*a" + (i - 1);
            yaml.append("a" + i + ": &a" + i + " [" + below + ", " + below + "]\n");
        }
        return yaml + "names: [*a29]\n";
    }

    @Test
    void namesThatDoubleByAliasesCostNothing() throws IOException {
        folder.text("labels/a.txt", "0 .5 .5 .1 .1\n");
        Path file = folder.text("data.yaml", "train: images\n" + bomb());
        saysOnceAbout(Datasets.open(temp), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train: images\nnames: &n [*n]\n", "train: images\nnames: \"bolt, nut\"\nnc: 1\n"})
    void namesThatAreNoNamesAreSaid(String yaml) throws IOException {
        folder.text("labels/a.txt", "0 .5 .5 .1 .1\n");
        Path file = folder.text("data.yaml", yaml);
        saysOnceAbout(Datasets.open(temp), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void aDeepYamlIsSaidAndTheLabelsBesideItAreRead(String nest) throws IOException {
        folder.text("labels/a.txt", "0 .5 .5 .1 .1\n");
        Path file = folder.text("data.yaml", "train: images\nnames:\n  " + nest.repeat(5000) + "\n");
        saysOnceAbout(Datasets.open(temp), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "-1e39", "1e400", "99999999999999999999999999999999999999999999999999"})
    void aNumberBeyondAllPicturesLosesItsLine(String number) throws IOException {
        folder.text("data.yaml", "train: images\nnames: [cat]\n");
        Path file = folder.text("labels/a.txt", "0 .5 .5 .1 " + number + "\n0 .5 .5 .1 .1\n");
        saysOnceAbout(Datasets.open(temp), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[4, 4, 3e38, 3e38]", "[4, 4, 1e308, 1e308]", "[-3e38, 4, 10, 10]"})
    void aBoxBeyondAllPicturesIsLeftOut(String box) throws IOException {
        Path file = folder.coco(
                "a.json",
                "{\"id\": 1, \"image_id\": 1, \"category_id\": 3, \"bbox\": " + box + "}",
                "{\"id\": 2, \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 5, 5]}");
        saysOnceAbout(Datasets.open(temp), file);
    }

    @Test
    void deepPolygonsArePassedOverAndLongNumbersAreSaid() throws IOException {
        Path file = folder.coco(
                "a.json",
                "{\"id\": " + "9".repeat(1200)
                        + ", \"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 5, 5], \"segmentation\": "
                        + "[".repeat(1500) + "]".repeat(1500) + "}");
        saysOnceAbout(Datasets.open(temp), file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deepXmlCostsNoMoreThanItsSize(boolean closed) throws IOException {
        folder.voc("Annotations/b.xml", "a.png", TestFolder.object("cat", "2", "2", "6", "6"));
        String end = closed ? "</p>".repeat(30_000) + "</annotation>" : "";
        Path deep = folder.text(
                "Annotations/a.xml",
                "<annotation><filename>a.png</filename><size><width>100</width><height>80</height></size>"
                        + "<p>".repeat(30_000) + end);
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(dataset.problems())
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo(deep));
        assertThat(dataset.problems()).hasSize(closed ? 0 : 1);
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        folder.text("data.yaml", "train: images\nnames: [cat]\n");
        folder.png("images/b.png", 100, 80);
        folder.text("labels/b.txt", "0 .5 .5 .1 .1\n");
        assumeThat(new ProcessBuilder("mkfifo", temp.resolve("labels/a.txt").toString())
                        .start()
                        .waitFor())
                .isZero();
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(dataset.images()).hasSize(2);
    }
}
