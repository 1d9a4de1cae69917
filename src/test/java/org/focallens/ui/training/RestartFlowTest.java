package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.preset.Presets;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.LossWords;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.RunData;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.state.RunSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

/** The room is closed and opened again: what was chosen holds, and what is played is seen. */
class RestartFlowTest extends TrainingRoomFlow {

    private static final Path COCO = Path.of("samples", "coco").toAbsolutePath();

    @Test
    void everySettingIsChangedAndPlayedAfterARestart(FxRobot robot) throws TimeoutException {
        opened.set(COCO);
        enter();
        changeAll(robot);
        RunSettings chosen = room.model().group().state().get().alone();
        assertAllChanged(chosen);
        assertThat(room.model().group().run(0).setup())
                .as("before the first step it is taken at once")
                .isEqualTo(chosen.setup());
        JsonNode saved = room.save();
        close();

        enter();
        robot.interact(() -> room.restore(saved));
        ready();
        assertThat(room.save()).as("it is what it was").isEqualTo(saved);
        robot.clickOn("#train-play");
        await(() -> room.model().steps().get() >= 2);
        robot.clickOn("#train-play");
        await(() -> room.model().phase().get() == Phase.READY);
        assertFigures(robot);
        StepSettings trained = room.model().report().getValue().settings();
        assertThat(trained).isEqualTo(chosen.knobs().settings());
        assertThat(LossWords.of(trained.loss())).isEqualTo("softmax focal, α 0.6, γ 3");
        assertThat(runs().get(0).setup()).isEqualTo(chosen.setup());
    }

    private void changeAll(FxRobot robot) throws TimeoutException {
        robot.interact(() -> robot.lookup("#opened-data").queryButton().fire());
        await(() -> room.model().group().wanted().getValue().data().name().equals(COCO.toString()));
        choose(robot, "#batch-size", 2); // 4
        type(robot, "#seed", "7");
        robot.interact(
                () -> robot.lookup("#train-preset").queryAs(ComboBox.class).show());
        choose(robot, "#train-preset", 1);
        choose(robot, "#prior", 2);
        choose(robot, "#head-depth", 1);
        choose(robot, "#class-output", 1);
        choose(robot, "#optimiser", 1);
        type(robot, "#warm-up", "20");
        robot.interact(() -> robot.lookup("#flip").queryAs(CheckBox.class).fire());
        type(robot, "#alpha-field", "0.6");
        type(robot, "#gamma-field", "3");
        type(robot, "#learning-rate-field", "0.0005");
        choose(robot, "#box-loss", 1);
        choose(robot, "#normaliser", Normaliser.MOVING_AVERAGE.ordinal());
        choose(robot, "#clip", 0);
        choose(robot, "#measure-every", 1);
        type(robot, "#measure-images", "3");
        type(robot, "#run-steps", "12");
        robot.clickOn("#train-slower");
        robot.clickOn("#train-faster");
        ready();
    }

    private static void assertAllChanged(RunSettings chosen) {
        RunSetup first = RunSetup.FIRST;
        RunSetup setup = chosen.setup();
        assertThat(setup.data().name()).isEqualTo(COCO.toString());
        assertThat(setup.data().flipped()).isFalse();
        assertThat(setup.batch()).isEqualTo(4);
        assertThat(setup.seed()).isEqualTo(7);
        assertThat(setup.preset()).isEqualTo(Presets.ALL.get(0));
        assertThat(setup.prior()).isEqualTo(.1);
        assertThat(setup.headDepth()).isEqualTo(1);
        assertThat(setup.output()).isEqualTo(ClassOutput.SOFTMAX);
        assertThat(setup.optimiser()).isEqualTo(SgdSettings.DEFAULT);
        assertThat(setup.warmUp()).isEqualTo(20);
        assertThat(chosen.knobs().clip()).isEqualTo(1);
        assertThat(chosen.knobs().learningRate()).isEqualTo(5e-4);
        assertThat(setup.data().size()).isEqualTo(first.data().size());
    }

    private static void assertFigures(FxRobot robot) {
        for (String figure : Set.of("#loss-total", "#loss-class", "#loss-box", "#gradient-norm", "#step-rate")) {
            assertThat(text(robot, figure)).as(figure).isNotEqualTo("–").isNotEmpty();
        }
        assertThat(text(robot, "#step-count")).isNotEqualTo("0");
        assertThat(text(robot, "#all-negative")).isNotEqualTo("–");
        ChartPane chart = robot.lookup("#loss-chart").queryAs(ChartPane.class);
        assertThat(chart.chart().getXYPlot().getDataset().getItemCount(0))
                .as("points of the chart")
                .isGreaterThanOrEqualTo(2);
    }

    static Stream<Arguments> pagesAndData() {
        return Stream.of(RunData.SPARSE_SHAPES, "shapes:sides=20-40", COCO.toString())
                .flatMap(data -> Stream.of(RoomPage.values()).map(page -> Arguments.of(page, data)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndData")
    void theRoomIsRestoredOnEachPageWithAnyData(RoomPage page, String data, FxRobot robot) throws TimeoutException {
        enter();
        ObjectNode saved = (ObjectNode) room.save();
        saved.put("page", page.name()).put("data", data).put("tests", 2).put("batch", 1);
        robot.interact(() -> room.restore(saved));
        ready();
        assertThat(room.save()).isEqualTo(saved);
        assertThat(runs().get(0).setup().data().name()).isEqualTo(data);
        String shown = page == RoomPage.RUN ? "#loss-chart" : page == RoomPage.SWEEP ? "#sweep-message" : "#saved-runs";
        assertThat(robot.lookup(shown).queryAll()).as("what %s shows", page).hasSize(1);
        step(robot);
        robot.clickOn("#training-page-run");
        await(() -> !text(robot, "#loss-total").equals("–"));
        assertThat(robot.lookup("#engine-state").query().isVisible()).isFalse();
    }

    @Test
    void dataThatIsChosenWaitsOnTheTransportBarUntilItIsTaken(FxRobot robot) throws TimeoutException {
        opened.set(COCO);
        enter();
        assertThat(robot.lookup("#pending").query().isVisible()).isFalse();
        step(robot);
        robot.interact(() -> robot.lookup("#opened-data").queryButton().fire());
        await(() -> robot.lookup("#pending").query().isVisible());
        assertThat(robot.lookup("#reset-pending").queryButton().getText()).isEqualTo("Reset to use coco, 12 images");
        choose(robot, "#batch-size", 0);
        choose(robot, "#optimiser", 1);
        type(robot, "#seed", "3");
        assertThat(robot.lookup("#reset-pending").queryButton().getText())
                .isEqualTo("Reset to use coco, 12 images, 1 image per step, SGD with momentum and 1 more");
        assertThat(runs().get(0).setup()).isEqualTo(RunSetup.FIRST);
        robot.clickOn("#reset-pending");
        ready();
        assertThat(robot.lookup("#pending").query().isVisible()).isFalse();
        assertThat(runs().get(0).setup().data().name()).isEqualTo(COCO.toString());
        assertThat(runs().get(0).setup().batch()).isEqualTo(1);
        step(robot);
        assertThat(text(robot, "#loss-total")).isNotEqualTo("–");
    }
}
