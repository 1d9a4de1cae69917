package org.focallens.ui.training.look;

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
class LookPageTest {

    private LookPage page;

    @Start
    void start(Stage stage) {
        page = new LookPage(new UnexpectedDialogs(), line -> {});
        stage.setScene(new Scene(new BorderPane(page.node()), 880, 400));
        Theme.LIGHT.apply(stage.getScene());
        page.setActive(true);
        page.setScope(new LookScope(2, 10, Looks.LAYERS));
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(page::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void everyViewIsShownAndTheWishFollows(FxRobot robot) throws TimeoutException {
        assertThat(robot.lookup("#look-empty").<Node>query().isVisible()).isTrue();
        show(Looks.named("focal", 600, null));
        await(robot, "#look-found", "Found 1 of 2 at IoU .5, 1 wrong");
        assertThat(robot.lookup("#look-empty").<Node>query().isVisible()).isFalse();
        assertThat(text(robot, "#look-image-text")).isEqualTo("1 of 2 · step 600");

        robot.interact(
                () -> robot.lookup("#look-threshold").queryAs(Slider.class).setValue(.7));
        await(robot, "#look-found", "Found 1 of 2 at IoU .5");
        robot.clickOn("#look-from-kept").clickOn("#look-image-after");
        assertThat(page.wish().getValue()).isEqualTo(new LookWish(true, LookWish.Images.KEPT, 1, Optional.empty()));

        robot.clickOn("#look-view-scores").moveTo("#look-scores");
        assertThat(robot.lookup("#look-score-scale").<Node>query().isVisible()).isTrue();
        robot.clickOn("#look-score-level-7").moveTo("#look-scores");
        await(robot, "#look-score-under", "P7, row 0, column 0\ncircle 0.010\nsquare 0.750");

        robot.clickOn("#look-view-p-t");
        awaitSome(robot, "#look-p-t-told", "4 negatives");
        assertThat(robot.lookup("#look-p-t")
                        .queryAs(ChartPane.class)
                        .chart()
                        .getXYPlot()
                        .getRangeAxis()
                        .getLabel())
                .contains("log scale");
        robot.clickOn("#look-view-figure-4");
        awaitSome(robot, "#look-figure-4-told", "of the negatives carry");
    }

    @Test
    void aLayerComesWithTheNextLook(FxRobot robot) throws TimeoutException {
        show(Looks.named("focal", 600, null));
        robot.clickOn("#look-view-layers");
        assertThat(page.wish().getValue().layer()).contains("backbone.1");
        assertThat(text(robot, "#look-layer-told")).isEqualTo("The layer comes with the next look.");
        show(Looks.named("focal", 601, "backbone.1"));
        awaitSome(robot, "#look-layer-told", "1 of 4 channels is dead");
        assertThat(robot.lookup("#look-kernels").<Node>query().isVisible()).isTrue();
        robot.interact(
                () -> robot.lookup("#look-layer").<ComboBox<String>>query().setValue("class.0"));
        assertThat(page.wish().getValue().layer()).contains("class.0");
        show(Looks.named("focal", 602, "class.0"), Looks.named("cross entropy", 602, "class.0"));
        awaitSome(robot, "#look-layer-told", "cross entropy: 3 × 3 kernels");
        robot.moveTo("#look-channels");
        assertThat(robot.lookup("#look-kernels").<Node>query().isVisible()).isFalse();
    }

    @Test
    void fourRunsStandSideBySideInEveryViewAndTheme(FxRobot robot) throws TimeoutException {
        show(
                Looks.named("a", 5, null),
                Looks.named("b", 5, null),
                Looks.named("c", 5, null),
                Looks.named("d", 5, null));
        await(
                robot,
                "#look-found",
                "a: found 1 of 2 at IoU .5, 1 wrong\nb: found 1 of 2 at IoU .5, 1 wrong\nc: found 1 of 2 at IoU .5, 1 wrong\n"
                        + "d: found 1 of 2 at IoU .5, 1 wrong");
        for (LookView view : LookView.values()) {
            robot.interact(
                    () -> act("look-" + view.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            robot.interact(() -> page.style(ChartStyle.DARK));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> act("look-p-t"));
        awaitSome(robot, "#look-p-t-told", "d\n2 positives");
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
        assertThat(enabled("look-next-class")).as("of another view").isFalse();
        assertThat(enabled("look-toggle-ignored")).isTrue();
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

    private void show(NamedLook... looks) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> page.show(List.of(looks)));
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
