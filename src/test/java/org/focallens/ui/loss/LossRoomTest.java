package org.focallens.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Action;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.loss.common.LossState;
import org.focallens.ui.loss.curves.CurvesPanel;
import org.jfree.chart.axis.LogAxis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class LossRoomTest {
    @TempDir
    static Path folder;

    private final List<String> errors = new ArrayList<>();
    private Path saveTo = folder;
    private LossRoom room;

    @Start
    void open(Stage stage) {
        room = new LossRoom(new Answers());
        room.restore(MissingNode.getInstance());
        Scene scene = new Scene((Parent) room.node(), 1200, 720);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void typingAndSlidingChangeTheReadOut(FxRobot robot) {
        assertThat(text(robot, "#loss-headline")).isEqualTo("100× lower");
        assertThat(text(robot, "#loss-value-0")).isEqualTo("0.0002634");

        robot.doubleClickOn("#loss-gamma-field").write("1");
        robot.interact(() -> curves().model().moveTo(0.9));
        assertThat(text(robot, "#loss-headline")).isEqualTo("10× lower");
        assertThat(robot.lookup("#loss-gamma-slider").queryAs(Slider.class).getValue())
                .isEqualTo(1);

        robot.write("x");
        assertThat(text(robot, "#loss-gamma-error"))
                .contains("γ must be a number from 0 to 10")
                .contains("1x");
        assertThat(robot.lookup("#loss-gamma-error").query().isVisible()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#loss-gamma-error").query().isVisible()).isFalse();

        robot.drag(thumb("#loss-gamma-slider", robot)).moveBy(120, 0).drop();
        double gamma = room.model().loss().getValue().gamma();
        assertThat(gamma).isGreaterThan(3);
        assertThat(robot.lookup("#loss-gamma-field").queryTextInputControl().getText())
                .startsWith(String.valueOf(gamma).substring(0, 1));
        assertThat(text(robot, "#loss-headline"))
                .isEqualTo(curves().model().headline())
                .isNotEqualTo("10× lower");
    }

    private static Node thumb(String slider, FxRobot robot) {
        return robot.lookup(slider).query().lookup(".thumb");
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void theCursorFollowsPointerAndKeys(FxRobot robot) {
        ChartPane pane = robot.lookup("#loss-curves").queryAs(ChartPane.class);
        robot.moveTo(pane);
        Rectangle2D area = pane.dataArea().get();
        double expected = (pane.getWidth() / 2 - area.getMinX()) / area.getWidth();
        assertThat(curves().model().place()).isCloseTo(expected, within(0.003));
        robot.clickOn(pane);
        double before = curves().model().place();
        robot.type(KeyCode.RIGHT)
                .type(KeyCode.RIGHT)
                .press(KeyCode.SHIFT)
                .type(KeyCode.LEFT)
                .release(KeyCode.SHIFT);
        assertThat(curves().model().place()).isCloseTo(before - 0.08, within(1e-9));
        robot.type(KeyCode.END);
        assertThat(text(robot, "#loss-place")).startsWith("pₜ 0.999");
        assertThat(text(robot, "#loss-cursor-numbers")).contains("pₜ  0.999").contains("CE  0.001001");
    }

    @Test
    void theWheelZoomsAboutThePointerAndADoubleClickShowsAll(FxRobot robot) {
        ChartPane pane = robot.lookup("#loss-curves").queryAs(ChartPane.class);
        robot.moveTo(pane);
        double under = curves().model().place();
        for (int i = 0; i < 100; i++) {
            robot.interact(() -> scroll(pane, 3)); // fingers on a trackpad move by less than a notch
        }
        assertThat(pane.chart().getXYPlot().getDomainAxis().getRange().getLength())
                .isCloseTo(Math.exp(-0.75), within(0.01));
        robot.moveBy(1, 0).moveBy(-1, 0);
        assertThat(curves().model().place()).isCloseTo(under, within(0.003));
        robot.doubleClickOn(pane);
        assertThat(pane.chart().getXYPlot().getDomainAxis().getRange().getLength())
                .isEqualTo(1);
    }

    private static void scroll(ChartPane pane, double pixels) {
        double x = pane.getWidth() / 2;
        double y = pane.getHeight() / 2;
        Event.fireEvent(
                pane,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        y,
                        x,
                        y,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    @Test
    void switchesChangeTheAxesAndCanBeUndone(FxRobot robot) {
        ChartPane pane = robot.lookup("#loss-curves").queryAs(ChartPane.class);
        robot.clickOn("#loss-log-up").clickOn("#loss-height-true").clickOn("#loss-across-logit");
        assertThat(pane.chart().getXYPlot().getRangeAxis()).isInstanceOf(LogAxis.class);
        assertThat(pane.chart().getXYPlot().getRangeAxis().getLabel()).contains("gradient");
        assertThat(pane.chart().getXYPlot().getDomainAxis().getLabel()).contains("logit");
        assertThat(robot.lookup("#loss-log-across").query().isDisabled()).isTrue();
        robot.clickOn("#loss-figure-1");
        assertThat(pane.chart().getXYPlot().getDataset().getSeriesCount()).isEqualTo(6);
        robot.clickOn("#undo").clickOn("#undo").clickOn("#undo").clickOn("#undo");
        assertThat(room.model().state().get()).isEqualTo(LossState.START);
        assertThat(robot.lookup("#undo").query().isDisabled()).isTrue();
    }

    private CurvesPanel curves() {
        return (CurvesPanel) room.panel();
    }

    @Test
    void everyFormatIsWritten(FxRobot robot) throws Exception {
        for (String format : List.of("png", "svg", "pdf", "csv")) {
            robot.interact(() -> action("loss-save-" + format).run().run());
            waitFor(10, TimeUnit.SECONDS, () -> room.status().getValue().endsWith("loss-curves." + format));
            assertThat(Files.size(folder.resolve("loss-curves." + format))).isGreaterThan(5000);
        }
        assertThat(Files.readAllLines(folder.resolve("loss-curves.csv")).get(0))
                .startsWith("\"pₜ, probability of the true class\",cross entropy,\"focal loss, γ 2");
        robot.clickOn("#loss-curves-save");
        waitForFxEvents();
        assertThat(robot.lookup("PDF page").tryQuery()).isPresent();
    }

    @Test
    void aFolderThatCannotBeWrittenIsExplained(FxRobot robot) throws Exception {
        saveTo = Files.writeString(folder.resolve("a-file"), "in the way");
        robot.interact(() -> action("loss-save-png").run().run());
        waitFor(10, TimeUnit.SECONDS, () -> asyncFx(() -> !errors.isEmpty()).get());
        assertThat(errors)
                .singleElement()
                .asString()
                .contains("loss-curves.png")
                .contains("Choose another folder");
    }

    private Action action(String id) {
        return room.actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settingsAreRememberedAndDamagedOnesAreNot(FxRobot robot) {
        robot.interact(() -> {
            room.model().setGamma(3.5);
            curves().model().figure1();
            curves().model().moveTo(0.25);
            room.model().projector().set(true);
            JsonNode saved = room.save();
            LossRoom other = new LossRoom(new Answers());
            other.restore(saved);
            assertThat(other.save()).isEqualTo(saved);
            ((ObjectNode) saved.get("loss")).put("gamma", -4);
            other.restore(saved);
            assertThat(other.model().loss().getValue().gamma()).isEqualTo(3.5);
            other.close();
        });
    }

    @Test
    void numbersAreWholeInTheSmallestWindow(FxRobot robot) {
        robot.interact(() -> {
            room.node().getScene().getWindow().setWidth(1028);
            room.node().getScene().getWindow().setHeight(620);
        });
        waitForFxEvents();
        assertThat(robot.lookup(".inspector").query().getLayoutBounds().getWidth())
                .isBetween(320.0, 360.0);
        for (String column : List.of("value", "ratio", "pull")) {
            for (int row = 0; row < 3; row++) {
                Label label = robot.lookup("#loss-" + column + "-" + row).queryAs(Label.class);
                assertThat(label.getWidth()).as(label.getId()).isGreaterThanOrEqualTo(label.prefWidth(-1) - 0.5);
            }
        }
    }

    /** Saves where the test says, and remembers what it was told. */
    private final class Answers extends UnexpectedDialogs {
        @Override
        public Optional<Path> saveFile(String suggestion) {
            return Optional.of(saveTo.resolve(suggestion));
        }

        @Override
        public void error(String what, String details) {
            errors.add(details);
        }
    }
}
