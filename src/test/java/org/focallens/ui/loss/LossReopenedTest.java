package org.focallens.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The room closed and opened again on each of its pages. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class LossReopenedTest {
    private Stage stage;
    private LossRoom room;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(FxRobot robot, JsonNode saved) {
        robot.interact(() -> {
            if (room != null) {
                room.close();
            }
            room = new LossRoom(new UnexpectedDialogs());
            room.restore(saved);
            stage.setScene(new Scene((Parent) room.node(), 1224, 742));
            stage.show();
        });
    }

    private JsonNode written() throws Exception {
        return new ObjectMapper().readTree(room.save().toString());
    }

    private static JsonNode settings(JsonNode saved) {
        ObjectNode without = saved.deepCopy();
        without.remove("panel");
        return without;
    }

    @Test
    void eachPageShowsTheSettingsThatWereMade(FxRobot robot) throws Exception {
        open(robot, new ObjectMapper().createObjectNode());
        robot.interact(() -> {
            robot.lookup("#loss-gamma-slider").queryAs(Slider.class).setValue(3.5);
            room.model().setAlpha(0.6);
            room.model().projector().set(true);
            room.enter(PanelKind.DISTRIBUTION);
            robot.lookup("#distribution-hardest").queryAs(Slider.class).setValue(0.35);
        });
        ObjectNode saved = (ObjectNode) written();
        for (PanelKind kind : PanelKind.values()) {
            open(robot, saved.deepCopy().put("panel", kind.name()));
            assertThat(room.panel().node().getScene())
                    .as("on the screen: " + kind)
                    .isNotNull();
            assertThat(room.model().state().get().loss().gamma())
                    .as(kind.name())
                    .isEqualTo(3.5);
            assertThat(room.model().history().canUndo().get())
                    .as("showing writes nothing: " + kind)
                    .isFalse();
            assertThat(settings(written())).as(kind.name()).isEqualTo(settings(saved));
            robot.lookup("#loss-gamma-slider")
                    .tryQueryAs(Slider.class)
                    .ifPresent(slider -> assertThat(slider.getValue()).isEqualTo(3.5));
        }
        open(robot, saved);
        assertThat(robot.lookup("#distribution-hardest").queryAs(Slider.class).getValue())
                .isEqualTo(0.35);
    }
}
