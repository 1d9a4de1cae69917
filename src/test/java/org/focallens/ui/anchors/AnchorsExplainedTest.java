package org.focallens.ui.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.text.Texts;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.CellAnchor;
import org.focallens.ui.anchors.model.Colouring;
import org.focallens.ui.anchors.model.TruthBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Why a box or an anchor fares as it does, other settings beside these, the views of a level, and what is saved. */
class AnchorsExplainedTest extends AnchorsRoomFlow {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    /** From "why has this box no anchor" to a setting that gives it one, and back. */
    @Test
    void aBoxIsExplainedARemedyAppliedAndPutBack(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        robot.interact(() ->
                model.change("strict", state -> state.withThresholds(0.97, 0.4).withLowQuality(LowQuality.NONE)));
        assertThat(label(robot, "#box-verdict"))
                .startsWith("No anchor: the best IoU is 0.")
                .contains("0.970");
        assertThat(label(robot, "#box-limit")).startsWith("Most is lost to ");
        assertThat(label(robot, "#changed-settings"))
                .contains("Foreground IoU 0.5 → 0.97", "Low-quality matches keep → none");
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup("#remedy-threshold").tryQuery().isPresent());
        fire(robot, "#remedy-threshold");
        assertThat(label(robot, "#box-verdict")).contains(" positive ");
        assertThat(model.history().get().foreground()).isLessThan(0.97);
        fire(robot, "#undo");
        assertThat(label(robot, "#box-verdict")).startsWith("No anchor");
        fire(robot, "#put-back");
        assertThat(model.history().get().matching()).isEqualTo(Presets.TORCHVISION.matching());
        assertThat(robot.lookup("#put-back").query().getParent().isVisible()).isFalse();
        robot.push(KeyCode.N);
        assertThat(model.selectedTruth().get()).isEqualTo(1);
        assertThat(label(robot, "#selected-box")).startsWith("Box 2, ");
    }

    @Test
    void anAnchorOfTheCellIsExplained(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        TruthBox box = truths().get(0);
        robot.clickOn(at(robot, (box.x1() + box.x2()) / 2, (box.y1() + box.y2()) / 2));
        TableView<CellAnchor> cell = robot.lookup("#cell").queryTableView();
        robot.interact(() -> cell.getSelectionModel().select(4));
        assertThat(label(robot, "#anchor-place"))
                .startsWith(Texts.format(
                        "Anchor %,d: P5, ", model.cellAnchors().get(4).anchor()))
                .contains("shape 5");
        assertThat(label(robot, "#anchor-decision"))
                .startsWith(
                        model.cellAnchors().get(4).kind() == AnchorKind.FORCED
                                ? "Positive"
                                : model.cellAnchors().get(4).kind().title());
        robot.push(KeyCode.ESCAPE);
        assertThat(label(robot, "#anchor-place")).isEmpty();
    }

    @Test
    void otherSettingsAreComparedAndFlipsDrawn(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        ComboBox<Optional<NamedSettings>> compare = robot.lookup("#compare").queryComboBox();
        assertThat(compare.getConverter().toString(compare.getValue())).isEqualTo("nothing");
        robot.interact(() -> compare.setValue(compare.getItems().stream()
                .filter(one -> one.filter(named -> named.name().equals("keras-retinanet"))
                        .isPresent())
                .findFirst()
                .orElseThrow()));
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> label(robot, "#compare-causes").contains("Low-quality matches keep → none"));
        assertThat(label(robot, "#compare-causes")).contains("Offset 0 → 0.5: ", " flips");
        assertThat(robot.lookup("#flips").queryTableView().getItems()).hasSize(6);
        waitForPixels(robot, 0xFFD55E00, true);
        assertThat(robot.lookup("#hud").query().isVisible()).isTrue();
        robot.interact(() -> compare.setValue(Optional.empty()));
        assertThat(robot.lookup("#flips").query().isVisible()).isFalse();
        waitForPixels(robot, 0xFFD55E00, false);
    }

    @Test
    void latticeHeatMapAndColoursHaveKeysAndALegend(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        assertThat(robot.lookup("#hud").query().isVisible()).isFalse();
        robot.clickOn(stage(robot)).push(KeyCode.ESCAPE).push(KeyCode.L);
        assertThat(robot.lookup("#show-lattice").queryAs(CheckBox.class).isSelected())
                .isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.DIGIT4);
        assertThat(label(robot, "#cell-under")).startsWith("P4: ");
        robot.moveTo(at(robot, 100, 100));
        assertThat(label(robot, "#cell-under")).contains("Row ", "best IoU ");
        robot.push(KeyCode.H).push(KeyCode.C);
        assertThat(model.history().get().display().colouring()).isEqualTo(Colouring.LEVEL);
        assertThat(robot.lookup("#hud").query().isVisible()).isTrue();
        robot.push(KeyCode.G);
        assertThat(robot.lookup("#histograms-drawer").query().isVisible()).isTrue();
    }

    @Test
    void pictureAssignmentAndSettingsAreSavedAndOpened(FxRobot robot) throws Exception {
        waitForImage("scene-01.jpg");
        chosen = folder.resolve("scene.json");
        run(robot, "save-json");
        waitForSaved(chosen);
        assertThat(suggested).isEqualTo("scene-01-anchors.json");
        JsonNode json = new ObjectMapper().readTree(chosen.toFile());
        assertThat(json.get("positive")).hasSize(positives());
        assertThat(json.get("preset").asText()).isEqualTo("torchvision");
        chosen = folder.resolve("scene.csv");
        run(robot, "save-csv");
        waitForSaved(chosen);
        assertThat(Files.readAllLines(chosen))
                .hasSize(1 + positives() + model.assigned().get().matching().ignored().length)
                .first()
                .isEqualTo("anchor,level,row,column,shape,x1,y1,x2,y2,state,box,iou");
        chosen = folder.resolve("scene@2x.png");
        run(robot, "save-picture-2x");
        waitForSaved(chosen);
        assertThat(ImageIO.read(chosen.toFile()).getWidth())
                .isEqualTo(2 * (int) Math.ceil(stage(robot).getWidth()));
        robot.interact(() -> model.change("scales", state -> state.withThresholds(0.6, 0.3)));
        chosen = folder.resolve("strict.json");
        run(robot, "save-settings");
        waitForSaved(chosen);
        fire(robot, "#undo");
        run(robot, "open-settings");
        assertThat(model.history().get().foreground()).isEqualTo(0.6);
        assertThat(model.named().get()).extracting(NamedSettings::name).containsExactly("strict");
        Files.writeString(chosen, "{}");
        run(robot, "open-settings");
        assertThat(shown).last().asString().contains("strict.json", "format");
        assertThat(model.history().get().foreground()).as("as it was").isEqualTo(0.6);
    }
}
