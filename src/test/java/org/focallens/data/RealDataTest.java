package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Test;

/** Photographs with labels as found in the world; skipped where they are not on this machine. */
class RealDataTest {
    private static Path folder(String name) {
        Path folder =
                Path.of(System.getProperty("focallens.data", "../shared/data")).resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not there");
        return folder;
    }

    @Test
    void bloodCellsInVoc() throws IOException {
        Dataset dataset = Datasets.open(folder("bccd"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.VOC);
        assertThat(dataset.images()).hasSize(364);
        assertThat(dataset.categories()).containsExactly("Platelets", "RBC", "WBC");
        assertThat(dataset.boxCount())
                .as("4888 in the files, two of them without area")
                .isEqualTo(4886);
        assertThat(dataset.problems())
                .extracting(problem -> problem.file().getFileName().toString() + ", " + problem.where())
                .containsExactly(
                        "BloodImage_00338.xml, object 13, line 158", "BloodImage_00343.xml, object 4, line 50");
    }

    @Test
    void bloodCellsInYolo() throws IOException {
        Dataset dataset = Datasets.open(folder("bccd_yolo"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.YOLO);
        assertThat(dataset.images()).hasSize(40);
        assertThat(dataset.categories()).containsExactly("RBC", "WBC", "Platelets");
        assertThat(dataset.boxCount()).isEqualTo(784);
        assertThat(dataset.problems()).isEmpty();
        assertReadable(dataset.images().get(39));
    }

    @Test
    void tinyCocoMergesItsSplits() throws IOException {
        Dataset dataset = Datasets.open(folder("tiny_coco"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.COCO);
        assertThat(dataset.categories())
                .hasSize(80)
                .startsWith("person", "bicycle", "car")
                .endsWith("hair drier", "toothbrush");
        assertThat(dataset.images()).hasSize(38);
        assertThat(dataset.boxCount()).isEqualTo(424);
        assertThat(dataset.problems()).isEmpty();
        int crowds = 0;
        for (LabelledImage image : dataset.images()) {
            assertReadable(image);
            for (int i = 0; i < image.labels().count(); i++) {
                if (image.labels().crowd(i)) {
                    crowds++;
                }
            }
        }
        assertThat(crowds).isEqualTo(5);
    }

    private static void assertReadable(LabelledImage image) throws IOException {
        Picture picture = Images.read(image.file());
        assertThat(picture.width()).as(image.file().toString()).isEqualTo(image.width());
        assertThat(picture.height()).isEqualTo(image.height());
    }
}
