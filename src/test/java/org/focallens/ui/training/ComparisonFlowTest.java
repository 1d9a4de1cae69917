package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.StepReport;
import org.focallens.train.run.LossWords;
import org.focallens.train.run.RunFolder;
import org.focallens.ui.common.Action;
import org.focallens.ui.training.live.LiveRun;
import org.focallens.ui.training.state.Comparison;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.RunSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

/** Each comparison, chosen by its key and by its menu: what trains, and what is saved of it. */
class ComparisonFlowTest extends TrainingRoomFlow {

    /** A run as it is to be: in the room, and in its folder. */
    private record Expected(String name, String loss, double prior, OptimiserSettings optimiser, double rate) {}

    private static Expected adam(String name, String loss) {
        return new Expected(name, loss, .01, AdamSettings.DEFAULT, 1e-3);
    }

    private static Expected sgd(String name, String loss, double prior) {
        return new Expected(name, loss, prior, SgdSettings.DEFAULT, 3e-3);
    }

    private static final List<Expected> STORY = List.of(
            sgd("CE, no prior", "cross entropy", .5),
            sgd("CE, prior 0.01", "cross entropy", .01),
            sgd("Focal, γ 2", "focal, α 0.25, γ 2", .01));

    static Stream<Arguments> comparisons() {
        return Stream.of(
                Arguments.of("story", STORY),
                Arguments.of(
                        "gammas",
                        List.of(
                                adam("γ 0", "focal, α 0.25, γ 0"),
                                adam("γ 1", "focal, α 0.25, γ 1"),
                                adam("γ 2", "focal, α 0.25, γ 2"),
                                adam("γ 5", "focal, α 0.25, γ 5"))),
                Arguments.of(
                        "alphas",
                        List.of(
                                adam("α 0.25", "focal, α 0.25, γ 2"),
                                adam("α 0.5", "focal, α 0.5, γ 2"),
                                adam("α 0.75", "focal, α 0.75, γ 2"))),
                Arguments.of(
                        "before-after",
                        List.of(adam("As it began", "focal, α 0.25, γ 2"), adam("As set now", "focal, α 0.25, γ 2"))));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void aComparisonOfTheMenuTrainsAndSavesWhatItsNamesSay(String id, List<Expected> expected, FxRobot robot)
            throws Exception {
        enter();
        robot.interact(item(robot, "compare-" + id + "-item")::fire);
        trainsAndSaves(robot, expected);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void aComparisonOfItsKeyTrainsAndSavesWhatItsNamesSayAfterEveryLossWasLookedAt(
            String id, List<Expected> expected, FxRobot robot) throws Exception {
        enter();
        Action action = room.actions().stream()
                .filter(one -> one.id().equals("compare-" + id))
                .findFirst()
                .orElseThrow();
        assertThat(item(robot, "compare-" + id + "-item").getText())
                .as("the menu tells the key")
                .contains(action.key().getDisplayText());
        robot.push((KeyCodeCombination) action.key());
        await(() -> runs().size() == expected.size());
        ready();
        for (int run = 0; run < expected.size(); run++) {
            choose(robot, "#selected-run", run);
        }
        choose(robot, "#selected-run", 0);
        trainsAndSaves(robot, expected);
    }

    private void trainsAndSaves(FxRobot robot, List<Expected> expected) throws TimeoutException, IOException {
        await(() -> runs().size() == expected.size());
        ready();
        step(robot);
        await(() -> room.model().group().state().get().comparison().isPresent());
        assertThat(runs())
                .extracting(ComparisonFlowTest::trained)
                .as("what trains")
                .isEqualTo(expected);
        List<RunFolder> folders =
                room.model().group().state().get().comparison().orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(saved(folders.get(i).read())).as("what is saved").isEqualTo(expected.get(i));
        }
    }

    private static Expected trained(LiveRun run) {
        StepReport report = run.report().get();
        return new Expected(
                run.name(),
                LossWords.of(report.settings().loss()),
                run.setup().prior(),
                run.setup().optimiser(),
                report.settings().learningRate());
    }

    private static Expected saved(RunFolder.Content content) {
        assertThat(LossWords.of(content.checkpoint().step().loss()))
                .isEqualTo(content.sheet().loss());
        return new Expected(
                content.sheet().name(),
                content.sheet().loss(),
                content.sheet().prior(),
                content.checkpoint().settings().optimiser(),
                content.checkpoint().step().learningRate());
    }

    @Test
    void aComparisonSaysThatItIsArmedAndLeavesTheSingleRunsSettingsAlone(FxRobot robot) throws TimeoutException {
        enter();
        type(robot, "#gamma-field", "1.5");
        RunSettings alone = room.model().group().state().get().alone();
        robot.push(KeyCode.M);
        ready();
        assertThat(text(robot, "#engine-title")).isEqualTo("3 runs are ready, to train in lock step");
        assertThat(text(robot, "#engine-details"))
                .contains("CE, no prior  ·  CE, prior 0.01  ·  Focal, γ 1.5")
                .contains("SGD with momentum, learning rate 0.003, no clipping, no warm-up");
        step(robot);
        robot.clickOn("#train-reset");
        ready();
        step(robot);
        assertThat(RunSettings.of(room.save())).as("what a restart begins with").isEqualTo(alone);
        robot.interact(item(robot, "compare-end")::fire);
        ready();
        assertThat(runs()).hasSize(1);
        assertThat(room.model().group().knobs().getValue()).isEqualTo(Knobs.FIRST.withGamma(1.5));
    }

    @Test
    void theSelectedRunGoesOnAloneWithItsCurve(FxRobot robot) throws TimeoutException {
        enter();
        robot.interact(item(robot, "compare-alphas-item")::fire);
        ready();
        step(robot);
        step(robot);
        choose(robot, "#selected-run", 1);
        robot.interact(item(robot, "compare-keep")::fire);
        await(() -> runs().size() == 1);
        ready();
        assertThat(runs().get(0).name()).isEqualTo("α 0.5");
        assertThat(runs().get(0).history().steps()).isEqualTo(2);
        assertThat(text(robot, "#loss-total")).isNotEqualTo("–");
        step(robot);
        assertThat(runs().get(0).history().steps()).isEqualTo(3);
    }

    @Test
    void afterARestartWithoutASessionAllRunsOfAComparisonAreResumedTogether(FxRobot robot) throws TimeoutException {
        enter();
        robot.push(KeyCode.M);
        await(() -> runs().size() == 3);
        ready();
        step(robot);
        await(() -> room.model().group().state().get().comparison().isPresent());
        close();
        enter();
        await(() -> robot.lookup("#last-comparison").queryButton().isVisible());
        assertThat(robot.lookup("#last-comparison").queryButton().getText())
                .isEqualTo("Resume the comparison of 3 runs: " + Comparison.STORY.title());
        robot.clickOn("#last-comparison");
        await(() -> runs().size() == 3);
        ready();
        assertThat(runs()).extracting(run -> run.history().steps()).containsOnly(1);
        assertThat(robot.lookup("#selected-run").queryAs(ComboBox.class).isVisible())
                .isTrue();
        step(robot);
        assertThat(runs()).extracting(ComparisonFlowTest::trained).isEqualTo(STORY);
        assertThat(RunSettings.of(room.save())).isEqualTo(RunSettings.FIRST);
    }
}
