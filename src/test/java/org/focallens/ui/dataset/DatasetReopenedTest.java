package org.focallens.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.dataset.DatasetPages.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The room closed and opened again on each page and with each kind of data. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class DatasetReopenedTest {
    @TempDir
    private static Path folder;

    private Stage stage;
    private DatasetRoom room;

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
            room = new DatasetRoom(new UnexpectedDialogs());
            room.restore(saved);
            room.theme(Theme.LIGHT);
            stage.setScene(new Scene((Parent) room.node(), 1224, 742));
            stage.show();
        });
        settle();
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !room.busy().get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void act(FxRobot robot, String id) {
        robot.interact(() -> room.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    }

    private static <T> T node(FxRobot robot, String id, Class<T> type) {
        return type.cast(robot.lookup(id).query());
    }

    private JsonNode written() throws Exception {
        return new ObjectMapper().readTree(room.save().toString());
    }

    private static void choose(FxRobot robot, String id, int item) {
        robot.interact(() -> node(robot, id, ComboBox.class).getSelectionModel().select(item));
    }

    private static int chosen(FxRobot robot, String id) {
        return node(robot, id, ComboBox.class).getSelectionModel().getSelectedIndex();
    }

    @Test
    void everySettingIsShownAgain(FxRobot robot) throws Exception {
        open(robot, MissingNode.getInstance());
        choose(robot, "#dataset-preset", 2);
        settle();
        robot.interact(() -> {
            TextField foreground = node(robot, "#assign-foreground", TextField.class);
            foreground.setText("0.7");
            foreground.fireEvent(new ActionEvent());
        });
        choose(robot, "#assign-lowQuality", 2);
        act(robot, "dataset-images");
        choose(robot, "#gallery-order", 2);
        robot.interact(() -> node(robot, "#images-table", ToggleButton.class).fire());
        act(robot, "dataset-charts");
        robot.interact(
                () -> node(robot, "#dataset-chart-sizes", ToggleButton.class).fire());
        act(robot, "dataset-search");
        choose(robot, "#search-objective", 0);
        choose(robot, "#search-sizes", 1);
        robot.interact(() -> node(robot, "#search-symmetric", CheckBox.class).fire());
        settle();

        open(robot, written());
        assertThat(chosen(robot, "#dataset-preset")).isEqualTo(2);
        assertThat(node(robot, "#assign-foreground", TextField.class).getText()).isEqualTo("0.7");
        assertThat(chosen(robot, "#assign-lowQuality")).isEqualTo(2);
        assertThat(chosen(robot, "#search-objective"))
                .as("on the page that was left")
                .isZero();
        assertThat(chosen(robot, "#search-sizes")).isEqualTo(1);
        assertThat(node(robot, "#search-symmetric", CheckBox.class).isSelected())
                .isFalse();
        act(robot, "dataset-images");
        assertThat(chosen(robot, "#gallery-order")).isEqualTo(2);
        assertThat(node(robot, "#images-table", ToggleButton.class).isSelected())
                .isTrue();
        act(robot, "dataset-charts");
        assertThat(node(robot, "#dataset-chart-sizes", ToggleButton.class).isSelected())
                .isTrue();
        assertThat(room.model().history().canUndo().get())
                .as("showing writes nothing")
                .isFalse();
    }

    @Test
    void whateverBecameOfTheDataNoPageIsBlank(FxRobot robot) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"images\": [");
        for (Path path : List.of(Path.of("samples", "coco"), folder.resolve("gone"), broken)) {
            for (Page page : Page.values()) {
                ObjectNode saved = JsonNodeFactory.instance
                        .objectNode()
                        .put("page", page.name())
                        .put("path", path.toAbsolutePath().toString());
                open(robot, saved);
                assertThat(room.model().shown()).as(page + " of " + path).isNotNull();
                assertThat(node(
                                        robot,
                                        "#dataset-page-" + page.name().toLowerCase(java.util.Locale.ROOT),
                                        ToggleButton.class)
                                .isSelected())
                        .as(page + " of " + path)
                        .isTrue();
                assertThat(room.failure().isPresent()).as(page + " of " + path).isEqualTo(path.equals(broken));
            }
        }
        assertThat(room.status().getValue()).contains("broken.json", "is shown instead");
    }

    /** The overview counted the boxes under the changed settings, and the status line went on with those of before. */
    @Test
    void theStatusLineCountsWhatTheOverviewCounts(FxRobot robot) throws Exception {
        open(robot, MissingNode.getInstance());
        String before = room.status().getValue();
        robot.interact(() -> {
            TextField foreground = node(robot, "#assign-foreground", TextField.class);
            foreground.setText("0.9");
            foreground.fireEvent(new ActionEvent());
        });
        choose(robot, "#assign-lowQuality", 0);
        settle();
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> room.model().difference().get() != null
                        && !room.model().difference().get().sample());
        WaitForAsyncUtils.waitForFxEvents();
        long unmatched = room.model().shown().totals().boxes().unmatched();
        assertThat(unmatched).isPositive();
        assertThat(room.status().getValue()).contains(unmatched + " without an anchor", "with your changes");
        robot.interact(room.model().history()::undo);
        robot.interact(room.model().history()::undo);
        settle();
        assertThat(room.status().getValue()).isEqualTo(before);
    }
}
