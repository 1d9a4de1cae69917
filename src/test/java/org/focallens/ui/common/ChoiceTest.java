package org.focallens.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ChoiceTest {
    private final SimpleObjectProperty<String> value = new SimpleObjectProperty<>("one");
    private final List<String> written = new ArrayList<>();

    /** A list that is refilled is empty for a moment, and JavaFX tells of it as if nothing had been chosen. */
    @Test
    void onlyWhatAPersonChoosesIsWritten(FxRobot robot) {
        robot.interact(() -> {
            Choice<String> choice = new Choice<>("choice", text -> text, "help");
            new Scene(new StackPane(choice)).getRoot().applyCss(); // without its skin it tells of nothing
            choice.offer(List.of("one", "two"));
            choice.bind(value, written::add);
            assertThat(choice.getValue()).isEqualTo("one");
            value.set("two");
            choice.offer(List.of("two", "three"));
            assertThat(choice.getValue()).isEqualTo("two");
            choice.offer(List.of("three", "four"));
            assertThat(choice.getValue())
                    .as("what is not on offer is shown all the same")
                    .isEqualTo("two");
            assertThat(written).isEmpty();
            choice.getSelectionModel().select("four");
            assertThat(written).containsExactly("four");
        });
    }

    @Test
    void aSliderThatRoundsOrIsFollowedWritesNothingBack(FxRobot robot) {
        robot.interact(() -> {
            SimpleObjectProperty<Double> share = new SimpleObjectProperty<>(0.123456);
            List<Double> moved = new ArrayList<>();
            SettingSlider slider = new SettingSlider("share", 0, 1, "help").bind(share, moved::add);
            share.set(0.7654321);
            share.set(3.0);
            assertThat(slider.getValue()).as("as far as it goes").isEqualTo(1);
            assertThat(moved).isEmpty();
            slider.setValue(0.5);
            assertThat(moved).containsExactly(0.5);
        });
    }
}
