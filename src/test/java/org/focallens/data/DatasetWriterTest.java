package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetWriterTest {
    @TempDir
    Path temp;

    /** Two images of one name in two folders, odd class names, a box over the border, no label on the second. */
    private Dataset dataset() throws IOException {
        TestFolder folder = new TestFolder(temp);
        Path first = folder.png("from/one/a.png", 100, 80);
        Path second = folder.png("from/two/a.png", 30, 20);
        Labels labels = Labels.builder().add(new float[] {10.25f, 20.5f, 40.125f, 60}, 1, false, false)
            .add(new float[] {-3, 70, 50, 82}, 0, false, false)
            .add(new float[] {0, 0, 100, 80}, 2, false, false).build();
        return new Dataset("odd", temp.resolve("from"), DatasetFormat.COCO, List.of("a <b> & \"c\"", "caf\u00e9: #1", "z"),
            List.of(new LabelledImage(first, 100, 80, labels, OptionalLong.of(17)),
                new LabelledImage(second, 30, 20, Labels.NONE, OptionalLong.of(5))), List.of());
    }

    @ParameterizedTest
    @EnumSource(value = DatasetFormat.class, names = {"COCO", "VOC", "YOLO"})
    void whatIsWrittenReadsBack(DatasetFormat format) throws IOException {
        Dataset original = dataset();
        Path to = temp.resolve("to");
        DatasetWriter.write(original, format, to);
        Dataset copy = Datasets.open(to);
        assertThat(copy.format()).isEqualTo(format);
        assertThat(copy.problems()).allSatisfy(problem -> assertThat(problem.what()).contains("hangs 3.0 px"));
        assertThat(copy.categories()).isEqualTo(original.categories());
        assertThat(copy.images()).extracting(image -> image.file().getFileName().toString()).containsExactly("a.png", "two_a.png");
        assertThat(copy.images()).extracting(LabelledImage::width).containsExactly(100, 30);
        Labels labels = copy.images().get(0).labels();
        assertThat(labels.boxes()).containsExactly(original.images().get(0).labels().boxes(), within(1e-4f));
        assertThat(labels.categories()).containsExactly(1, 0, 2);
        assertThat(copy.images().get(1).labels()).isEqualTo(Labels.NONE);
        if (format == DatasetFormat.COCO) {
            assertThat(copy.images()).extracting(LabelledImage::id).containsExactly(OptionalLong.of(17), OptionalLong.of(5));
        }
        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void crowdAndDifficultGoWhereTheyCan() throws IOException {
        Dataset plain = dataset();
        Labels labels = Labels.builder().add(new float[] {1, 1, 9, 9}, 0, true, false).add(new float[] {2, 2, 8, 8}, 1, false, true).build();
        LabelledImage image = new LabelledImage(plain.images().get(0).file(), 100, 80, labels, OptionalLong.empty());
        Dataset dataset = new Dataset("x", plain.root(), DatasetFormat.COCO, List.of("a", "b"), List.of(image), List.of());
        Labels coco = written(dataset, DatasetFormat.COCO);
        assertThat(coco.crowd(0)).isTrue();
        assertThat(coco.crowd(1)).isFalse();
        Labels voc = written(dataset, DatasetFormat.VOC);
        assertThat(voc.difficult(0)).isTrue();
        assertThat(voc.difficult(1)).isTrue();
        assertThat(written(dataset, DatasetFormat.YOLO).boxes()).containsExactly(new float[] {2, 2, 8, 8}, within(1e-4f));
    }

    private Labels written(Dataset dataset, DatasetFormat format) throws IOException {
        Path to = temp.resolve(format.name());
        DatasetWriter.write(dataset, format, to);
        return Datasets.open(to).images().get(0).labels();
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoOther() throws IOException {
        Path file = Files.writeString(temp.resolve("a.txt"), "old");
        assertThatThrownBy(() -> SafeFile.write(file, out -> {
            out.write('n');
            throw new IOException("disk full");
        })).hasMessage("disk full");
        assertThat(file).hasContent("old");
        assertThat(temp.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void anImageOfUnknownSizeIsRefused() throws IOException {
        LabelledImage image = new LabelledImage(temp.resolve("a.png"), 0, 0, Labels.NONE, OptionalLong.empty());
        Dataset dataset = new Dataset("x", temp, DatasetFormat.COCO, List.of(), List.of(image), List.of());
        assertThatThrownBy(() -> DatasetWriter.write(dataset, DatasetFormat.YOLO, temp)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("a.png");
    }
}
