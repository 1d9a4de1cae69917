package org.focallens.ui.dataset.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditDifference;
import org.focallens.audit.AuditTotals;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Presets;
import org.focallens.data.open.Datasets;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.dataset.gallery.ImageList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetViewModelTest {
    private static final Path SAMPLE = Path.of("samples", "coco");

    @TempDir
    private Path folder;

    private final DirectBackground reading = new DirectBackground();
    private final DatasetViewModel model = new DatasetViewModel(reading, new DirectBackground());

    private final ImageList images = new ImageList(model);

    private void change(String name, String text) {
        model.change(name, AssignEdit.with(model.history().get().settings(), name, text));
    }

    @Test
    void anOpenedSetIsAuditedByTheFrameworksOwnSettings() throws IOException {
        model.open(SAMPLE);
        assertThat(model.reading().failed()).isFalse();
        assertThat(model.report().get().totals())
                .isEqualTo(new Audit(AssignSettings.of(Presets.TORCHVISION))
                        .of(Datasets.open(SAMPLE), () -> false, share -> {})
                        .totals());
        assertThat(model.difference().get()).as("nothing changed").isNull();
        assertThat(model.reading().message().get()).contains("12 images").contains("under torchvision");
        assertThat(model.reading().busy().get()).isFalse();
    }

    @Test
    void theLossRoomIsOfferedAMeanImage() {
        assertThat(model.count().getValue()).isNull();
        model.open(SAMPLE);
        AuditTotals totals = model.report().get().totals();
        AnchorCount count = model.count().getValue();
        assertThat(count.name()).isEqualTo("A mean image of coco");
        assertThat(count.positives()).isEqualTo(Math.round(totals.positive() / 12.0));
        assertThat((double) (count.anchors() - count.positives()) / count.positives())
                .as("as unbalanced as the set")
                .isCloseTo(totals.negativesPerPositive(), withinPercentage(2));
        assertThat(count.classes()).isEqualTo(model.dataset().get().categories().size());
    }

    @Test
    void aChangedSettingMovesTheAuditAndUndoMovesItBack() {
        model.open(SAMPLE);
        long before = model.report().get().totals().boxes().unmatched();
        change(AssignSheet.LOW_QUALITY, "none");
        change(AssignSheet.FOREGROUND, "0.9");
        AuditDifference difference = model.difference().get();
        assertThat(difference.lost().count()).isPositive();
        assertThat(difference.gained().count()).isZero();
        assertThat(model.shown().totals().boxes().unmatched())
                .isEqualTo(before + difference.lost().count());
        assertThat(model.report().get().totals().boxes().unmatched())
                .as("what it is compared with stays")
                .isEqualTo(before);
        model.history().undo();
        model.history().undo();
        assertThat(model.difference().get()).isNull();
        assertThat(model.shown()).isSameAs(model.report().get());
    }

    @Test
    void anotherFrameworkIsAuditedAnew() {
        model.open(SAMPLE);
        change(AssignSheet.FOREGROUND, "0.7");
        model.setPreset(Presets.PAPER);
        assertThat(model.report().get().settings()).isEqualTo(AssignSettings.of(Presets.PAPER));
        assertThat(model.difference().get()).isNull();
        assertThat(model.reading().message().get()).contains("under Paper");
        model.history().undo();
        assertThat(model.report().get().settings()).isEqualTo(AssignSettings.of(Presets.TORCHVISION));
        assertThat(model.difference().get().after().settings().matching().foreground())
                .as("and the change with it")
                .isEqualTo(.7);
    }

    @Test
    void cancellingLeavesWhatWasOpenAndWhatWasChanged() {
        model.open(SAMPLE);
        change(AssignSheet.FOREGROUND, "0.7");
        String open = model.reading().message().get();
        reading.hold();
        model.open(Path.of("samples", "voc"));
        assertThat(model.reading().busy().get()).isTrue();
        model.cancel();
        assertThat(model.reading().busy().get()).isFalse();
        assertThat(model.reading().message().get()).isEqualTo(open);
        assertThat(model.history().get().settings().matching().foreground())
                .as("a change is not lost")
                .isEqualTo(.7);
        model.setPreset(Presets.PAPER);
        model.cancel();
        assertThat(model.history().get().preset())
                .as("the framework that the audit is by")
                .isEqualTo(Presets.TORCHVISION);
        assertThat(model.difference().get().after().settings().matching().foreground())
                .isEqualTo(.7);
    }

    @Test
    void aSetThatIsJustOpenedHasNoRowsOfTheOneBefore() {
        model.open(Path.of("samples", "voc", "Annotations", "scene-01.xml"));
        int one = images.rows("", -1).size();
        assertThat(one).isLessThan(12);
        List<Integer> seen = new ArrayList<>();
        model.dataset().subscribe(now -> seen.add(images.rows("", -1).size()));
        model.open(SAMPLE);
        assertThat(seen).as("before its audit is there").containsExactly(one, 0);
        assertThat(images.rows("", -1)).hasSize(12);
    }

    @Test
    void whatCannotBeReadIsSaidAndWhatWasOpenStays() throws IOException {
        model.open(SAMPLE);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        model.open(empty);
        assertThat(model.reading().failed()).isTrue();
        assertThat(model.reading().message().get()).contains(empty.toString());
        assertThat(model.dataset().get().images()).hasSize(12);
        model.open(SAMPLE);
        assertThat(model.reading().failed()).isFalse();
    }

    @Test
    void aLargerSetIsNeverReadByTheReportOfTheOneBefore() {
        model.open(Path.of("samples", "coco", "images", "scene-01.jpg"));
        assertThat(model.reading().failed()).isFalse();
        assertThat(model.dataset().get().images()).hasSize(1);
        List<Integer> seen = new ArrayList<>();
        model.dataset().subscribe(() -> seen.add(images.rows("", -1).size())); // as the table does
        model.open(SAMPLE);
        assertThat(seen)
                .as("no rows while the audit of the new set is not there")
                .containsExactly(0);
        assertThat(model.reading().failed()).isFalse();
        assertThat(images.rows("", -1)).hasSize(12);
    }
}
