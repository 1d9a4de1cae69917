package org.focallens.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.focallens.data.image.Images;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    Path temp;

    @Test
    void theThreeFormatsHoldTheSameBoxes() throws IOException {
        Dataset coco = Datasets.open(Path.of("samples/coco"));
        assertThat(coco.images()).hasSize(12);
        for (String name : new String[] {"coco", "voc", "yolo"}) {
            Dataset dataset = Datasets.open(Path.of("samples", name));
            assertThat(dataset.problems()).as(name).isEmpty();
            assertThat(dataset.boxCount()).isEqualTo(coco.boxCount());
            for (int i = 0; i < 12; i++) {
                Labels labels = dataset.images().get(i).labels();
                Labels expected = coco.images().get(i).labels();
                assertThat(labels.boxes()).as(name).containsExactly(expected.boxes(), within(1e-3f));
                for (int k = 0; k < labels.count(); k++) {
                    assertThat(dataset.categories().get(labels.category(k)))
                            .isEqualTo(coco.categories().get(expected.category(k)));
                }
            }
        }
    }

    @Test
    void theyStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("samples"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(3_000_000);
        }
    }

    /** As from the jar: the bundled copy is packed into a zip file and opened from there. */
    @Test
    void theBundledSampleOpensFromInsideAnArchive() throws IOException, URISyntaxException {
        Path bundled = Path.of(SamplesTest.class.getResource("/samples/coco").toURI());
        try (FileSystem zip = FileSystems.newFileSystem(temp.resolve("sample.jar"), Map.of("create", "true"));
                Stream<Path> files = Files.walk(bundled)) {
            for (Path file : files.toList()) {
                Path target = zip.getPath("/samples/coco")
                        .resolve(bundled.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            Dataset dataset = Datasets.open(zip.getPath("/samples/coco"));
            assertThat(dataset.problems()).isEmpty();
            assertThat(dataset.categories()).startsWith("circle", "square", "triangle");
            assertThat(Images.read(dataset.images().get(0).file()).width()).isEqualTo(512);
        }
    }
}
