package org.focallens.ui.anchors.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.match.LevelCount;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.DatasetException;
import org.focallens.data.open.Datasets;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.anchors.model.Assigned.LevelRow;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.ImageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsViewModelTest {
    private static final Path SAMPLE = Path.of("samples", "coco");

    @TempDir
    Path folder;

    private final DirectBackground loading = new DirectBackground();
    private final AnchorsViewModel model = new AnchorsViewModel(loading);

    private AnchorsState state() {
        return model.history().get();
    }

    private List<TruthBox> truths() {
        return state().truths();
    }

    private Matching matching() {
        return model.assigned().get().matching();
    }

    /** One image of 128 x 128 that the network sees as it is, with one box on P3's anchor about 40, 40. */
    private void openSquare() throws IOException {
        image("square.png");
        Files.writeString(folder.resolve("set.json"), """
                {"images": [{"id": 1, "file_name": "square.png", "width": 128, "height": 128}],
                 "categories": [{"id": 1, "name": "cell"}, {"id": 2, "name": "blob"}],
                 "annotations": [{"id": 1, "image_id": 1, "category_id": 2, "bbox": [24, 24, 32, 32]},
                                 {"id": 2, "image_id": 1, "category_id": 1, "bbox": [60, 60, 64, 64], "iscrowd": 1}]}""");
        model.change("resize", now -> now.withResize(new ResizeRule.None()));
        model.gallery().open(folder.resolve("set.json"), 0);
    }

    private void image(String name) throws IOException {
        ImageIO.write(
                new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve(name).toFile());
    }

    @Test
    void anOpenedSampleIsAssignedAsTheMatcherDoes() {
        model.gallery().open(SAMPLE, 0);
        assertThat(model.gallery().message().get()).contains("coco", "image 1 of 12", "scene-01.jpg", "512 × 384 px");
        assertThat(model.gallery().busy().get()).isFalse();
        assertThat(model.selectedTruth().get()).as("its first box").isZero();
        float[] boxes = new float[4 * truths().size()];
        for (int i = 0; i < boxes.length; i += 4) {
            TruthBox box = truths().get(i / 4);
            System.arraycopy(
                    new float[] {
                        box.x1() * 1066f / 512, box.y1() * 800f / 384, box.x2() * 1066f / 512, box.y2() * 800f / 384
                    },
                    0,
                    boxes,
                    i,
                    4);
        }
        Matching expected = new Matcher(Presets.TORCHVISION.matching())
                .match(new AnchorGrid(Presets.TORCHVISION.anchors(), 800, 1088), boxes, 800, 1066);
        assertThat(matching().positive()).isEqualTo(expected.positive());
        assertThat(matching().ignored()).isEqualTo(expected.ignored());
        List<LevelRow> rows = model.assigned().get().rows();
        assertThat(rows).extracting(LevelRow::level).containsExactly("P3", "P4", "P5", "P6", "P7", "All");
        assertThat(rows.get(5).positive()).isEqualTo(expected.positive().length);
        assertThat(rows.get(0).negative()).isEqualTo(expected.levels().get(0).negative());
        assertThat(rows.get(5).negative())
                .isEqualTo(expected.levels().stream()
                        .mapToInt(LevelCount::negative)
                        .sum());
    }

    @Test
    void otherRoomsHearWhatALossCounts() {
        List<AnchorCount> heard = new ArrayList<>();
        model.count().subscribe(count -> heard.add(count));
        assertThat(heard).containsOnlyNulls();
        model.gallery().open(SAMPLE, 0);
        AnchorCount count = model.count().getValue();
        assertThat(count.name()).isEqualTo("scene-01.jpg");
        assertThat(count.positives()).isEqualTo(matching().positive().length);
        assertThat(count.anchors())
                .as("the ignored do not count")
                .isEqualTo(matching().grid().size() - matching().ignored().length);
        assertThat(count.classes()).isEqualTo(model.gallery().categories().size());
        model.change("thresholds", state -> state.withThresholds(0.9, 0.9));
        assertThat(heard.get(heard.size() - 1).positives())
                .as("it follows the thresholds")
                .isEqualTo(matching().positive().length)
                .isNotEqualTo(count.positives());
    }

    @Test
    void nextAndPreviousGoAroundTheEnds() {
        model.gallery().open(SAMPLE, 10);
        model.gallery().next();
        assertThat(model.gallery().position()).isEqualTo(11);
        model.gallery().next();
        assertThat(model.gallery().position()).isZero();
        model.gallery().previous();
        assertThat(model.gallery().message().get()).contains("image 12 of 12", "scene-12.jpg");
        model.gallery().open(SAMPLE, 99);
        assertThat(model.gallery().position())
                .as("remembered from a larger set")
                .isEqualTo(11);
    }

    @Test
    void twoQuickNextsAreTwo() {
        model.gallery().open(SAMPLE, 0);
        loading.hold();
        model.gallery().next();
        model.gallery().next();
        assertThat(model.gallery().busy().get()).isTrue();
        assertThat(model.gallery().position())
                .as("what was open stays until the next is read")
                .isZero();
        loading.step();
        assertThat(model.gallery().position()).isEqualTo(2);
        assertThat(model.gallery().busy().get()).isFalse();
    }

    @Test
    void cancellingKeepsWhatWasOpen() throws IOException {
        model.gallery().open(SAMPLE, 3);
        String before = model.gallery().message().get();
        OpenImage image = model.image().get();
        loading.hold();
        image("other.png");
        model.gallery().open(folder, 0);
        loading.step(); // the data set is read, its image is not yet
        model.gallery().cancel();
        assertThat(model.gallery().busy().get()).isFalse();
        assertThat(model.gallery().message().get()).isEqualTo(before);
        assertThat(model.image().get()).isSameAs(image);
        assertThat(model.gallery().dataset().get().name()).isEqualTo("coco");
        model.gallery().next();
        loading.step();
        assertThat(model.gallery().position()).isEqualTo(4);
    }

    @Test
    void boxesAndThresholdsCanBeUndoneAndRedone() {
        model.gallery().open(SAMPLE, 0);
        List<TruthBox> labelled = truths();
        int positives = matching().positive().length;
        model.addTruth(100, 120, 40, 60);
        assertThat(truths())
                .hasSize(labelled.size() + 1)
                .last()
                .isEqualTo(new TruthBox(40, 60, 100, 120, "circle", false));
        assertThat(model.selectedTruth().get()).isEqualTo(labelled.size());
        model.change("thresholds", now -> now.withThresholds(0.7, 0.3));
        assertThat(matching().positive().length).isLessThan(positives);
        model.history().undo();
        assertThat(state().foreground()).isEqualTo(0.5);
        model.history().undo();
        assertThat(truths()).isEqualTo(labelled);
        assertThat(matching().positive()).hasSize(positives);
        assertThat(model.selectedTruth().get())
                .as("the box that is gone is not selected")
                .isEqualTo(AnchorsViewModel.NONE);
        assertThat(model.history().canUndo().get()).isFalse();
        model.history().redo();
        model.history().redo();
        assertThat(truths()).hasSize(labelled.size() + 1);
        assertThat(state().foreground()).isEqualTo(0.7);
    }

    @Test
    void twoBoxesDrawnQuicklyAreTwoStepsBack() {
        model.gallery().open(SAMPLE, 0);
        int labelled = truths().size();
        model.addTruth(0, 0, 10, 10);
        model.addTruth(20, 20, 30, 30);
        model.history().undo();
        assertThat(truths()).hasSize(labelled + 1);
        model.selectedTruth().set(0);
        model.deleteTruth();
        model.selectedTruth().set(0);
        model.deleteTruth();
        model.history().undo();
        assertThat(truths()).hasSize(labelled);
    }

    @Test
    void editsStayWithTheirImage() {
        model.gallery().open(SAMPLE, 0);
        List<TruthBox> labelled = truths();
        model.selectedTruth().set(1);
        model.deleteTruth();
        model.nudge(5, 5); // nothing is selected: nothing moves
        List<TruthBox> edited = truths();
        assertThat(edited).hasSize(labelled.size() - 1).doesNotContain(labelled.get(1));
        model.gallery().next();
        assertThat(truths()).doesNotContainAnyElementsOf(edited);
        assertThat(model.history().canUndo().get())
                .as("another image has no past")
                .isFalse();
        model.gallery().previous();
        assertThat(truths()).isEqualTo(edited);
        model.gallery().open(SAMPLE, 0);
        assertThat(truths()).as("opened anew, it is as labelled").isEqualTo(labelled);
    }

    @Test
    void settingsStayFromImageToImage() {
        model.gallery().open(SAMPLE, 0);
        model.change("preset", now -> now.withPreset(Presets.TF_VISION).withThresholds(0.6, 0.45));
        model.gallery().next();
        assertThat(state().preset()).isEqualTo(Presets.TF_VISION);
        assertThat(state().foreground()).isEqualTo(0.6);
        assertThat(matching().grid().width()).as("its own input").isEqualTo(640);
        assertThat(model.assigned().get().fit().height()).as("the image in it").isEqualTo(480);
    }

    @Test
    void aPresetBringsItsOwnSettingsAndLeavesTheBoxes() {
        model.gallery().open(SAMPLE, 0);
        List<TruthBox> labelled = truths();
        model.change("preset", now -> now.withPreset(Presets.KERAS_RETINANET));
        assertThat(truths()).isEqualTo(labelled);
        assertThat(matching().settings()).isEqualTo(Presets.KERAS_RETINANET.matching());
        assertThat(matching().forced()).isEmpty();
        assertThat(state().resize()).isEqualTo(Presets.KERAS_RETINANET.input().resize());
    }

    @Test
    void anUnreadableImageLeavesNoneShownAndItsNeighboursOpen() throws IOException {
        image("a.png");
        Files.write(
                folder.resolve("b.png"),
                Arrays.copyOf(Files.readAllBytes(folder.resolve("a.png")), 40)); // its header is whole
        image("c.png");
        model.gallery().open(folder, 0);
        model.addTruth(10, 10, 50, 50);
        model.gallery().next();
        assertThat(model.gallery().message().get()).contains("b.png");
        assertThat(model.gallery().failure()).hasValue(model.gallery().message().get());
        assertThat(model.image().get()).isNull();
        assertThat(model.assigned().get()).isNull();
        assertThat(truths()).isEmpty();
        assertThat(model.describeSelected()).isEmpty();
        assertThat(model.cellAnchors()).isEmpty();
        model.inspect(10, 10);
        model.history().undo();
        model.gallery().next();
        assertThat(model.gallery().message().get()).contains("image 3 of 3", "c.png");
        assertThat(model.gallery().failure()).isEmpty();
        assertThat(truths()).as("what was drawn on another image").isEmpty();
        model.gallery().show(0);
        assertThat(truths()).hasSize(1);
    }

    @Test
    void whatCannotBeOpenedLeavesWhatIs() throws IOException {
        model.gallery().open(SAMPLE, 2);
        OpenImage image = model.image().get();
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a data set");
        model.gallery().open(text, 0);
        assertThat(model.gallery().message().get()).contains("notes.txt", "is not a data set");
        assertThat(model.gallery().failure()).isPresent();
        assertThat(model.image().get()).isSameAs(image);
        assertThat(model.gallery().path()).isEqualTo(SAMPLE);
        model.gallery().next();
        assertThat(model.gallery().position()).isEqualTo(3);
    }

    @Test
    void aDataSetWithoutImagesSaysSo() throws IOException {
        Path empty = Files.writeString(folder.resolve("set.json"), "{\"images\": [], \"annotations\": []}");
        model.gallery().next();
        assertThat(model.gallery().message().get()).isEqualTo("Nothing is open");
        model.gallery().open(SAMPLE, 0);
        model.gallery().open(empty, 0);
        assertThat(model.gallery().message().get()).endsWith("has no images");
        assertThat(model.image().get()).isNull();
        model.gallery().previous();
        assertThat(model.gallery().busy().get()).isFalse();
    }

    @Test
    void theSelectedBoxIsDescribedInWords() throws IOException {
        openSquare();
        assertThat(model.describeSelected()).isEqualTo("Box 1, blob: 32 × 32 px, 32 × 32 px at the network's input.");
        model.selectedTruth().set(1);
        assertThat(model.describeSelected()).contains("Box 2, cell");
        model.change("resize", now -> now.withResize(new ResizeRule.Frame(256, 256)));
        assertThat(model.describeSelected()).contains("64 × 64 px, 128 × 128 px at the network's input");
        model.selectedTruth().set(AnchorsViewModel.NONE);
        assertThat(model.describeSelected()).isEmpty();
    }

    @Test
    void crowdRegionsAreNotMatchedAndKeepTheirPlace() throws IOException {
        openSquare();
        assertThat(matching().truths()).containsExactly(24, 24, 56, 56);
        assertThat(model.assigned().get().matchedTruth(1)).isEqualTo(-1);
        model.addTruth(64, 64, 96, 96);
        assertThat(model.assigned().get().matchedTruth(2))
                .as("second of the matching, third of the image")
                .isEqualTo(1);
        int[] positives = model.assigned().get().positivesPerTruth(3);
        assertThat(positives[1]).isZero();
        assertThat(positives[0]).isPositive();
        assertThat(positives[2]).isPositive();
    }

    /** torchvision's centres stand on the cells' corners: P3's cell (5, 5) is at 40, 40, and its square anchor is the box. */
    @Test
    void aCellShowsItsNineAnchors() throws IOException {
        openSquare();
        List<Cell> cells = new ArrayList<>();
        model.cell().subscribe(cell -> cells.add(cell));
        model.cellLevel().set(3);
        model.inspect(41, 38.5);
        assertThat(model.cell().get()).isEqualTo(new Cell(3, 5, 5));
        List<CellAnchor> anchors = model.cellAnchors();
        assertThat(anchors).hasSize(9);
        assertThat(anchors.get(3).box()).containsExactly(24, 24, 56, 56);
        assertThat(anchors.get(3).assignment().iou()).isEqualTo(1);
        assertThat(anchors.get(3).kind()).isEqualTo(AnchorKind.POSITIVE);
        assertThat(anchors).extracting(CellAnchor::kind).contains(AnchorKind.IGNORED);
        model.change("thresholds", now -> now.withThresholds(1, 1));
        assertThat(model.cellAnchors())
                .extracting(CellAnchor::kind)
                .containsOnly(AnchorKind.POSITIVE, AnchorKind.NEGATIVE);
        model.cellLevel().set(7);
        assertThat(model.cell().get()).as("the level's nearest").isEqualTo(new Cell(7, 0, 0));
        model.inspect(9999, -9999);
        assertThat(model.cell().get()).as("there is no cell outside").isEqualTo(new Cell(7, 0, 0));
        assertThat(cells).hasSizeGreaterThan(2);
    }

    @Test
    void anAnchorThatOnlyTheRuleMakesPositiveIsForced() throws IOException {
        openSquare();
        model.replaceTruth(0, new TruthBox(39, 39, 42, 42, "blob", false));
        model.cellLevel().set(3);
        model.inspect(40, 40);
        assertThat(model.cellAnchors())
                .extracting(CellAnchor::kind)
                .contains(AnchorKind.FORCED)
                .doesNotContain(AnchorKind.POSITIVE);
        model.change("rule", now -> now.withLowQuality(LowQuality.NONE));
        assertThat(model.cellAnchors()).extracting(CellAnchor::kind).containsOnly(AnchorKind.NEGATIVE);
    }

    @Test
    void movingABoxMovesItsAnchors() throws IOException {
        openSquare();
        int[] before = matching().positive();
        model.nudge(8, 0);
        assertThat(truths().get(0)).isEqualTo(new TruthBox(32, 24, 64, 56, "blob", false));
        int[] after = matching().positive();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after[0] - before[0]).as("one cell of nine to the right").isEqualTo(9);
    }

    @Test
    void problemsAreListed() throws IOException {
        image("a.png");
        Path set = Files.writeString(folder.resolve("set.json"), """
                {"images": [{"id": 1, "file_name": "a.png", "width": 128, "height": 128}], "categories": [{"id": 1, "name": "x"}],
                 "annotations": [{"id": 17, "image_id": 1, "category_id": 1, "bbox": [1, 1, -5, 5]}]}""");
        model.gallery().open(set, 0);
        assertThat(model.gallery().problems()).contains("17");
        assertThat(model.gallery().message().get()).endsWith("1 problem in the data");
        assertThat(truths()).isEmpty();
        assertThat(model.selectedTruth().get()).isEqualTo(AnchorsViewModel.NONE);
        model.addTruth(10, 10, 20, 20);
        assertThat(truths().get(0).category()).as("the set's first category").isEqualTo("x");
    }

    @Test
    void anotherRoomsImageIsShownWithItsBoxAndItsSettings() throws DatasetException {
        Dataset dataset = Datasets.open(SAMPLE);
        AssignSettings settings = AssignSettings.of(Presets.PAPER);
        model.show(new ImageRequest(SAMPLE, dataset, 2, 1, Presets.PAPER, settings));
        assertThat(model.image().get().label()).isEqualTo(dataset.images().get(2));
        assertThat(model.selectedTruth().get()).isEqualTo(1);
        assertThat(state().settings()).isEqualTo(settings);
        model.gallery().next();
        assertThat(model.selectedTruth().get())
                .as("the wish was for that image alone")
                .isZero();
    }
}
