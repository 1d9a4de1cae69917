package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class WorkbenchTest {
    private final Map<String, FakeRoom> made = new HashMap<>();
    private final List<String> shown = new ArrayList<>();
    private Workbench workbench;

    private RoomEntry entry(String id, boolean takesFiles) {
        return new RoomEntry(id, id.toUpperCase(Locale.ROOT), "What does " + id + " answer?", Feather.GRID, dialogs -> {
            assertThat(made).as("a room is made once").doesNotContainKey(id);
            FakeRoom room = new FakeRoom(id, takesFiles);
            made.put(id, room);
            return room;
        });
    }

    private Workbench workbench(Session session) {
        return new Workbench(List.of(entry("first", true), entry("second", false)), new Told(), session);
    }

    @Start
    void open(Stage stage) {
        Session session = new Session(
                Theme.LIGHT,
                "second",
                null,
                List.of("/old/data"),
                Map.of("first", JsonNodeFactory.instance.textNode("kept")));
        workbench = workbench(session);
        stage.setScene(new Scene(workbench.root(), 900, 600));
        stage.show();
    }

    @Test
    void theRememberedRoomIsEnteredAndOthersAreMadeWhenTheyAreEntered(FxRobot robot) {
        assertThat(made).containsOnlyKeys("second");
        assertThat(robot.lookup("#room-second").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.clickOn("#room-first");
        assertThat(made.get("first").events).startsWith("restore kept", "LIGHT");
        assertThat(robot.lookup("#first").tryQuery()).isPresent();
        assertThat(robot.lookup("#second").tryQuery()).isEmpty();
        robot.clickOn("#room-second").clickOn("#room-first");
        assertThat(robot.lookup("#room-second").queryAs(ToggleButton.class).isSelected())
                .isFalse();
        robot.clickOn("#room-first");
        assertThat(robot.lookup("#room-first").queryAs(ToggleButton.class).isSelected())
                .as("a second click does not leave the room")
                .isTrue();
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).isEqualTo("first is here");
    }

    @Test
    void aRoomLeadsToAnotherThatMayNotBeMadeYetAndToNoneThatIsNotThere(FxRobot robot) {
        robot.interact(() -> made.get("second").lead.accept("nowhere"));
        assertThat(workbench.room()).isSameAs(made.get("second"));
        robot.interact(() -> made.get("second").lead.accept("first"));
        assertThat(workbench.room()).isSameAs(made.get("first"));
    }

    @Test
    void keysEnterRoomsAndChangeTheLook(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertThat(workbench.room()).isSameAs(made.get("first"));
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        assertThat(workbench.root().getStyleClass()).contains("dark");
        assertThat(made.get("first").events).endsWith("DARK");
        assertThat(made.get("second").events)
                .as("rooms that are not on screen follow")
                .endsWith("DARK");
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        assertThat(workbench.root().getStyleClass()).doesNotContain("dark");
    }

    @Test
    void plainKeysWorkExceptWhereSomebodyTypes(FxRobot robot) {
        robot.clickOn("#second-button").type(KeyCode.B);
        assertThat(made.get("second").events).containsOnlyOnce("draw");
        robot.clickOn("#second-field").type(KeyCode.B);
        assertThat(made.get("second").events).containsOnlyOnce("draw");
        assertThat(robot.lookup("#second-field").queryTextInputControl().getText())
                .isEqualTo("b");
        robot.type(KeyCode.F1);
        assertThat(shown).as("F1 types nothing").hasSize(1);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        assertThat(made.get("second").events)
                .as("keys with Ctrl work everywhere")
                .endsWith("save");
        robot.interact(() -> made.get("second").canDraw.set(false));
        robot.clickOn("#second-button").type(KeyCode.B);
        assertThat(made.get("second").events).containsOnlyOnce("draw");
    }

    @Test
    void aFileGoesToTheFirstRoomThatHasAUseForIt(FxRobot robot) {
        Path file = Path.of("some", "picture.png");
        robot.interact(() -> workbench.open(file));
        assertThat(workbench.room()).isSameAs(made.get("first"));
        assertThat(made.get("first").events).endsWith("open " + file.toAbsolutePath());
        assertThat(workbench.recent()).containsExactly(file.toAbsolutePath().toString(), "/old/data");
        for (int i = 0; i < 20; i++) {
            Path next = Path.of("/data", "set-" + i % 15);
            robot.interact(() -> workbench.open(next));
        }
        assertThat(workbench.recent())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .startsWith(Path.of("/data/set-4").toAbsolutePath().toString());
        MenuItem oldest = menu(robot, "Recent").getItems().get(9);
        robot.interact(oldest::fire);
        assertThat(made.get("first").events).endsWith("open " + oldest.getText());
    }

    private static Menu menu(FxRobot robot, String title) {
        for (Menu menu : robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus()) {
            if (menu.getText().equals(title)) {
                return menu;
            }
            for (MenuItem item : menu.getItems()) {
                if (item instanceof Menu inner && title.equals(inner.getText())) {
                    return inner;
                }
            }
        }
        throw new AssertionError("there is no menu " + title);
    }

    @Test
    void workShowsItsProgressAndCanBeCancelled(FxRobot robot) {
        FakeRoom room = made.get("second");
        assertThat(robot.lookup("#cancel").query().getParent().isVisible()).isFalse();
        robot.interact(() -> {
            room.busy.set(true);
            room.progress.set(0.25);
            room.status.set("half way");
        });
        assertThat(robot.lookup("#progress").queryAs(ProgressBar.class).getProgress())
                .isEqualTo(0.25);
        assertThat(robot.lookup("#status").queryAs(Label.class).getText()).isEqualTo("half way");
        robot.clickOn("#cancel").push(KeyCode.ESCAPE);
        assertThat(room.events.stream().filter("cancel"::equals)).hasSize(2);
        robot.interact(() -> room.busy.set(false));
        assertThat(robot.lookup("#cancel").query().getParent().isVisible()).isFalse();
        robot.push(KeyCode.ESCAPE);
        assertThat(room.events.stream().filter("cancel"::equals))
                .as("nothing to cancel")
                .hasSize(2);
    }

    @Test
    void everyActionIsInTheMenuAndInTheListOfKeys(FxRobot robot) {
        assertThat(menu(robot, "Edit").getItems())
                .extracting(MenuItem::getId)
                .contains("second-draw-item", "cancel-work-item");
        assertThat(menu(robot, "Edit").getItems().get(0).getText()).isEqualTo("Draw   [B]");
        assertThat(menu(robot, "Edit").getItems().get(0).getAccelerator())
                .as("it would fire while somebody types")
                .isNull();
        assertThat(menu(robot, "File").getItems().get(0).getAccelerator()).isNotNull();
        assertThat(menu(robot, "Room").getItems()).extracting(MenuItem::getText).containsExactly("FIRST", "SECOND");
        robot.push(KeyCode.F1);
        assertThat(shown)
                .singleElement()
                .asString()
                .contains("Draw: Draws a box", "Save: Saves", "Light or dark", "FIRST");
        robot.clickOn("#room-first");
        assertThat(menu(robot, "Edit").getItems())
                .extracting(MenuItem::getId)
                .contains("first-draw-item")
                .doesNotContain("second-draw-item");
    }

    @Test
    void theSessionHoldsEveryRoomEvenThoseNotEntered(FxRobot robot) {
        robot.interact(() -> {
            workbench.theme().set(Theme.DARK);
            Session session = workbench.session(new Session.Frame(1, 2, 900, 600, false));
            assertThat(session.room()).isEqualTo("second");
            assertThat(session.theme()).isEqualTo(Theme.DARK);
            assertThat(session.rooms()).containsOnlyKeys("first", "second");
            assertThat(session.rooms().get("first").asText())
                    .as("as it was remembered")
                    .isEqualTo("kept");
            assertThat(session.rooms().get("second").asText()).isEqualTo("saved by second");
            assertThat(session.recent()).containsExactly("/old/data");
        });
    }

    @Test
    void aRoomThatIsGoneIsReplacedByTheFirst(FxRobot robot) {
        robot.interact(() -> {
            made.clear();
            Workbench other = workbench(new Session(Theme.DARK, "no-such-room", null, List.of(), Map.of()));
            assertThat(made).containsOnlyKeys("first");
            assertThat(made.get("first").events).containsExactly("restore nothing", "DARK");
            other.close();
            assertThat(made.get("first").events).endsWith("close");
        });
    }

    /** Remembers what it was asked to show. */
    private final class Told extends UnexpectedDialogs {
        @Override
        public void show(String title, String text) {
            shown.add(text);
        }
    }
}
