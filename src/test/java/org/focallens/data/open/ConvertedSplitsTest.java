package org.focallens.data.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.LeftOut;
import org.focallens.data.Problem;
import org.focallens.data.TestFolder;
import org.focallens.data.WriteOptions;
import org.focallens.data.WriteOptions.ImageFiles;
import org.focallens.data.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Splits stay splits, keras-retinanet's table, and what a conversion loses or leaves behind. */
class ConvertedSplitsTest {
    @TempDir
    Path temp;

    private Dataset dataset(String... splits) throws IOException {
        TestFolder folder = new TestFolder(temp);
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < splits.length; i++) {
            Path file = folder.png("from/" + i + ".png", 100, 80);
            Labels labels = Labels.builder()
                    .add(new float[] {10, 20, 30 + i, 40}, i % 2, false, false)
                    .build();
            images.add(new LabelledImage(file, 100, 80, labels, OptionalLong.empty(), splits[i]));
        }
        return new Dataset(
                "set", temp.resolve("from"), DatasetFormat.COCO, List.of("cat", "dog, wild"), images, List.of());
    }

    private Written write(Dataset dataset, DatasetFormat format) throws IOException {
        return DatasetWriter.write(
                dataset, new WriteOptions(format, temp.resolve("to"), ImageFiles.COPY), () -> false, share -> {});
    }

    @ParameterizedTest
    @EnumSource(
            value = DatasetFormat.class,
            names = {"COCO", "VOC", "YOLO", "RETINANET_CSV"})
    void splitsReadBackAsTheyWere(DatasetFormat format) throws IOException {
        Dataset original = dataset("train", "val", "test", "train");
        assertThat(write(original, format).losses()).isEmpty();
        Dataset copy = Datasets.open(temp.resolve("to"));
        assertThat(copy.format()).isEqualTo(format);
        assertThat(copy.problems()).isEmpty();
        assertThat(copy.categories()).containsExactly("cat", "dog, wild");
        assertThat(copy.images()).hasSize(4);
        for (LabelledImage image : original.images()) {
            LabelledImage read = copy.images().stream()
                    .filter(other -> other.file().endsWith(image.file().getFileName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(read.split()).isEqualTo(image.split());
            assertThat(read.labels().boxes()).containsExactly(image.labels().boxes());
            assertThat(read.labels().categories())
                    .containsExactly(image.labels().categories());
        }
    }

    @Test
    void yoloNamesOtherFoldersForTrainingAndValidationAndSaysWhereItCannot() throws IOException {
        write(dataset("train", "val"), DatasetFormat.YOLO);
        assertThat(temp.resolve("to/data.yaml"))
                .content()
                .contains("train: images/train\nval: images/val\n")
                .doesNotContain("#");
        assertThat(temp.resolve("to/labels/val/1.txt")).exists();
        Files.delete(temp.resolve("to/data.yaml"));
        List<Problem> losses = DatasetWriter.write(
                        dataset("train", "minival", ""),
                        new WriteOptions(DatasetFormat.YOLO, temp.resolve("other"), ImageFiles.NONE),
                        () -> false,
                        share -> {})
                .losses();
        assertThat(losses)
                .extracting(Problem::what)
                .containsExactly(
                        "the split \"minival\": YOLO has train, val and test alone, its images go to train",
                        "1 images of no split: YOLO asks for one, they go to train");
        assertThat(temp.resolve("other/data.yaml")).content().contains("# no images were set apart for validation");
    }

    @Test
    void aSplitsNameIsNoPath() throws IOException {
        write(dataset("../../up", "a/b"), DatasetFormat.COCO);
        assertThat(temp.resolve("to/images/______up/0.png")).exists();
        assertThat(temp.resolve("to/annotations/instances_a_b.json")).exists();
    }

    @Test
    void theTableHasWholePixelsAndNegatives() throws IOException {
        TestFolder folder = new TestFolder(temp);
        Labels labels = Labels.builder()
                .add(new float[] {10.4f, 20.6f, 30, 40}, 0, false, false)
                .add(new float[] {-5, 20, 30, 90}, 1, false, true)
                .add(new float[] {1.1f, 1, 1.3f, 5}, 0, false, false)
                .add(new float[] {1, 1, 9, 9}, 0, true, false)
                .build();
        List<LabelledImage> images = List.of(
                new LabelledImage(folder.png("from/a, b.png", 100, 80), 100, 80, labels, OptionalLong.empty()),
                new LabelledImage(folder.png("from/c.png", 100, 80), 100, 80, Labels.NONE, OptionalLong.empty()));
        Dataset dataset = new Dataset("x", temp, DatasetFormat.VOC, List.of("cat", "a \"dog\""), images, List.of());
        Written written = write(dataset, DatasetFormat.RETINANET_CSV);
        assertThat(written.boxes()).isEqualTo(2);
        assertThat(temp.resolve("to/annotations.csv")).hasContent("""
            "images/a, b.png",10,21,30,40,cat
            "images/a, b.png",0,20,30,80,"a ""dog""\"
            images/c.png,,,,,
            """);
        assertThat(temp.resolve("to/classes.csv")).hasContent("cat,0\n\"a \"\"dog\"\"\",1\n");
        assertThat(written.losses())
                .extracting(Problem::what)
                .containsExactly(
                        "1 box of a crowd: the table has no crowds, left out",
                        "1 box below one whole pixel, which the table cannot hold: left out",
                        "1 box marked difficult: the table has no such mark, lost",
                        "1 box over the image's border, which keras-retinanet drops: cut to the image",
                        "1 box with fractions of pixels: keras-retinanet takes whole ones, rounded");
    }

    @Test
    void whatFilesHoldBesideBoxesIsNamed() throws IOException {
        Dataset plain = dataset("");
        Dataset dataset = new Dataset(
                plain.name(),
                plain.root(),
                plain.format(),
                plain.categories(),
                plain.images(),
                List.of(),
                Map.of(),
                new LeftOut(List.of(), Map.of("polygon", 12, "key points", 1)));
        assertThat(write(dataset, DatasetFormat.YOLO).losses())
                .extracting(Problem::what)
                .containsExactly(
                        "1 record with key points: only boxes are written",
                        "12 records with polygon: only boxes are written");
    }
}
