package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import org.focallens.core.preset.Presets;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.RunSetup;
import org.focallens.train.source.RunData;
import org.focallens.ui.training.live.TrainingState;
import org.focallens.ui.training.state.BoxLossKind;
import org.focallens.ui.training.state.Comparison;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.LossKind;
import org.focallens.ui.training.state.RunSettings;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A control that is shown another value writes nothing: neither the value that it had nor its own idea of the new one. */
class RefillTest extends TrainingRoomFlow {

    private static RunSettings knobs(UnaryOperator<Knobs> change) {
        return new RunSettings(change.apply(Knobs.FIRST), RunSetup.FIRST);
    }

    private static RunSettings setup(UnaryOperator<RunSetup> change) {
        return new RunSettings(Knobs.FIRST, change.apply(RunSetup.FIRST));
    }

    /** For each control one other value; some of them are on no list and beyond a slider's end or step. */
    private static final List<RunSettings> SETTINGS = List.of(
            RunSettings.FIRST,
            knobs(knobs -> knobs.withLoss(LossKind.CROSS_ENTROPY)),
            knobs(knobs -> knobs.withAlpha(.123456)),
            knobs(knobs -> knobs.withGamma(4.98765)),
            knobs(knobs -> knobs.withLearningRate(.5)),
            knobs(knobs -> knobs.withBoxLoss(BoxLossKind.GIOU)),
            knobs(knobs -> knobs.withClip(3)),
            setup(setup -> setup.withBatch(3)),
            setup(setup -> setup.withSeed(-5)),
            setup(setup -> setup.withPrior(.02)),
            setup(setup -> setup.withHeadDepth(0)),
            setup(setup -> setup.withOptimiser(SgdSettings.DEFAULT).withWarmUp(7)),
            setup(setup -> setup.withPreset(Presets.ALL.get(1))),
            setup(setup -> setup.withData(RunData.SPARSE_SHAPES, 9)),
            setup(setup -> setup.withData(new RunData("elsewhere", 384, false, 2))),
            new RunSettings(Knobs.FIRST.withLoss(LossKind.SOFTMAX), RunSetup.FIRST.withOutput(ClassOutput.SOFTMAX)));

    @Test
    void noControlOfTheRoomWritesWhileItIsShownAnotherState(FxRobot robot) throws TimeoutException {
        enter();
        robot.interact(() -> {
            for (RunSettings before : SETTINGS) {
                for (RunSettings after : SETTINGS) {
                    room.model().group().begin(before);
                    room.model().group().begin(after);
                    assertUnwritten(after);
                }
            }
            for (Comparison comparison : Comparison.values()) {
                room.model().group().begin(SETTINGS.get(1));
                room.model().group().compare(comparison);
                TrainingState compared = room.model().group().state().get();
                compared.runs().forEach(room.model().group()::select);
                assertThat(room.model().group().state().get()).isEqualTo(compared);
                room.model().group().endComparison();
                assertUnwritten(SETTINGS.get(1));
            }
        });
    }

    private void assertUnwritten(RunSettings shown) {
        TrainingState state = room.model().group().state().get();
        assertThat(state.alone()).isEqualTo(shown);
        assertThat(state.run().setup()).isEqualTo(shown.setup());
        assertThat(room.model().group().canUndo().get())
                .as("nothing was written")
                .isFalse();
    }

    @Test
    void whatAControlWritesIsWrittenOnceAndShownByAllOthersWithoutAWord(FxRobot robot) throws TimeoutException {
        enter();
        robot.interact(() -> room.model().group().begin(SETTINGS.get(0)));
        ready();
        step(robot);
        List<TrainingState> written = new ArrayList<>();
        room.model().group().state().addListener((property, before, now) -> written.add(now));
        List<Node> controls = controls(room.node());
        assertThat(controls).hasSizeGreaterThan(25);
        for (Node control : controls) {
            written.clear();
            robot.interact(() -> use(control));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(written.size()).as("states after %s", control).isLessThanOrEqualTo(1);
        }
    }

    private static void use(Node control) {
        if (control instanceof ComboBox<?> box && !box.getItems().isEmpty()) {
            int next = (box.getSelectionModel().getSelectedIndex() + 1)
                    % box.getItems().size();
            box.getSelectionModel().select(next);
        } else if (control instanceof CheckBox box) {
            box.fire();
        } else if (control instanceof Slider slider && !slider.isDisabled()) {
            slider.increment();
        }
    }

    private static List<Node> controls(Node node) {
        List<Node> found = new ArrayList<>();
        if (node instanceof ComboBox<?>
                || node instanceof CheckBox
                || node instanceof Slider
                || node instanceof TextField) {
            found.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(controls(child)));
        }
        return found;
    }
}
