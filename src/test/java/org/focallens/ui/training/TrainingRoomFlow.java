package org.focallens.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.training.live.LiveRun;
import org.focallens.ui.training.live.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The room on the screen, with real networks and a shelf, and with the keys of its actions. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
abstract class TrainingRoomFlow {

    @TempDir
    Path folder;

    final ObjectProperty<Path> opened = new SimpleObjectProperty<>();
    TrainingRoom room;
    private Stage stage;

    /** A window is opened with the room in it. */
    void enter() throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            Theme.LIGHT.install();
            stage = new Stage();
            room = new TrainingRoom(
                    new UnexpectedDialogs(), new OtherRooms(opened, List.of()), Optional.of(new RunShelf(folder)));
            Scene scene = new Scene(new BorderPane(room.node()), 1208, 742);
            Theme.LIGHT.apply(scene);
            room.actions().stream()
                    .filter(action -> action.key() != null)
                    .forEach(action -> scene.getAccelerators().put(action.key(), action.run()));
            stage.setScene(scene);
            stage.show();
        });
        ready();
    }

    @AfterEach
    void close() {
        if (room != null) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
                stage.close();
                room.close();
            });
        }
    }

    void ready() throws TimeoutException {
        await(() -> room.model().phase().get() == Phase.READY);
    }

    void step(FxRobot robot) throws TimeoutException {
        int before = room.model().steps().get();
        robot.clickOn("#train-step");
        await(() -> room.model().steps().get() == before + 1
                && runs().stream().allMatch(run -> run.history().steps() > before)
                && room.model().phase().get() == Phase.READY);
    }

    List<LiveRun> runs() {
        return room.model().group().state().get().runs();
    }

    static MenuItem item(FxRobot robot, String id) {
        return robot.lookup("#compare").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            TextField typed = robot.lookup(field).queryAs(TextField.class);
            typed.setText(text);
            typed.fireEvent(new ActionEvent());
        });
    }

    /** Chooses from a list as a person does: by its place. */
    static void choose(FxRobot robot, String list, int place) {
        robot.interact(() ->
                robot.lookup(list).queryAs(ComboBox.class).getSelectionModel().select(place));
    }

    static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    /** Long enough for the first loading of the engine on a slow machine. */
    static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
