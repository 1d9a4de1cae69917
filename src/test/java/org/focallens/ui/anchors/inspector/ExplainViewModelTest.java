package org.focallens.ui.anchors.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.focallens.core.explain.BoxExplanation.Verdict;
import org.focallens.core.explain.Remedy;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.CellAnchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainViewModelTest {
    @TempDir
    Path folder;

    private final AnchorsViewModel model = new AnchorsViewModel(new DirectBackground());
    private final DirectBackground searching = new DirectBackground();
    private final ExplainViewModel why = new ExplainViewModel(model, searching);

    /** A box of 10 x 10 that no anchor reaches, a crowd, and one of an anchor's size. */
    @BeforeEach
    void open() throws IOException {
        ImageIO.write(
                new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("square.png").toFile());
        Files.writeString(folder.resolve("set.json"), """
                {"images": [{"id": 1, "file_name": "square.png", "width": 128, "height": 128}],
                 "categories": [{"id": 1, "name": "cell"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [55, 55, 10, 10]},
                                 {"id": 2, "image_id": 1, "category_id": 1, "bbox": [60, 60, 64, 64], "iscrowd": 1},
                                 {"id": 3, "image_id": 1, "category_id": 1, "bbox": [24, 24, 32, 32]}]}""");
        model.change(
                "start",
                state -> state.withPreset(Presets.PAPER)
                        .withResize(new ResizeRule.None())
                        .withLowQuality(LowQuality.NONE));
        model.gallery().open(folder.resolve("set.json"), 0);
    }

    private List<Remedy.Kind> kinds() {
        return why.remedies().get().stream().map(Remedy::kind).toList();
    }

    @Test
    void theSelectedBoxIsExplainedAndARemedyApplied() {
        assertThat(model.selectedTruth().get()).isZero();
        assertThat(why.box().get().verdict()).isEqualTo(Verdict.BELOW);
        assertThat(BoxWords.verdict(why.box().get(), model.history().get().matching()))
                .startsWith("No anchor: the best IoU is 0.09")
                .contains("0.500");
        assertThat(BoxWords.mainLimit(why.box().get())).contains("its size, below every anchor's");
        assertThat(kinds())
                .contains(Remedy.Kind.THRESHOLD, Remedy.Kind.LOW_QUALITY, Remedy.Kind.SCALE, Remedy.Kind.INPUT);
        Remedy scale = why.remedies().get().stream()
                .filter(remedy -> remedy.kind() == Remedy.Kind.SCALE)
                .findFirst()
                .orElseThrow();
        why.apply(scale);
        assertThat(why.box().get().verdict()).isEqualTo(Verdict.SERVED);
        assertThat(why.box().get().positive()).isEqualTo(scale.positives());
        assertThat(why.remedies().get()).as("none is needed").isEmpty();
        model.history().undo();
        assertThat(why.box().get().verdict()).isEqualTo(Verdict.BELOW);
    }

    @Test
    void theExplanationFollowsTheSelection() {
        model.selectedTruth().set(1);
        assertThat(BoxWords.verdict(why.box().get(), model.history().get().matching()))
                .startsWith("A crowd region");
        assertThat(why.remedies().get()).isEmpty();
        model.selectedTruth().set(2);
        assertThat(why.box().get().verdict()).isEqualTo(Verdict.SERVED);
        model.selectedTruth().set(AnchorsViewModel.NONE);
        assertThat(why.box().get()).isNull();
    }

    @Test
    void anAnchorOfTheCellIsExplainedUntilAnotherCellIsChosen() {
        model.cellLevel().set(3);
        model.inspect(40, 40);
        CellAnchor best = model.cellAnchors().stream()
                .filter(anchor -> anchor.kind() == AnchorKind.POSITIVE)
                .findFirst()
                .orElseThrow();
        why.choose(best.anchor());
        assertThat(AnchorWords.decision(
                        why.anchor().get(), model.assigned().get().match()))
                .startsWith("Positive for box 3: its IoU ")
                .contains("0.5");
        assertThat(AnchorWords.target(why.anchor().get(), Presets.PAPER.coder()))
                .startsWith("Target (dx dy dw dh): ");
        assertThat(AnchorWords.loss(why.anchor().get(), 0.01)).contains("1.128", "%");
        model.change("rule", state -> state.withThresholds(0.999, 0.99));
        assertThat(why.anchor().get()).as("it follows the settings").isNotNull();
        model.inspect(8, 8);
        assertThat(why.anchor().get()).isNull();
    }

    @Test
    void whatWasAskedForBeforeIsDropped() {
        searching.hold();
        model.selectedTruth().set(2);
        model.selectedTruth().set(0);
        searching.step();
        assertThat(kinds()).contains(Remedy.Kind.SCALE);
        assertThat(why.trouble().get()).isEmpty();
    }
}
