package org.focallens.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** One action is a button, a menu item and a line of help. */
@ExtendWith(ApplicationExtension.class)
class ControlsTest {
    private final List<String> done = new ArrayList<>();

    private Action action(Feather icon) {
        return Action.of("save", "File", "Save …", "Writes the file", "Shortcut+S", icon, () -> done.add("saved"));
    }

    @Test
    void aButtonAndAMenuItemDoWhatTheActionDoes(FxRobot robot) {
        robot.interact(() -> {
            Button button = Controls.button(action(Feather.SAVE));
            button.fire();
            MenuItem item = Controls.menuItem(action(Feather.SAVE));
            item.fire();
            assertThat(done).containsExactly("saved", "saved");
            assertThat(button.getId()).isEqualTo("save");
            assertThat(button.getAccessibleText())
                    .as("what a screen reader says of an icon")
                    .isEqualTo("Save …");
            assertThat(button.getTooltip().getText())
                    .startsWith("Writes the file")
                    .contains("S");
            assertThat(item.getId()).isEqualTo("save-item");
            assertThat(item.getAccelerator()).isEqualTo(KeyCombination.valueOf("Shortcut+S"));
            assertThat(Controls.button(action(null)).getText())
                    .as("without an icon")
                    .isEqualTo("Save …");
        });
    }

    @Test
    void bothArePossibleOnlyWhileTheConditionHolds(FxRobot robot) {
        SimpleBooleanProperty possible = new SimpleBooleanProperty(false);
        robot.interact(() -> {
            Button button = Controls.button(action(Feather.SAVE).when(possible));
            MenuItem item = Controls.menuItem(action(Feather.SAVE).when(possible));
            assertThat(button.isDisabled()).isTrue();
            assertThat(item.isDisable()).isTrue();
            possible.set(true);
            assertThat(button.isDisabled()).isFalse();
            assertThat(item.isDisable()).isFalse();
        });
    }

    @Test
    void aKeyThatNoKeyboardHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Action.of("next", "Image", "Next", "", "Page_Down", null, () -> {}))
                .withMessage("there is no key 'Page_Down' for next");
        assertThat(Action.of("next", "Image", "Next", "", "Page Down", null, () -> {})
                        .key()
                        .getDisplayText())
                .isEqualTo("Page Down");
        assertThat(Action.of("larger", "View", "Larger", "", "Shortcut+'+'", null, () -> {})
                        .key()
                        .getDisplayText())
                .endsWith("+");
    }
}
