package org.focallens.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.anchors.AnchorsRoom;
import org.focallens.ui.common.Room;
import org.focallens.ui.common.Theme;
import org.focallens.ui.dataset.DatasetRoom;
import org.focallens.ui.loss.LossRoom;
import org.focallens.ui.training.OtherRooms;
import org.focallens.ui.training.TrainingRoom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every control of every room is used; what the room then remembers is what another room shows, and remembers in turn. */
@ExtendWith(ApplicationExtension.class)
class RoomRestoreTest {

    static Stream<Arguments> rooms() {
        return Stream.of(
                Arguments.of("anchors", (Supplier<Room>) () -> new AnchorsRoom(new UnexpectedDialogs())),
                Arguments.of("dataset", (Supplier<Room>) () -> new DatasetRoom(new UnexpectedDialogs())),
                Arguments.of("loss", (Supplier<Room>) () -> new LossRoom(new UnexpectedDialogs())),
                Arguments.of("training", (Supplier<Room>) () -> new TrainingRoom(
                        new UnexpectedDialogs(),
                        new OtherRooms(new SimpleObjectProperty<>(), List.of()),
                        Optional.empty())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void aControlThatIsShownWhatIsRememberedWritesNothing(String name, Supplier<Room> rooms, FxRobot robot) {
        Set<JsonNode> states = new LinkedHashSet<>();
        robot.interact(() -> {
            Theme.LIGHT.install();
            Room room = rooms.get();
            Stage stage = new Stage();
            stage.setScene(new Scene(new BorderPane(room.node()), 1208, 742));
            stage.show();
            states.add(room.save());
            for (Node control : controls(room.node())) {
                if (!control.isDisabled() && use(control)) {
                    states.add(room.save());
                }
            }
            stage.close();
            room.close();
        });
        assertThat(states).as("different states of the room").hasSizeGreaterThan(5);
        for (JsonNode state : states) {
            robot.interact(() -> {
                Room room = rooms.get();
                room.restore(state);
                assertThat(room.save()).as(name).isEqualTo(state);
                room.close();
            });
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static boolean use(Node control) {
        if (control instanceof ComboBox<?> box && !box.getItems().isEmpty()) {
            int next = (box.getSelectionModel().getSelectedIndex() + 1)
                    % box.getItems().size();
            box.getSelectionModel().select(next);
        } else if (control instanceof CheckBox box) {
            box.fire();
        } else if (control instanceof ToggleButton button) {
            button.fire();
        } else if (control instanceof Slider slider) {
            slider.increment();
        } else {
            return false;
        }
        return true;
    }

    private static List<Node> controls(Node node) {
        List<Node> found = new ArrayList<>();
        if (node instanceof ComboBox<?>
                || node instanceof CheckBox
                || node instanceof Slider
                || node instanceof ToggleButton) {
            found.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(controls(child)));
        }
        return found;
    }
}
