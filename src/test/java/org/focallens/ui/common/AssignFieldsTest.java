package org.focallens.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.match.IouRule;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Presets;
import org.focallens.ui.FailurePicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class AssignFieldsTest {
    private final AssignSettings plain = AssignSettings.of(Presets.TORCHVISION);
    private final ObjectProperty<AssignSettings> settings = new SimpleObjectProperty<>(plain);
    private final List<String> changed = new ArrayList<>();

    @Start
    void open(Stage stage) {
        AssignFields fields =
                new AssignFields(AssignEdit.NAMES, settings, new SimpleObjectProperty<>(plain), (name, next) -> {
                    changed.add(name);
                    settings.set(next);
                });
        stage.setScene(new Scene(fields, 360, 900));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
    }

    private static void type(FxRobot robot, String name, String text) {
        TextField field = robot.lookup("#assign-" + name).queryAs(TextField.class);
        robot.interact(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /** What is changed within the fold is counted on it, and each change can be put back. */
    @Test
    void theArithmeticIsFoldedAndSaysWhatIsChangedInIt(FxRobot robot) {
        TitledPane fold = robot.lookup("#assign-arithmetic").queryAs(TitledPane.class);
        assertThat(fold.isExpanded()).isFalse();
        robot.interact(() -> fold.setExpanded(true));
        type(robot, AssignSheet.STRIDES, "10 16 32 64 128");
        ComboBox<?> iou = robot.lookup("#assign-" + AssignSheet.IOU).queryComboBox();
        robot.interact(() -> iou.getSelectionModel().select(2));
        assertThat(settings.get().anchors().levels())
                .extracting(AnchorLevel::stride)
                .containsExactly(10, 16, 32, 64, 128);
        assertThat(settings.get().matching().iou()).isEqualTo(IouRule.DOUBLE);
        assertThat(fold.getText()).isEqualTo("Arithmetic of the framework: 2 changed");
        Button back = robot.lookup("#assign-" + AssignSheet.STRIDES + "-back").queryButton();
        robot.interact(back::fire);
        assertThat(settings.get().anchors()).isEqualTo(plain.anchors());
        assertThat(fold.getText()).endsWith("1 changed");
        assertThat(changed).containsExactly(AssignSheet.STRIDES, AssignSheet.IOU, AssignSheet.STRIDES);
    }

    @Test
    void aStrideThatIsNoneIsRefusedInWords(FxRobot robot) {
        type(robot, AssignSheet.STRIDES, "8 16 32 64 0");
        assertThat(robot.lookup("#assign-error").queryAs(Label.class).getText())
                .isEqualTo("stride of P7 must be 1..1024 input pixels but is 0");
        assertThat(settings.get()).isSameAs(plain);
    }

    @Test
    void everySettingOfTheSheetHasAField(FxRobot robot) {
        robot.interact(() ->
                robot.lookup("#assign-arithmetic").queryAs(TitledPane.class).setExpanded(true));
        for (String name : AssignSheet.of(plain).keySet()) {
            Node field = robot.lookup("#assign-" + name).query();
            assertThat(field).as(name).isNotNull();
        }
    }
}
