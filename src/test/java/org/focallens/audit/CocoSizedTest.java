package org.focallens.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.focallens.data.Dataset;
import org.focallens.data.open.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoSizedTest {
    @TempDir
    Path folder;

    @Test
    void theFileIsReadWithItsNumbersAndTheSeedFixesIt() throws IOException {
        Dataset source = Datasets.open(Path.of("samples/coco"));
        Path file = folder.resolve("a.json");
        CocoSized.write(source, 300, 1234, 7, file);
        CocoSized.write(source, 300, 1234, 7, folder.resolve("b.json"));
        assertThat(Files.mismatch(file, folder.resolve("b.json"))).isEqualTo(-1);
        Dataset made = Datasets.open(file);
        assertThat(made.images()).hasSize(300);
        assertThat(made.boxCount()).isEqualTo(1234);
        assertThat(made.categories()).isEqualTo(source.categories());
        assertThat(made.problems()).as("only that there are no images").hasSize(1);
    }
}
