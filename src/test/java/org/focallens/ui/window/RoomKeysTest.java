package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Dialogs;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.focallens.ui.dataset.DatasetRoom;
import org.focallens.ui.loss.LossRoom;
import org.focallens.ui.training.TrainingRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A key does one thing in a room, be it the room's own or the window's. */
@ExtendWith(ApplicationExtension.class)
class RoomKeysTest {
    private static final List<RoomEntry> ROOMS = List.of(
            entry("anchors", AnchorsRoom::new),
            entry("dataset", DatasetRoom::new),
            entry("loss", dialogs -> new LossRoom(dialogs)),
            entry(
                    "training",
                    dialogs -> new TrainingRoom(
                            dialogs,
                            new org.focallens.ui.training.OtherRooms(new SimpleObjectProperty<>(), List.of()),
                            Optional.empty())));

    private static RoomEntry entry(String id, Function<Dialogs, Room> maker) {
        return new RoomEntry(id, id, "", Feather.GRID, maker);
    }

    @Start
    void start(Stage stage) {
        Theme.LIGHT.install();
    }

    @Test
    void noKeyStandsForTwoActions(FxRobot robot) {
        for (RoomEntry entry : ROOMS) {
            List<Action> actions = new ArrayList<>();
            robot.interact(() -> {
                Session session = new Session(Theme.LIGHT, entry.id(), null, List.of(), Map.of());
                try (Workbench workbench = new Workbench(ROOMS, new UnexpectedDialogs(), session)) {
                    MainMenu menu = new MainMenu(workbench, new UnexpectedDialogs());
                    menu.show(workbench.room().actions());
                    actions.addAll(menu.actions());
                }
            });
            assertThat(actions)
                    .extracting(Action::id)
                    .as(entry.id())
                    .contains("enter-dataset")
                    .doesNotHaveDuplicates();
            Map<String, List<String>> byKey = actions.stream()
                    .filter(action -> action.key() != null)
                    .collect(Collectors.groupingBy(
                            action -> action.key().getName(), Collectors.mapping(Action::id, Collectors.toList())));
            byKey.remove("Esc"); // gives up work while there is any, and leaves what is selected alone otherwise
            assertThat(byKey)
                    .as(entry.id())
                    .allSatisfy((key, ids) -> assertThat(ids).as(key).hasSize(1));
        }
    }
}
