package org.focallens.ui.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.anchors.model.TruthBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The room closed and opened again: its controls show what they showed, whatever has become of its data. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class AnchorsReopenedTest {
    @TempDir
    private static Path folder;

    private Stage stage;
    private AnchorsRoom room;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(room::close);
    }

    private void open(FxRobot robot, JsonNode saved) throws Exception {
        robot.interact(() -> {
            if (room != null) {
                room.close();
            }
            room = new AnchorsRoom(new UnexpectedDialogs());
            room.restore(saved);
            stage.setScene(new Scene((javafx.scene.Parent) room.node(), 1224, 742));
            stage.show();
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !room.busy().get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** As the session's file holds it. */
    private JsonNode written() throws Exception {
        return new ObjectMapper().readTree(room.save().toString());
    }

    private static <T> T node(FxRobot robot, String id, Class<T> type) {
        return type.cast(robot.lookup(id).query());
    }

    @Test
    @SuppressWarnings("unchecked") // a list of the room holds its own kind of values
    void everySettingIsShownAgain(FxRobot robot) throws Exception {
        open(robot, MissingNode.getInstance());
        List<String> boxes = List.of(
                "#show-positive", "#show-negative", "#show-p4", "#one-box", "#one-cell", "#show-lattice", "#show-heat");
        List<String> lists = List.of("#preset", "#resize", "#low-quality", "#compare", "#shape");
        robot.interact(() -> {
            for (String list : lists) {
                ComboBox<Object> choice = node(robot, list, ComboBox.class);
                choice.getSelectionModel().select(choice.getItems().size() - 2);
            }
            boxes.forEach(box -> node(robot, box, CheckBox.class).fire());
            node(robot, "#least-iou", Slider.class).setValue(0.25);
            node(robot, "#colour-level", ToggleButton.class).fire();
            node(robot, "#cell-p6", ToggleButton.class).fire();
            node(robot, "#foreground", TextField.class).setText("0.61");
            node(robot, "#background", TextField.class).setText("0.37");
            node(robot, "#background", TextField.class).fireEvent(new javafx.event.ActionEvent());
            room.model().addTruth(10, 10, 90, 70);
        });
        List<Boolean> checked = boxes.stream()
                .map(box -> node(robot, box, CheckBox.class).isSelected())
                .toList();
        List<?> chosen = lists.stream()
                .map(list -> node(robot, list, ComboBox.class).getValue().toString())
                .toList();
        List<TruthBox> truths = room.model().history().get().truths();

        open(robot, written());
        assertThat(boxes.stream().map(box -> node(robot, box, CheckBox.class).isSelected()))
                .isEqualTo(checked);
        assertThat(lists.stream()
                        .map(list ->
                                node(robot, list, ComboBox.class).getValue().toString()))
                .isEqualTo(chosen);
        assertThat(node(robot, "#least-iou", Slider.class).getValue()).isEqualTo(0.25);
        assertThat(node(robot, "#colour-level", ToggleButton.class).isSelected())
                .isTrue();
        assertThat(node(robot, "#cell-p6", ToggleButton.class).isSelected()).isTrue();
        assertThat(node(robot, "#foreground", TextField.class).getText()).isEqualTo("0.61");
        assertThat(node(robot, "#background", TextField.class).getText()).isEqualTo("0.37");
        assertThat(room.model().history().get().truths())
                .as("the drawn box too")
                .isEqualTo(truths);
        assertThat(room.model().history().canUndo().get())
                .as("showing writes nothing")
                .isFalse();
    }

    /** The list of shapes wrote the last of the few shapes over the choice, as a change of its own behind the one that was made. */
    @Test
    void fewerShapesAreOneStepThatCanBeUndone(FxRobot robot) throws Exception {
        open(robot, MissingNode.getInstance());
        robot.interact(
                () -> node(robot, "#shape", ComboBox.class).getSelectionModel().select(9));
        int shape = room.model().history().get().display().shape();
        assertThat(shape).isEqualTo(8);
        robot.interact(() -> {
            TextField ratios = node(robot, "#assign-ratios", TextField.class);
            ratios.setText("1");
            ratios.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(node(robot, "#shape", ComboBox.class).getItems().size()).isEqualTo(4);
        robot.interact(room.model().history()::undo);
        assertThat(room.model().history().get().display().shape()).isEqualTo(8);
        assertThat(node(robot, "#shape", ComboBox.class).getSelectionModel().getSelectedIndex())
                .isEqualTo(9);
    }

    @Test
    void whateverBecameOfTheDataAnImageIsShown(FxRobot robot) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"images\": [");
        Path gone = folder.resolve("gone");
        for (Path path : List.of(Path.of("samples", "coco"), gone, broken)) {
            open(
                    robot,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("path", path.toAbsolutePath().toString())
                            .put("image", 3));
            assertThat(room.model().image().get()).as(path.toString()).isNotNull();
            assertThat(robot.lookup("#empty-state").query().getParent().isVisible())
                    .as(path.toString())
                    .isFalse();
            assertThat(room.failure().isPresent()).as(path.toString()).isEqualTo(path.equals(broken));
        }
        assertThat(room.status().getValue()).contains("broken.json", "is shown instead");
        robot.interact(() -> room.model().gallery().next());
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !room.busy().get());
        assertThat(room.failure()).as("the next success is other news").isEmpty();
    }
}
