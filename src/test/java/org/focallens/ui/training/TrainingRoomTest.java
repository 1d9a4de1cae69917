package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.train.run.Quantity;
import org.focallens.train.run.RunHistory;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.training.live.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The room with a real network. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class TrainingRoomTest {

    @TempDir
    private static Path folder;

    private TrainingRoom room;

    @Start
    void start(Stage stage) {
        room = new TrainingRoom(
                new UnexpectedDialogs(),
                new OtherRooms(new SimpleObjectProperty<>(), List.of()),
                Optional.of(new RunShelf(folder)));
        stage.setScene(new Scene(new BorderPane(room.node()), 1208, 742));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, room::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void stepPlayPauseReset(FxRobot robot) throws TimeoutException {
        await(() -> room.model().phase().get() == Phase.READY);
        assertThat(text(robot, "#p3-negative")).isEqualTo("–");

        robot.clickOn("#train-step");
        await(() -> room.model().steps().get() == 1);
        double first = room.model().report().getValue().loss();
        assertThat(text(robot, "#step-count")).isEqualTo("1");
        assertThat(count(robot, "all-positive")).isPositive();
        assertThat(count(robot, "all-positive") + count(robot, "all-ignored") + count(robot, "all-negative"))
                .isEqualTo(2 * 3069);
        assertThat(count(robot, "p7-positive") + count(robot, "p7-ignored") + count(robot, "p7-negative"))
                .isEqualTo(2 * 9);

        robot.clickOn("#train-play");
        await(() -> room.model().steps().get() >= 60);
        robot.clickOn("#train-play");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(room.model().phase().get()).isEqualTo(Phase.READY);
        RunHistory history = room.model().group().run(0).history();
        assertThat(history.mean(Quantity.LOSS, history.entries() - 1, 20))
                .as("the loss falls")
                .isLessThan(first);

        robot.clickOn("#train-reset");
        await(() -> room.model().phase().get() == Phase.READY);
        assertThat(text(robot, "#step-count")).isEqualTo("0");
        assertThat(text(robot, "#loss-total")).isEqualTo("–");
        robot.clickOn("#train-step");
        await(() -> room.model().steps().get() == 1);
        assertThat(room.model().report().getValue().loss())
                .as("the same seed begins again with the same loss")
                .isEqualTo(first);
    }

    @Test
    void aNumberIsTypedAndAWrongOneExplained(FxRobot robot) throws TimeoutException {
        await(() -> room.model().phase().get() == Phase.READY);
        TextField gamma = robot.lookup("#gamma-field").queryAs(TextField.class);
        type(gamma, "3.3");
        assertThat(room.model().group().knobs().getValue().gamma()).isEqualTo(3.3);
        type(gamma, "9");
        assertThat(room.model().group().knobs().getValue().gamma()).isEqualTo(3.3);
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Enter a number from 0 to 5.");
        type(robot.lookup("#scene-sides").queryAs(TextField.class), "40-20");
        assertThat(text(robot, "#scene-sides-error"))
                .contains("maxSize must be 40")
                .contains("but is 20");
        assertThat(robot.lookup("#scene-sides").queryAs(TextField.class).getText())
                .as("it stays, to be mended")
                .isEqualTo("40-20");
        type(robot.lookup("#scene-sides").queryAs(TextField.class), "20-40");
        assertThat(text(robot, "#scene-sides-error")).isEmpty();
        assertThat(room.model().group().wanted().getValue().data().name()).isEqualTo("shapes:sides=20-40");
        type(robot.lookup("#seed").queryAs(TextField.class), "soon");
        assertThat(text(robot, "#seed-error")).isEqualTo("Enter a number; 'soon' is not one.");
        type(robot.lookup("#learning-rate-field").queryAs(TextField.class), "1e-3");
        assertThat(room.model().group().knobs().getValue().learningRate()).isEqualTo(1e-3);
    }

    private static void type(TextField field, String text) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static int count(FxRobot robot, String id) {
        return Integer.parseInt(text(robot, "#" + id).replace(",", ""));
    }

    /** Long enough for the first loading of the engine on a slow machine. */
    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
