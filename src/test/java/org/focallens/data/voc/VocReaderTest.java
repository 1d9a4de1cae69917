package org.focallens.data.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.focallens.core.preset.VocCorners;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
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
import org.junit.jupiter.params.provider.EnumSource;

@Tag("locale")
class VocReaderTest {
    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void image() throws IOException {
        folder = new TestFolder(temp);
        folder.png("JPEGImages/a.png", 100, 80);
    }

    @ParameterizedTest
    @EnumSource(VocCorners.class)
    void cornersAreMovedAsChosen(VocCorners corners) throws IOException {
        folder.voc("Annotations/a.xml", "a.png", TestFolder.object("cat", "1", "1", "100", "80"));
        Dataset dataset = Datasets.open(temp, ReadOptions.DEFAULT.withVocCorners(corners), () -> false, share -> {});
        float[] expected = switch (corners) {
            case AS_WRITTEN -> new float[] {1, 1, 100, 80};
            case MIN_LESS_ONE -> new float[] {0, 0, 100, 80};
            case ALL_LESS_ONE -> new float[] {0, 0, 99, 79};
        };
        assertThat(dataset.images().get(0).labels().boxes()).containsExactly(expected);
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void aCornerCountedFromZeroStaysInside() throws IOException {
        folder.voc("Annotations/a.xml", "a.png", TestFolder.object("cat", "0", "0", "50", "40"));
        assertThat(Datasets.open(temp).images().get(0).labels().boxes()).containsExactly(0, 0, 50, 40);
    }

    @Test
    void namesAreSortedDifficultIsReadAndPartsAreNoObjects() throws IOException {
        folder.voc(
                "Annotations/a.xml",
                "a.png",
                "<object><part><name>head</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part><name>person</name>"
                        + "<difficult>1</difficult><bndbox><ymin>11</ymin><xmin>21</xmin><ymax>30</ymax><xmax>40.5</xmax></bndbox></object>",
                TestFolder.object("cat", "3", "3", "9", "9"));
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.format()).isEqualTo(DatasetFormat.VOC);
        assertThat(dataset.categories()).containsExactly("cat", "person");
        Labels labels = dataset.images().get(0).labels();
        assertThat(labels.box(0)).containsExactly(20, 10, 40.5f, 30);
        assertThat(labels.categories()).containsExactly(1, 0);
        assertThat(labels.difficult(0)).isTrue();
        assertThat(labels.difficult(1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ten,5,20,20,\"ten\"",
        "NaN,5,20,20,\"NaN\"",
        "1e999,5,20,20,finite",
        "5,5,5,20,xmax must be greater",
        "5,30,20,20,ymax must be greater",
        "200,5,300,20,outside the image"
    })
    void badBoxesAreLeftOutAndReported(String xmin, String ymin, String xmax, String ymax, String what)
            throws IOException {
        folder.voc(
                "Annotations/a.xml",
                "a.png",
                TestFolder.object("cat", xmin, ymin, xmax, ymax),
                TestFolder.object("cat", "1", "1", "9", "9"));
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.boxCount()).isEqualTo(1);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("object 1, line 2");
            assertThat(problem.what()).contains(what.replace("\"\"", "\"")).contains(xmin);
        });
    }

    @Test
    void aWrongOrMissingSizeComesFromTheHeader() throws IOException {
        folder.text(
                "Annotations/a.xml",
                "<annotation><filename>a.png</filename><size><width>0</width><height>80</height></size></annotation>");
        folder.png("JPEGImages/b.png", 30, 20);
        folder.text("Annotations/b.xml", "<annotation><filename>b.png</filename></annotation>");
        folder.png("JPEGImages/c.png", 7, 7);
        folder.voc("Annotations/c.xml", "c.png");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.images()).extracting(LabelledImage::width).containsExactly(100, 30, 7);
        assertThat(String.join("\n", TestFolder.messages(dataset)))
                .contains("\"0\"", "has no <width>", "100x80 but the image is 7x7");
    }

    @Test
    void aWrongFilenameFallsBackToTheAnnotationsName() throws IOException {
        folder.voc("Annotations/a.xml", "renamed.jpg");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.images().get(0).file()).isEqualTo(temp.resolve("JPEGImages/a.png"));
        assertThat(TestFolder.messages(dataset)).singleElement().asString().contains("renamed.jpg", "a.png");
    }

    @Test
    void doctypesEscapesAndBrokenFilesAreReportedBesideGoodOnes() throws IOException {
        folder.voc("Annotations/a.xml", "a.png", TestFolder.object("cat", "1", "1", "9", "9"));
        folder.text(
                "Annotations/bomb.xml",
                "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<annotation><filename>&x;</filename></annotation>");
        folder.voc("Annotations/escape.xml", "../../etc/passwd");
        folder.text("Annotations/cut.xml", "<annotation><filename>a.png</filename>\n<object>");
        folder.text("Annotations/html.xml", "<html/>");
        folder.text("Annotations/empty.xml", "");
        folder.text("ImageSets/Main/train.txt", "a\nghost\n");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.images())
                .extracting(image -> image.file().getFileName().toString())
                .containsExactly("a.png", "a.png", "passwd");
        assertThat(dataset.images().get(2).file().startsWith(temp)).isTrue();
        assertThat(String.join(
                        "\n", dataset.problems().stream().map(Problem::toString).toList()))
                .contains(
                        "bomb.xml:2: has a DOCTYPE",
                        "escape.xml: <filename>: the image \"../../etc/passwd\" does not exist",
                        "cut.xml:2: the XML is broken",
                        "html.xml:1: the XML's root is <html>",
                        "empty.xml:1: the XML is broken",
                        "train.txt:2: \"ghost\" has no annotation");
    }

    @Test
    void filesBesideTheirImagesAndASingleFileAreRead() throws IOException {
        folder.png("flat/x.png", 100, 80);
        Path xml = folder.voc("flat/x.xml", "x.png", TestFolder.object("cat", "1", "1", "9", "9"));
        assertThat(Datasets.open(temp.resolve("flat")).boxCount()).isEqualTo(1);
        assertThat(Datasets.open(xml).images().get(0).file()).isEqualTo(temp.resolve("flat/x.png"));
        Path single = folder.voc("Annotations/a.xml", "a.png");
        assertThat(Datasets.open(single).images().get(0).file()).isEqualTo(temp.resolve("JPEGImages/a.png"));
    }

    @Test
    void xmlOfAnotherKindIsSaidBesideThePictures() throws IOException {
        folder.text("Annotations/html.xml", "<html/>");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.format()).isEqualTo(DatasetFormat.IMAGES);
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(temp.resolve("Annotations/html.xml"));
            assertThat(problem.what()).contains("was not read");
        });
        assertThatThrownBy(() -> Datasets.open(temp.resolve("Annotations/html.xml")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("html.xml")
                .hasMessageContaining("<html>");
    }
}
