package org.focallens.data.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.Problem;
import org.focallens.data.TestFolder;
import org.focallens.data.WriteOptions;
import org.focallens.data.WriteOptions.ImageFiles;
import org.focallens.data.Written;
import org.focallens.data.file.SafeFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("locale")
class DatasetWriterTest {
    @TempDir
    Path temp;

    /** Two images of one name in two folders, odd class names, a box over the border, no label on the second. */
    private Dataset dataset() throws IOException {
        TestFolder folder = new TestFolder(temp);
        Path first = folder.png("from/one/a.png", 100, 80);
        Path second = folder.png("from/two/a.png", 30, 20);
        Labels labels = Labels.builder()
                .add(new float[] {10.25f, 20.5f, 40.125f, 60}, 1, false, false)
                .add(new float[] {-3, 70, 50, 82}, 0, false, false)
                .add(new float[] {0, 0, 100, 80}, 2, false, false)
                .build();
        return new Dataset(
                "odd",
                temp.resolve("from"),
                DatasetFormat.COCO,
                List.of("a <b> & \"c\"", "caf\u00e9: #1", "z"),
                List.of(
                        new LabelledImage(first, 100, 80, labels, OptionalLong.of(17)),
                        new LabelledImage(second, 30, 20, Labels.NONE, OptionalLong.of(5))),
                List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = DatasetFormat.class,
            names = {"COCO", "VOC", "YOLO"})
    void whatIsWrittenReadsBack(DatasetFormat format) throws IOException {
        Dataset original = dataset();
        Path to = temp.resolve("to");
        write(original, format, to);
        Dataset copy = Datasets.open(to);
        assertThat(copy.format()).isEqualTo(format);
        assertThat(copy.problems())
                .allSatisfy(problem -> assertThat(problem.what()).contains("hangs 3.0 px"));
        assertThat(copy.categories()).isEqualTo(original.categories());
        assertThat(copy.images())
                .extracting(image -> image.file().getFileName().toString())
                .containsExactly("a.png", "two_a.png");
        assertThat(copy.images()).extracting(LabelledImage::width).containsExactly(100, 30);
        Labels labels = copy.images().get(0).labels();
        assertThat(labels.boxes())
                .containsExactly(original.images().get(0).labels().boxes());
        assertThat(labels.categories()).containsExactly(1, 0, 2);
        assertThat(copy.images().get(1).labels()).isEqualTo(Labels.NONE);
        if (format == DatasetFormat.COCO) {
            assertThat(copy.images())
                    .extracting(LabelledImage::id)
                    .containsExactly(OptionalLong.of(17), OptionalLong.of(5));
        }
        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void crowdAndDifficultGoWhereTheyCan() throws IOException {
        Dataset plain = dataset();
        Labels labels = Labels.builder()
                .add(new float[] {1, 1, 9, 9}, 0, true, false)
                .add(new float[] {2, 2, 8, 8}, 1, false, true)
                .build();
        LabelledImage image = new LabelledImage(plain.images().get(0).file(), 100, 80, labels, OptionalLong.empty());
        Dataset dataset =
                new Dataset("x", plain.root(), DatasetFormat.COCO, List.of("a", "b"), List.of(image), List.of());
        Labels coco = written(dataset, DatasetFormat.COCO);
        assertThat(coco.crowd(0)).isTrue();
        assertThat(coco.crowd(1)).isFalse();
        Labels voc = written(dataset, DatasetFormat.VOC);
        assertThat(voc.difficult(0)).isTrue();
        assertThat(voc.difficult(1)).isTrue();
        assertThat(written(dataset, DatasetFormat.YOLO).boxes()).containsExactly(2, 2, 8, 8);
    }

    private Labels written(Dataset dataset, DatasetFormat format) throws IOException {
        Path to = temp.resolve(format.name());
        write(dataset, format, to);
        return Datasets.open(to).images().get(0).labels();
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path file = Files.writeString(temp.resolve("a.txt"), "old");
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
                    out.write('n');
                    throw new IOException("disk full");
                }))
                .hasMessageEndingWith("disk full");
        assertThat(file).hasContent("old");
        assertThat(temp.toFile().list()).containsExactly("a.txt");
    }

    private static Written write(Dataset dataset, DatasetFormat format, Path to) throws IOException {
        return write(dataset, format, to, ImageFiles.COPY);
    }

    private static Written write(Dataset dataset, DatasetFormat format, Path to, ImageFiles images) throws IOException {
        return DatasetWriter.write(dataset, new WriteOptions(format, to, images), () -> false, share -> {});
    }

    @Test
    void anImageOfUnknownSizeIsLeftOutAndReported() throws IOException {
        Labels labels =
                Labels.builder().add(new float[] {1, 1, 9, 9}, 0, false, false).build();
        LabelledImage unknown = new LabelledImage(temp.resolve("a.png"), 0, 0, labels, OptionalLong.empty());
        Dataset dataset = new Dataset("x", temp, DatasetFormat.COCO, List.of("a"), List.of(unknown), List.of());
        Written written = write(dataset, DatasetFormat.YOLO, temp.resolve("to"));
        assertThat(written.images()).isZero();
        assertThat(written.losses())
                .extracting(Problem::toString)
                .containsExactly(temp.resolve("a.png") + ": the image's size is unknown: left out with its 1 boxes");
    }

    @ParameterizedTest
    @EnumSource(
            value = DatasetFormat.class,
            names = {"COCO", "VOC", "YOLO"})
    void nothingThatExistsIsTouched(DatasetFormat format) throws IOException {
        Path to = temp.resolve("to");
        write(dataset(), format, to);
        Map<Path, String> before = contents(to);
        assertThatThrownBy(() -> write(dataset(), format, to))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("exists already")
                .hasMessageContaining("nothing was written");
        assertThat(contents(to)).isEqualTo(before);
    }

    private static Map<Path, String> contents(Path folder) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.getLastModifiedTime(file) + Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void imagesAreCopiedLinkedOrLeft() throws IOException {
        Dataset dataset = dataset();
        assertThat(write(dataset, DatasetFormat.COCO, temp.resolve("copy")).imageFiles())
                .isEqualTo(2);
        assertThat(Files.isSymbolicLink(temp.resolve("copy/images/a.png"))).isFalse();
        assertThat(write(dataset, DatasetFormat.YOLO, temp.resolve("link"), ImageFiles.LINK)
                        .imageFiles())
                .isEqualTo(2);
        assertThat(Files.readSymbolicLink(temp.resolve("link/images/a.png")))
                .isEqualTo(dataset.images().get(0).file().toAbsolutePath());
        assertThat(Datasets.open(temp.resolve("link")).boxCount()).isEqualTo(3);
        assertThat(write(dataset, DatasetFormat.VOC, temp.resolve("none"), ImageFiles.NONE)
                        .imageFiles())
                .isZero();
        assertThat(temp.resolve("none/JPEGImages")).doesNotExist();
    }

    @Test
    void everyLossIsReported() throws IOException {
        Labels labels = Labels.builder()
                .add(new float[] {1, 1, 9, 9}, 0, true, false)
                .add(new float[] {2, 2, 8, 8}, 0, false, true)
                .add(new float[] {-4, 2, 104, 8}, 0, false, false)
                .add(new float[] {3, 3, 3.5f, 8}, 0, false, false)
                .add(new float[] {3, 3, 4, 8}, 0, false, false)
                .build();
        LabelledImage image = new LabelledImage(temp.resolve("gone.png"), 100, 80, labels, OptionalLong.empty());
        Dataset dataset = new Dataset("x", temp, DatasetFormat.COCO, List.of("a", "b"), List.of(image), List.of());
        assertThat(losses(dataset, DatasetFormat.COCO))
                .containsExactly("the image does not exist: only its labels are written");
        assertThat(losses(dataset, DatasetFormat.VOC))
                .containsExactly(
                        "the image does not exist: only its labels are written",
                        "1 box of a crowd: VOC has no crowds, written as difficult",
                        "1 box below one pixel: VOC counts whole pixels, left out",
                        "1 box one pixel wide or high: its two corners are equal, which many readers refuse",
                        "the category \"b\" has no box, and VOC names categories only at boxes: lost");
        assertThat(losses(dataset, DatasetFormat.YOLO))
                .containsExactly(
                        "the image does not exist: only its labels are written",
                        "1 box of a crowd: YOLO has no crowds, left out",
                        "1 box marked difficult: YOLO has no such mark, lost",
                        "1 box whose centre or size is no share of the image: YOLO's numbers go from 0 to 1, cut to the image");
    }

    private List<String> losses(Dataset dataset, DatasetFormat format) throws IOException {
        return write(dataset, format, temp.resolve(format.name())).losses().stream()
                .map(Problem::what)
                .toList();
    }

    @Test
    void stopsBetweenImagesAndTellsHowFarItIs() throws IOException {
        List<Double> shares = new ArrayList<>();
        WriteOptions options = new WriteOptions(DatasetFormat.YOLO, temp.resolve("to"), ImageFiles.COPY);
        Dataset dataset = dataset();
        assertThatThrownBy(() -> DatasetWriter.write(dataset, options, () -> shares.size() == 3, shares::add))
                .isInstanceOf(CancellationException.class);
        assertThat(shares).containsExactly(0.0, 0.25, 0.5);
        assertThat(temp.resolve("to/labels").toFile().list()).containsExactly("a.txt");
        assertThat(temp.resolve("to/data.yaml")).doesNotExist();
    }
}
