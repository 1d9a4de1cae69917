package org.focallens.ui.anchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.CellAnchor;
import org.focallens.ui.anchors.model.CellAnchor.Cell;
import org.focallens.ui.anchors.model.TruthBox;
import org.focallens.ui.anchors.picture.PictureStage;
import org.focallens.ui.anchors.picture.ViewTransform;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The room in a real window, by mouse and keys. */
class AnchorsRoomTest extends AnchorsRoomFlow {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void imagesAreGoneThroughByButtonsAndKeys(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        assertThat(label(robot, "#status")).contains("coco", "image 1 of 12");
        robot.clickOn("#next-image");
        waitForImage("scene-02.jpg");
        robot.push(KeyCode.PAGE_DOWN);
        waitForImage("scene-03.jpg");
        robot.push(KeyCode.PAGE_UP).push(KeyCode.PAGE_UP).push(KeyCode.PAGE_UP);
        waitForImage("scene-12.jpg");
        assertThat(levels(robot).getItems())
                .isEqualTo(model.assigned().get().rows())
                .hasSize(6);
    }

    @Test
    void aPresetIsChosenFromTheList(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        ComboBox<Preset> presets = robot.lookup("#preset").queryComboBox();
        assertThat(presets.getItems()).hasSize(9);
        robot.clickOn("#preset").clickOn("TF Vision");
        assertThat(model.history().get().preset()).isEqualTo(Presets.TF_VISION);
        assertThat(robot.lookup("#background").queryTextInputControl().getText())
                .isEqualTo("0.50");
        assertThat(robot.lookup("#low-quality").queryAs(ComboBox.class).getValue())
                .isEqualTo(LowQuality.REPOINT_FIRST);
        assertThat(robot.lookup("#resize").queryAs(ComboBox.class).getValue())
                .isEqualTo(new ResizeRule.Frame(640, 640));
        assertThat(levels(robot).getItems().get(5).ignored()).isZero();
        fire(robot, "#undo");
        assertThat(presets.getValue()).isEqualTo(Presets.TORCHVISION);
        assertThat(model.history().canUndo().get())
                .as("showing a state again is no change of its own")
                .isFalse();
        robot.clickOn("#resize").clickOn("image as it is");
        assertThat(model.assigned().get().matching().grid().width()).isEqualTo(512);
        robot.clickOn("#low-quality").clickOn("none");
        assertThat(model.assigned().get().matching().forced()).isEmpty();
    }

    @Test
    void thresholdsFollowSliderAndTyping(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        int before = positives();
        robot.drag(robot.lookup("#thresholds").query().lookup(".high-thumb"))
                .moveBy(60, 0)
                .drop();
        double foreground = model.history().get().foreground();
        assertThat(foreground).isBetween(0.55, 0.9);
        assertThat(robot.lookup("#foreground").queryTextInputControl().getText())
                .isEqualTo(Texts.format("%.2f", foreground));
        assertThat(positives()).isLessThan(before);
        assertThat(levels(robot).getItems().get(5).positive()).isEqualTo(positives());
        fire(robot, "#undo");
        assertThat(positives()).as("one drag is one step").isEqualTo(before);

        type(robot, "#foreground", "0.72");
        RangeSlider slider = robot.lookup("#thresholds").queryAs(RangeSlider.class);
        assertThat(slider.getHighValue()).isCloseTo(0.72, within(1e-9));
        type(robot, "#background", "0.8");
        assertThat(label(robot, "#threshold-error")).contains("0.8", "0.72");
        assertThat(model.history().get().background()).as("as it was").isEqualTo(0.4);
        type(robot, "#background", "x");
        assertThat(label(robot, "#threshold-error")).contains("a number such as 0.4", "'x'");
        type(robot, "#background", "0.1");
        assertThat(label(robot, "#threshold-error")).isEmpty();
        assertThat(slider.getLowValue()).isCloseTo(0.1, within(1e-9));
        assertThat(model.history().get()).satisfies(state -> {
            assertThat(state.foreground()).isEqualTo(0.72);
            assertThat(state.background()).isEqualTo(0.1);
        });
    }

    /** The slider refuses a high below its low, so that it is set in three steps, of which none may be taken for a drag. */
    @Test
    void thresholdsThatBothJumpAreShownAsTheyAre(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        RangeSlider slider = robot.lookup("#thresholds").queryAs(RangeSlider.class);
        for (double[] pair : new double[][] {{0.3, 0.2}, {0.9, 0.8}, {0.25, 0.1}, {0.5, 0.5}}) {
            robot.interact(() -> model.change("jump " + pair[0], state -> state.withThresholds(pair[0], pair[1])));
            assertThat(model.history().get().foreground()).isEqualTo(pair[0]);
            assertThat(model.history().get().background()).isEqualTo(pair[1]);
            assertThat(slider.getHighValue()).isCloseTo(pair[0], within(1e-9));
            assertThat(slider.getLowValue()).isCloseTo(pair[1], within(1e-9));
        }
        robot.interact(model.history()::undo);
        assertThat(slider.getHighValue()).isCloseTo(0.25, within(1e-9));
        assertThat(model.history().canRedo().get()).as("showing is no change").isTrue();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.A).write(text, 0).type(KeyCode.ENTER);
    }

    @Test
    void aClickShowsTheCellsNineAnchorsAndSelectsTheBox(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        TruthBox box = truths().get(2);
        robot.clickOn(at(robot, (box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2));
        assertThat(model.selectedTruth().get()).isEqualTo(2);
        TableView<CellAnchor> cell = robot.lookup("#cell").queryTableView();
        assertThat(cell.getItems())
                .hasSize(9)
                .extracting(CellAnchor::anchor)
                .isEqualTo(model.cellAnchors().stream().map(CellAnchor::anchor).toList());
        assertThat(label(robot, "#selected-box")).startsWith("Box 3, " + box.category());
        Cell first = model.cell().get();
        assertThat(first.level()).isEqualTo(5);
        robot.clickOn("#cell-p3");
        assertThat(model.cell().get().level()).isEqualTo(3);
        assertThat(cell.getItems())
                .allSatisfy(anchor -> assertThat(anchor.width()).isLessThan(100));
        assertThat(robot.lookup("#cell-p3").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(model.cell().get()).isNull();
        assertThat(cell.getItems()).isEmpty();
        assertThat(model.selectedTruth().get()).isEqualTo(AnchorsViewModel.NONE);
    }

    @Test
    void aBoxIsDrawnMovedResizedAndDeleted(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        int labelled = truths().size();
        int before = positives();
        robot.clickOn(stage(robot)).push(KeyCode.B);
        assertThat(robot.lookup("#draw-box").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.drag(at(robot, 20, 200)).moveTo(at(robot, 60, 240)).dropTo(at(robot, 84, 264));
        assertThat(truths()).hasSize(labelled + 1);
        assertBox(truths().get(labelled), 20, 200, 84, 264);
        assertThat(model.selectedTruth().get()).isEqualTo(labelled);
        assertThat(robot.lookup("#draw-box").queryAs(ToggleButton.class).isSelected())
                .as("one box at a time")
                .isFalse();
        assertThat(positives()).isGreaterThan(before);

        int[] drawn = model.assigned().get().matching().positive();
        robot.drag(at(robot, 50, 230)).moveTo(at(robot, 70, 230));
        assertThat(model.assigned().get().matching().positive())
                .as("while it is dragged")
                .isNotEqualTo(drawn);
        assertThat(levels(robot).getItems()).isEqualTo(model.assigned().get().rows());
        robot.dropTo(at(robot, 80, 240));
        assertBox(truths().get(labelled), 50, 210, 114, 274);

        robot.drag(at(robot, 114, 274)).dropTo(at(robot, 150, 250));
        assertBox(truths().get(labelled), 50, 210, 150, 250);
        robot.push(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.DOWN);
        assertBox(truths().get(labelled), 51, 220, 151, 260);

        robot.push(KeyCode.DELETE);
        assertThat(truths()).hasSize(labelled);
        assertThat(positives()).isEqualTo(before);
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(truths()).hasSize(labelled + 1);
        robot.interact(() -> {
            while (model.history().canUndo().get()) {
                model.history().undo();
            }
        });
        assertThat(truths()).hasSize(labelled);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertThat(truths()).hasSize(labelled + 1);
    }

    private static void assertBox(TruthBox box, double x1, double y1, double x2, double y2) {
        assertThat(new double[] {box.x1(), box.y1(), box.x2(), box.y2()})
                .containsExactly(new double[] {x1, y1, x2, y2}, within(1.5));
    }

    @Test
    void kindsAndLevelsAreShownAndHidden(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        fire(robot, "#one-box");
        waitForPixels(robot, 0xFF0072B2, true);
        assertThat(pixels(robot, 0xFF8A8A8A)).as("negatives are a choice").isLessThan(50);
        robot.clickOn("#show-negative");
        waitForPixels(robot, 0xFF8A8A8A, true);
        fire(robot, "#show-negative");
        robot.clickOn("#show-positive");
        assertThat(robot.lookup("#show-positive").queryAs(CheckBox.class).isSelected())
                .isFalse();
        waitForPixels(robot, 0xFF0072B2, false);
        robot.push(KeyCode.DIGIT1);
        waitForPixels(robot, 0xFF0072B2, true);
        for (int level = 3; level <= 7; level++) {
            fire(robot, "#show-p" + level);
        }
        waitForPixels(robot, 0xFF0072B2, false);
    }

    /** Waits until many pixels of the picture have a colour, or next to none. */
    @Test
    void thePictureZoomsAndPans(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        PictureStage stage = stage(robot);
        ViewTransform whole = stage.view();
        Point2D place = at(robot, 100, 100);
        robot.moveTo(place).scroll(3, VerticalDirection.UP);
        assertThat(stage.view().scale()).isNotEqualTo(whole.scale());
        assertThat(at(robot, 100, 100).distance(place))
                .as("what is under the cursor stays there")
                .isLessThan(2);
        ViewTransform zoomed = stage.view();
        robot.drag(place, MouseButton.SECONDARY).dropBy(40, 25);
        assertThat(stage.view().scale()).isEqualTo(zoomed.scale());
        assertThat(stage.view().offsetX()).isCloseTo(zoomed.offsetX() + 40, within(1.0));
        assertThat(stage.view().offsetY()).isCloseTo(zoomed.offsetY() + 25, within(1.0));
        robot.push(KeyCode.SHORTCUT, KeyCode.MINUS);
        assertThat(stage.view().scale()).isCloseTo(zoomed.scale() * 0.8, within(1e-9));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(stage.view()).isEqualTo(whole);
        robot.clickOn("#zoom-in");
        assertThat(stage.view().scale()).isCloseTo(whole.scale() * 1.25, within(1e-9));
    }

    @Test
    void aChosenFolderIsOpenedAndItsProblemsAreShown(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        assertThat(robot.lookup("#problems").query().isDisabled()).isTrue();
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.copy(Path.of("samples/coco/images/scene-04.jpg"), set.resolve("good.jpg"));
        byte[] bytes = Files.readAllBytes(Path.of("samples/coco/images/scene-05.jpg"));
        Files.write(set.resolve("torn.jpg"), Arrays.copyOf(bytes, 700));
        Files.writeString(set.resolve("none.jpg"), "no picture");
        chosen = set;
        fire(robot, "#open-folder");
        waitForImage("good.jpg");
        fire(robot, "#problems");
        assertThat(shown).singleElement().asString().contains("none.jpg");
        fire(robot, "#next-image");
        waitForImage("torn.jpg");
        assertThat(robot.lookup("#empty-state").query().getParent().isVisible()).isTrue();
        assertThat(label(robot, "#empty-state")).contains("torn.jpg").isEqualTo(label(robot, "#status"));
        assertThat(levels(robot).getItems()).isEmpty();
        robot.clickOn(stage(robot)).push(KeyCode.PAGE_DOWN);
        waitForImage("good.jpg");
        assertThat(robot.lookup("#empty-state").query().getParent().isVisible()).isFalse();
    }

    @Test
    void settingsAreRememberedAndDamagedOnesAreNot(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        fire(robot, "#next-image");
        waitForImage("scene-02.jpg");
        robot.interact(() -> {
            model.change("all", state -> state.withPreset(Presets.MMDETECTION).withThresholds(0.6, 0.45));
            model.cellLevel().set(4);
        });
        AnchorsRoom[] other = new AnchorsRoom[1];
        robot.interact(() -> {
            JsonNode saved = workbench.room().save();
            other[0] = new AnchorsRoom(new Answers());
            other[0].restore(saved);
        });
        AnchorsViewModel restored = other[0].model();
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> restored.gallery().message().get().contains("scene-02.jpg"));
        assertThat(restored.history().get().preset()).isEqualTo(Presets.MMDETECTION);
        assertThat(restored.history().get().foreground()).isEqualTo(0.6);
        assertThat(restored.cellLevel().get()).isEqualTo(4);
        robot.interact(() -> {
            other[0].restore(JsonNodeFactory.instance
                    .objectNode()
                    .put("preset", "no such")
                    .put("foreground", 7)
                    .put("cellLevel", 99)
                    .put("path", "/no/such/\u0000folder"));
            other[0].restore(MissingNode.getInstance());
        });
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> restored.gallery().message().get().contains("scene-01.jpg"));
        assertThat(restored.history().get().foreground()).isIn(0.5, 0.6);
        robot.interact(other[0]::close);
    }
}
