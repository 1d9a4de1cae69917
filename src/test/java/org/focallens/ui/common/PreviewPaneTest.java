package org.focallens.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.common.Preview.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class PreviewPaneTest {
    private static final Draft ONE = new Draft("One", "one.yaml", "a: 1\n", List.of("b is asked", "c is not"));
    private static final Draft OTHER = new Draft("Other", "other.py", "a = 1\n", List.of());

    private final List<String> done = new ArrayList<>();

    @Start
    void open(Stage stage) {
        Preview preview = new Preview("Configuration", "Framework", List.of(ONE, OTHER), ONE);
        stage.setScene(new Scene(
                new PreviewPane(
                        preview,
                        draft -> done.add("copied " + draft.name()),
                        draft -> done.add("saved " + draft.fileName())),
                720,
                480));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
    }

    private static String text(FxRobot robot) {
        return robot.lookup("#preview-text").queryAs(TextArea.class).getText();
    }

    private static String notes(FxRobot robot) {
        return robot.lookup("#preview-notes").queryAs(Label.class).getText();
    }

    @Test
    void aTextIsLookedAtChosenCopiedAndSaved(FxRobot robot) {
        assertThat(text(robot)).isEqualTo(ONE.text());
        assertThat(notes(robot)).isEqualTo("•  b is asked\n•  c is not");
        robot.clickOn("#preview-copy");
        assertThat(robot.lookup("#preview-said").queryAs(Label.class).getText()).isEqualTo("Copied");
        robot.interact(robot.lookup("#preview-choice").queryAs(ComboBox.class)::requestFocus);
        robot.push(KeyCode.DOWN);
        assertThat(text(robot)).isEqualTo(OTHER.text());
        assertThat(notes(robot)).isEqualTo("Other can express all of these settings.");
        assertThat(robot.lookup("#preview-said").queryAs(Label.class).getText())
                .as("not this one")
                .isEmpty();
        robot.clickOn("#preview-save");
        assertThat(done).containsExactly("copied One", "saved other.py");
    }

    @Test
    void theFirstIsOneOfThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preview("", "", List.of(ONE), OTHER))
                .withMessageContaining("Other");
    }
}
