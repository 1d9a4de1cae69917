package org.focallens.data.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.DatasetFormat;
import org.focallens.data.LabelledImage;
import org.focallens.data.ReadOptions;
import org.focallens.data.TestFolder;
import org.focallens.data.format.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("locale")
class DatasetsTest {
    @TempDir
    Path temp;

    private TestFolder folder;

    @BeforeEach
    void folder() {
        folder = new TestFolder(temp);
    }

    @Test
    void aFolderOfImagesAndASingleImage() throws IOException {
        Path file = folder.png("b.png", 30, 20);
        folder.png("sub/a.PNG", 10, 10);
        folder.text("broken.jpg", "x");
        Dataset dataset = Datasets.open(temp);
        assertThat(dataset.format()).isEqualTo(DatasetFormat.IMAGES);
        assertThat(dataset.images()).extracting(LabelledImage::width).containsExactly(30, 10);
        assertThat(dataset.problems()).hasSize(1);
        assertThat(Datasets.open(file).images())
                .singleElement()
                .satisfies(image -> assertThat(image.height()).isEqualTo(20));
    }

    @Test
    void aFolderAroundTheDataSetWillDo() throws IOException {
        folder.png("outer/inner/JPEGImages/a.png", 100, 80);
        folder.voc("outer/inner/Annotations/a.xml", "a.png");
        assertThat(Datasets.open(temp)).satisfies(dataset -> {
            assertThat(dataset.format()).isEqualTo(DatasetFormat.VOC);
            assertThat(dataset.name()).isEqualTo("inner");
        });
    }

    @Test
    void nothingToReadIsOneClearMessage() throws IOException {
        assertThatThrownBy(() -> Datasets.open(temp.resolve("no")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> Datasets.open(temp))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no data set");
        Path text = folder.text("a.docx", "x");
        assertThatThrownBy(() -> Datasets.open(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is not a data set");
        Path broken = folder.text("a.png", "x");
        assertThatThrownBy(() -> Datasets.open(broken))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is not a PNG");
        assertThatThrownBy(() -> Datasets.open(
                        temp, ReadOptions.DEFAULT.withFormat(DatasetFormat.COCO), () -> false, share -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no COCO annotations");
    }

    /** Bundled samples lie inside a jar: everything must work on paths that are no files. */
    @Test
    void dataSetsInsideAZipAreRead() throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(temp.resolve("sets.zip"), Map.of("create", "true"))) {
            TestFolder inside = new TestFolder(zip.getPath("/"));
            inside.png("coco/images/a.png", 100, 80);
            inside.coco(
                    "coco/annotations/instances_all.json",
                    "{\"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 1, 5, 5]}");
            inside.png("voc/JPEGImages/a.png", 100, 80);
            inside.voc("voc/Annotations/a.xml", "a.png", TestFolder.object("cat", "2", "2", "6", "6"));
            inside.png("yolo/images/a.png", 100, 80);
            inside.text("yolo/labels/a.txt", "0 .035 .04375 .05 .0625");
            inside.text("yolo/data.yaml", "path: .\ntrain: images\nnames: [cat]");
            for (String name : new String[] {"coco", "voc", "yolo"}) {
                Dataset dataset = Datasets.open(zip.getPath(name));
                assertThat(dataset.problems()).as(name).isEmpty();
                assertThat(dataset.name()).isEqualTo(name);
                assertThat(dataset.images().get(0).labels().boxes()).containsExactly(1, 1, 6, 6);
                assertThat(Files.isRegularFile(dataset.images().get(0).file())).isTrue();
            }
        }
    }

    @Test
    void moreProblemsThanAPersonReadsAreCounted() throws IOException {
        String[] annotations = new String[Reading.MOST_PROBLEMS + 7];
        for (int i = 0; i < annotations.length; i++) {
            annotations[i] = "{\"image_id\": 5}";
        }
        folder.png("a.png", 100, 80);
        Dataset dataset = Datasets.open(folder.coco("a.json", annotations));
        assertThat(dataset.problems()).hasSize(Reading.MOST_PROBLEMS + 1);
        assertThat(dataset.problems().get(Reading.MOST_PROBLEMS).what()).contains("more problems are not listed");
    }
}
