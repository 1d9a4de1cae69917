package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.training.live.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Runs are saved, named, gone on with, compared and thrown away, with real networks. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class SavedRunsFlowTest {

    @TempDir
    private static Path folder;

    @TempDir
    private static Path elsewhere;

    private TrainingRoom room;
    private boolean agreed;

    @Start
    void start(Stage stage) {
        UnexpectedDialogs dialogs = new UnexpectedDialogs() {
            @Override
            public boolean confirm(String what, String details) {
                return agreed;
            }

            @Override
            public Optional<Path> saveFile(String suggestion) {
                assertThat(suggestion).isEqualTo("focal-0.25-2-steps.csv");
                return Optional.of(elsewhere.resolve(suggestion));
            }
        };
        room = new TrainingRoom(
                dialogs, new OtherRooms(new SimpleObjectProperty<>(), List.of()), Optional.of(new RunShelf(folder)));
        stage.setScene(new Scene(new BorderPane(room.node()), 1208, 742));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
    }

    @BeforeEach
    void ready() throws TimeoutException {
        await(() -> room.model().phase().get() == Phase.READY);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, room::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aRunIsNamedGoneOnWithComparedAndThrownAway(FxRobot robot) throws TimeoutException, IOException {
        steps(robot, 3);
        double third = room.model().report().getValue().loss();
        robot.interact(() -> room.model().group().reset());
        await(() -> room.model().phase().get() == Phase.READY
                && room.model().steps().get() == 0);
        steps(robot, 1);

        robot.clickOn("#training-page-saved");
        TableView<RunShelf.Saved> table = robot.lookup("#saved-runs-table").queryTableView();
        await(() -> table.getItems().size() == 2);
        assertThat(table.getItems()).extracting(saved -> saved.sheet().steps()).containsExactly(1, 3);

        robot.interact(() -> table.getSelectionModel().select(1));
        robot.clickOn("#export-run");
        await(() -> Files.exists(elsewhere.resolve("focal-0.25-2-steps.csv")));
        assertThat(Files.readAllLines(elsewhere.resolve("focal-0.25-2-steps.csv")))
                .hasSize(1 + 3);
        robot.clickOn("#show-run");
        await(() -> room.model().group().references().get().size() == 1);
        assertThat(room.model().group().references().get().get(0).history().steps())
                .isEqualTo(3);
        assertThat(room.model().steps().get())
                .as("the run in the room is left alone")
                .isEqualTo(1);

        robot.clickOn("#training-page-saved");
        await(() -> table.getItems().size() == 2);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(1);
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await(() -> room.model().steps().get() == 3 && room.model().phase().get() == Phase.READY);
        assertThat(room.model().report().getValue().loss()).isEqualTo(third);
        steps(robot, 1);
        assertThat(room.model().report().getValue().step()).as("it goes on").isEqualTo(4);

        robot.clickOn("#training-page-saved");
        await(() -> table.getItems().size() == 2);
        robot.interact(() -> table.getSelectionModel().select(1)); // the first is the one in the room
        robot.clickOn("#delete-run");
        assertThat(table.getItems()).as("not without asking").hasSize(2);
        agreed = true;
        robot.clickOn("#delete-run");
        await(() -> table.getItems().size() == 1);
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    private void steps(FxRobot robot, int count) throws TimeoutException {
        for (int i = 0; i < count; i++) {
            int before = room.model().steps().get();
            robot.clickOn("#train-step");
            await(() -> room.model().steps().get() == before + 1);
        }
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
