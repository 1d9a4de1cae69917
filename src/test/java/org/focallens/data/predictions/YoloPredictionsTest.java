package org.focallens.data.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.TestFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloPredictionsTest {
    private static final Dataset YOLO = new Dataset(
            "set",
            Path.of("/set"),
            DatasetFormat.YOLO,
            List.of("cat", "dog"),
            List.of(image("images/train/a.jpg", 100), image("images/val/a.jpg", 100), image("images/val/b.png", 0)),
            List.of());

    @TempDir
    private Path temp;

    private static LabelledImage image(String name, int side) {
        return new LabelledImage(Path.of("/set").resolve(name), side, side, Labels.NONE, OptionalLong.empty());
    }

    private DetectorOutput read() throws IOException {
        return PredictionFiles.open(temp, YOLO, () -> false, share -> {});
    }

    private static List<String> problems(DetectorOutput table) {
        return table.problems().stream()
                .map(problem -> problem.file().getFileName() + " " + problem.where() + ": " + problem.what())
                .toList();
    }

    @Test
    void aLineIsABoxAndItsConfidence() throws IOException {
        new TestFolder(temp).text("labels/val/a.txt", """
            1 0.5 0.5 0.2 0.4 0.75

            0 0.5,0.5,0.5,0.5,0.25 17
            0 0.1 0.1 0.3 0.1 0.2 0.4 0.9
            """);
        DetectorOutput table = read();
        assertThat(table.problems()).isEmpty();
        assertThat(table.first(1)).isZero();
        assertThat(table.end(1)).isEqualTo(3);
        assertThat(table.box(0)).containsExactly(40, 30, 60, 70);
        assertThat(table.box(1)).containsExactly(25, 25, 75, 75);
        assertThat(table.box(2)).containsExactly(10, 10, 30, 40);
        assertThat(table.categories(1)).containsExactly(1, 0, 0);
        assertThat(table.scores(1)).containsExactly(.75, .25, .9);
        assertThat(table.record(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 .5 .5 .2 .2|confidence is missing; predict with save_conf=True",
                "0 .5 .5|must hold 6 values",
                "2 .5 .5 .2 .2 .9|the class is 2 but classes go from 0 to 1",
                "0.5 .5 .5 .2 .2 .9|the class is 0.5",
                "0 .5 .5 .2 nan .9|value 5 must be a finite number but is \"nan\"",
                "0 .5 .5 1e39 .2 .9|looks like pixels",
                "0 50 50 20 20 .9|looks like pixels",
                "0 .5 .5 -.2 .2 .9|negative size"
            })
    void aBadLineIsLeftOutAndSaid(String line, String what) throws IOException {
        new TestFolder(temp).text("val/a.txt", "0 .5 .5 .2 .2 .9\n" + line + "\n");
        DetectorOutput table = read();
        assertThat(table.count()).isEqualTo(1);
        assertThat(problems(table))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a.txt line 2: ")
                .contains(what);
    }

    @Test
    void filesWithoutTheirImageAreSaid() throws IOException {
        TestFolder folder = new TestFolder(temp);
        folder.text("a.txt", "0 .5 .5 .2 .2 .9");
        folder.text("b.txt", "0 .5 .5 .2 .2 .9");
        folder.text("c.txt", "0 .5 .5 .2 .2 .9");
        folder.text("classes.txt", "cat\ndog");
        assertThat(problems(read()))
                .containsExactly(
                        "a.txt : several images of the data set have its name: left out; keep the predictions in folders named as theirs",
                        "b.txt : the size of b.png is not known, and the boxes are shares of it: left out",
                        "c.txt : no image of the data set has its name: left out");
    }

    @Test
    void aFolderWithOneResultsFileIsOpenedAndOthersAreRefused() throws IOException {
        assertThatThrownBy(this::read).hasMessageContaining("holds no predictions");
        Files.writeString(temp.resolve("r.json"), "[]");
        assertThat(read().count()).isZero();
        Files.writeString(temp.resolve("s.json"), "[]");
        assertThatThrownBy(this::read).hasMessageContaining("holds 2 JSON files");
        assertThatThrownBy(() -> PredictionFiles.open(temp.resolve("none"), YOLO, () -> false, share -> {}))
                .hasMessageContaining("does not exist");
    }
}
