package org.focallens.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.data.Problem;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Predictions in the room: by the menu, as a file and as a folder, and their problems among the set's. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class DatasetRoomPredictionsTest {
    @TempDir
    private static Path folder;

    private DatasetRoom room;

    private static final class Choosing extends UnexpectedDialogs {
        @Override
        public Optional<Path> openPredictions() {
            return Optional.of(folder.resolve("results.json"));
        }

        @Override
        public Optional<Path> openFolder() {
            return Optional.of(folder.resolve("texts"));
        }
    }

    @Start
    void start(Stage stage) {
        room = new DatasetRoom(new Choosing());
        stage.setScene(new Scene(new BorderPane(room.node()), 1208, 742));
        Theme.DARK.apply(stage.getScene());
        room.theme(Theme.DARK);
        stage.show();
        room.open(Path.of("samples", "yolo"));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, room::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void act(String id) {
        WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> room.actions().stream()
                        .filter(action -> action.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .run()
                        .run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aFileAndAFolderAreOpenedAndTheirProblemsListed(FxRobot robot) throws TimeoutException, IOException {
        await(() -> room.model().report().get() != null && !room.busy().get());
        String stem = room.model()
                .dataset()
                .get()
                .images()
                .get(0)
                .file()
                .getFileName()
                .toString()
                .replaceAll("\\..*", "");
        Files.writeString(
                folder.resolve("results.json"),
                "[{\"image_id\": \"" + stem + "\", \"category_id\": 0, \"bbox\": [1, 1, 9, 9], \"score\": 0.9}, 5]");
        Files.createDirectories(folder.resolve("texts"));
        Files.writeString(
                folder.resolve("texts").resolve(stem + ".txt"), "0 .5 .5 .1 .1 .9\n0 .2 .2 .1 .1 .8\n0 .2 .2\n");

        act("open-predictions");
        await(() -> robot.lookup("#prediction-counts")
                .tryQueryAs(Label.class)
                .map(label -> label.getText().contains("1 false"))
                .orElse(false));
        assertThat(room.status().getValue()).startsWith("results.json").contains("1 prediction ");

        act("open-predictions-folder");
        await(() -> room.status().getValue().startsWith("texts"));
        assertThat(room.status().getValue()).contains("2 predictions");
        act("dataset-problems");
        TableView<?> problems = robot.lookup("#problems-table").queryAs(TableView.class);
        assertThat(problems.getItems().stream().map(Problem.class::cast).map(Problem::where))
                .contains("line 3");
    }
}
