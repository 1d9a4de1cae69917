package org.focallens.ui.training.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.figure.ChartStyle;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.chart.ChartPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class InspectionPageTest {

    private InspectionPage page;

    @Start
    void start(Stage stage) {
        page = new InspectionPage(new UnexpectedDialogs(), line -> {});
        stage.setScene(new Scene(new BorderPane(page.node()), 880, 400));
        Theme.LIGHT.apply(stage.getScene());
        page.setActive(true);
        page.setScope(new InspectionScope(2, 10, SampleInspections.LAYERS));
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, page::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void everyViewIsShownAndTheWishFollows(FxRobot robot) throws TimeoutException {
        assertThat(robot.lookup("#inspect-empty").<Node>query().isVisible()).isTrue();
        show(SampleInspections.named("focal", 600, null));
        await(robot, "#inspect-found", "Found 1 of 2 at IoU .5, 1 wrong");
        assertThat(robot.lookup("#inspect-empty").<Node>query().isVisible()).isFalse();
        assertThat(text(robot, "#inspect-image-text")).isEqualTo("1 of 2 · step 600");

        robot.interact(
                () -> robot.lookup("#inspect-threshold").queryAs(Slider.class).setValue(.7));
        await(robot, "#inspect-found", "Found 1 of 2 at IoU .5");
        robot.clickOn("#inspect-from-kept").clickOn("#inspect-image-after");
        assertThat(page.request().getValue())
                .isEqualTo(new InspectionRequest(true, InspectionRequest.Images.KEPT, 1, Optional.empty()));

        robot.clickOn("#inspect-view-scores").moveTo("#inspect-scores");
        assertThat(robot.lookup("#inspect-score-scale").<Node>query().isVisible())
                .isTrue();
        robot.clickOn("#inspect-score-level-7").moveTo("#inspect-scores");
        await(robot, "#inspect-score-under", "P7, row 0, column 0\ncircle 0.010\nsquare 0.750");

        robot.clickOn("#inspect-view-p-t");
        awaitSome(robot, "#inspect-p-t-told", "4 negatives");
        assertThat(robot.lookup("#inspect-p-t")
                        .queryAs(ChartPane.class)
                        .chart()
                        .getXYPlot()
                        .getRangeAxis()
                        .getLabel())
                .contains("log scale");
        robot.clickOn("#inspect-view-figure-4");
        awaitSome(robot, "#inspect-figure-4-told", "of the negatives carry");
    }

    @Test
    void aLayerComesWithTheNextInspection(FxRobot robot) throws TimeoutException {
        show(SampleInspections.named("focal", 600, null));
        robot.clickOn("#inspect-view-layers");
        assertThat(page.request().getValue().layer()).contains("backbone.1");
        assertThat(text(robot, "#inspect-layer-told")).isEqualTo("The layer appears with the next inspection.");
        show(SampleInspections.named("focal", 601, "backbone.1"));
        awaitSome(robot, "#inspect-layer-told", "1 of 4 channels is dead");
        assertThat(robot.lookup("#inspect-kernels").<Node>query().isVisible()).isTrue();
        robot.interact(
                () -> robot.lookup("#inspect-layer").<ComboBox<String>>query().setValue("class.0"));
        assertThat(page.request().getValue().layer()).contains("class.0");
        show(
                SampleInspections.named("focal", 602, "class.0"),
                SampleInspections.named("cross entropy", 602, "class.0"));
        awaitSome(robot, "#inspect-layer-told", "cross entropy: 3 × 3 kernels");
        robot.moveTo("#inspect-channels");
        assertThat(robot.lookup("#inspect-kernels").<Node>query().isVisible()).isFalse();
    }

    @Test
    void fourRunsStandSideBySideInEveryViewAndTheme(FxRobot robot) throws TimeoutException {
        show(
                SampleInspections.named("a", 5, null),
                SampleInspections.named("b", 5, null),
                SampleInspections.named("c", 5, null),
                SampleInspections.named("d", 5, null));
        await(
                robot,
                "#inspect-found",
                "a: found 1 of 2 at IoU .5, 1 wrong\nb: found 1 of 2 at IoU .5, 1 wrong\nc: found 1 of 2 at IoU .5, 1 wrong\n"
                        + "d: found 1 of 2 at IoU .5, 1 wrong");
        for (InspectionView view : InspectionView.values()) {
            robot.interact(
                    () -> act("inspect-" + view.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            robot.interact(() -> page.style(ChartStyle.DARK));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> act("inspect-p-t"));
        awaitSome(robot, "#inspect-p-t-told", "d\n2 positives");
    }

    @Test
    void actionsHaveKeysOfTheirOwn() {
        List<Action> actions = page.actions();
        assertThat(actions).allSatisfy(action -> assertThat(action.key()).isNotNull());
        assertThat(actions)
                .extracting(action -> action.key().getName())
                .doesNotHaveDuplicates()
                .doesNotContain("S", "P", "R", "N", "Comma", "Period", "Open Bracket", "Close Bracket");
        assertThat(actions).extracting(Action::id).doesNotHaveDuplicates();
        assertThat(actions).extracting(Action::menu).containsOnly("Training");
        assertThat(enabled("inspect-next-class")).as("of another view").isFalse();
        assertThat(enabled("inspect-toggle-ignored")).isTrue();
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> page.setActive(false));
        assertThat(actions)
                .as("a page that nobody sees takes no keys")
                .noneMatch(action -> action.enabled().get());
    }

    private Action action(String id) {
        return page.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean enabled(String id) {
        return action(id).enabled().get();
    }

    private void act(String id) {
        action(id).run().run();
    }

    private void show(NamedInspection... inspections) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> page.show(List.of(inspections)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void await(FxRobot robot, String id, String text) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> text(robot, id).equals(text));
    }

    private static void awaitSome(FxRobot robot, String id, String part) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> text(robot, id).contains(part));
    }
}
