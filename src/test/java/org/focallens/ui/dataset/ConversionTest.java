package org.focallens.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.data.open.Datasets;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Action;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private final DatasetViewModel set = new DatasetViewModel(new DirectBackground(), new DirectBackground());
    private final Conversion conversion = new Conversion(new DirectBackground(), set, new UnexpectedDialogs() {
        @Override
        public Optional<Path> saveFolder() {
            return Optional.of(folder);
        }

        @Override
        public void show(String title, String text) {
            told.add(title + "\n" + text);
        }
    });

    private Action action(String id) {
        return conversion.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void labelsAndImagesReadBackAsTheyWere() throws IOException {
        assertThat(action("convert-yolo-copy").enabled().get())
                .as("nothing is open")
                .isFalse();
        set.open(Path.of("samples", "voc"));
        assertThat(action("convert-yolo-copy").enabled().get()).isTrue();
        action("convert-yolo-copy").run().run();
        assertThat(conversion.work().failed())
                .as(conversion.work().message().get())
                .isFalse();
        assertThat(conversion.work().message().get())
                .contains("Wrote 12 images")
                .contains(folder.toString());
        assertThat(Datasets.open(folder).boxCount())
                .isEqualTo(set.dataset().get().boxCount());
    }

    @Test
    void aFileThatExistsIsNotTouchedAndThatIsSaid() {
        set.open(Path.of("samples", "coco"));
        action("convert-coco").run().run();
        action("convert-coco").run().run();
        assertThat(conversion.work().failed()).isTrue();
        assertThat(conversion.work().message().get()).contains("instances.json").contains("exists already");
    }
}
