package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class MainWindowTest {
    @TempDir
    Path folder;

    private final List<FakeRoom> made = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<String> told = new ArrayList<>();
    private Stage stage;

    @BeforeEach
    void keepTheToolkit() {
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void closeWindow(FxRobot robot) {
        robot.interact(stage::close);
    }

    private RoomEntry entry(String id, boolean takesFiles) {
        return new RoomEntry(id, id, "", Feather.GRID, dialogs -> {
            made.add(new FakeRoom(id, takesFiles));
            return made.get(made.size() - 1);
        });
    }

    private MainWindow open(FxRobot robot, Session session, Optional<Path> path, Optional<String> room) {
        MainWindow[] window = new MainWindow[1];
        robot.interact(() -> {
            List<Window> before = List.copyOf(Window.getWindows());
            window[0] = new MainWindow(
                    List.of(entry("first", true), entry("second", false)),
                    store(),
                    session,
                    closed::incrementAndGet,
                    owner -> new Told());
            window[0].show(path, room);
            stage = (Stage) Window.getWindows().stream()
                    .filter(one -> !before.contains(one))
                    .findFirst()
                    .orElseThrow();
        });
        return window[0];
    }

    private SessionStore store() {
        return new SessionStore(folder.resolve("session.json"));
    }

    @Test
    void whatWasDoneIsRememberedWhenTheWindowCloses(FxRobot robot) {
        MainWindow window = open(robot, Session.FIRST, Optional.empty(), Optional.of("second"));
        assertThat(window.workbench().room()).isSameAs(made.get(made.size() - 1));
        robot.interact(() -> {
            window.workbench().theme().set(Theme.DARK);
            window.workbench().open(Path.of("/data/set"));
            stage.setWidth(1200);
            stage.close();
        });
        assertThat(closed).hasValue(1);
        assertThat(made).allSatisfy(room -> assertThat(room.events).endsWith("close"));
        Session saved = store().load();
        assertThat(saved.theme()).isEqualTo(Theme.DARK);
        assertThat(saved.room()).as("where the file was opened").isEqualTo("first");
        assertThat(saved.recent())
                .containsExactly(Path.of("/data/set").toAbsolutePath().toString());
        assertThat(saved.frame().width()).isEqualTo(1200);
        assertThat(saved.rooms().get("second").asText()).isEqualTo("saved by second");

        made.clear();
        MainWindow again = open(robot, saved, Optional.empty(), Optional.empty());
        assertThat(again.workbench().theme().get()).isEqualTo(Theme.DARK);
        assertThat(stage.getWidth()).isEqualTo(1200);
        assertThat(made.get(0).events).startsWith("restore saved by first", "DARK");
    }

    @Test
    void aFileFromTheCommandLineIsOpened(FxRobot robot) {
        open(robot, Session.FIRST, Optional.of(Path.of("/data/a.png")), Optional.empty());
        assertThat(made.get(0).events).endsWith("open " + Path.of("/data/a.png").toAbsolutePath());
    }

    /** A frame from a larger or unplugged screen, or from a damaged file. */
    @Test
    void theWindowFitsTheScreenAndIsNeverTooSmall(FxRobot robot) {
        open(robot, framed(new Session.Frame(-9000, -9000, 30_000, 20_000, false)), Optional.empty(), Optional.empty());
        assertThat(stage.getWidth()).isBetween(1100.0, 5000.0);
        assertThat(stage.getHeight()).isBetween(700.0, 5000.0);
        assertThat(stage.getX()).isGreaterThan(-1000);
        robot.interact(stage::close);
        open(robot, framed(new Session.Frame(0, 0, 10, Double.NaN, false)), Optional.empty(), Optional.empty());
        assertThat(stage.getWidth()).isGreaterThanOrEqualTo(1100);
        assertThat(stage.getHeight()).isGreaterThanOrEqualTo(700);
    }

    /** A process without a window would stay behind, and nothing of the other rooms would be remembered. */
    @Test
    void aRoomThatCannotBeSavedOrClosedKeepsNeitherTheOthersNorTheProgram(FxRobot robot) {
        Session before = new Session(
                Theme.LIGHT, "second", null, List.of(), Map.of("second", JsonNodeFactory.instance.textNode("of old")));
        MainWindow window = open(robot, before, Optional.empty(), Optional.empty());
        robot.interact(() -> {
            made.get(0).fault = new IllegalStateException("a list was changed");
            window.workbench().enter(window.workbench().entries().get(0));
            stage.close();
        });
        assertThat(closed).hasValue(1);
        assertThat(made).hasSize(2).allSatisfy(room -> assertThat(room.events).endsWith("close"));
        assertThat(told)
                .singleElement()
                .asString()
                .contains("Not everything could be saved", "second", "a list was changed");
        Session saved = store().load();
        assertThat(saved.rooms().get("second").asText())
                .as("what it had saved before")
                .isEqualTo("of old");
        assertThat(saved.rooms().get("first").asText()).isEqualTo("saved by first");
        assertThat(saved.room()).isEqualTo("first");
    }

    private final class Told extends UnexpectedDialogs {
        @Override
        public void error(String what, String details) {
            told.add(what + ": " + details);
        }
    }

    private static Session framed(Session.Frame frame) {
        return new Session(Theme.LIGHT, "", frame, List.of(), Map.of());
    }
}
