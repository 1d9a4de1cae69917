package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Photographs with labels as found in the world; skipped where they are not on this machine. */
class RealDataTest {
    private static Path folder(String name) {
        Path folder = Path.of(System.getProperty("focallens.data", "../shared/data")).resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> folder + " is not there");
        return folder;
    }

    @Test
    void bloodCellsInVoc() throws IOException {
        Dataset dataset = Datasets.open(folder("bccd"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.VOC);
        assertThat(dataset.images()).hasSize(364);
        assertThat(dataset.categories()).containsExactly("Platelets", "RBC", "WBC");
        print(dataset);
    }

    @Test
    void bloodCellsInYolo() throws IOException {
        Dataset dataset = Datasets.open(folder("bccd_yolo"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.YOLO);
        assertThat(dataset.images()).hasSize(40);
        assertThat(dataset.categories()).containsExactly("RBC", "WBC", "Platelets");
        print(dataset);
    }

    @Test
    void tinyCocoMergesItsSplits() throws IOException {
        Dataset dataset = Datasets.open(folder("tiny_coco"));
        assertThat(dataset.format()).isEqualTo(DatasetFormat.COCO);
        assertThat(dataset.categories()).hasSize(80).startsWith("person", "bicycle", "car").endsWith("hair drier", "toothbrush");
        print(dataset);
    }

    private static void print(Dataset dataset) {
        System.out.println(dataset.name() + " " + dataset.images().size() + " images, " + dataset.boxCount() + " boxes, " + dataset.problems().size() + " problems");
        dataset.problems().stream().limit(60).forEach(System.out::println);
    }
}
