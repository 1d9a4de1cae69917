package org.focallens.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.awt.Paint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.AnchorCount;
import org.focallens.ui.common.Theme;
import org.focallens.ui.loss.common.LossState;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** One walk through the room's pages. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class LossPanelsTest {
    @TempDir
    static Path folder;

    private final SimpleObjectProperty<AnchorCount> image = new SimpleObjectProperty<>();
    private LossRoom room;

    @Start
    void open(Stage stage) {
        room = new LossRoom(new Answers(), List.of(image), List.of());
        room.restore(MissingNode.getInstance());
        Scene scene = new Scene((Parent) room.node(), 1208, 720);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static List<?> rows(FxRobot robot, String id) {
        return ((TableView<?>) robot.lookup(id).query()).getItems();
    }

    @Test
    void theBalanceFollowsTheSlidersAndTakesAnotherRoomsImage(FxRobot robot) {
        robot.clickOn("#panel-balance");
        assertThat(text(robot, "#balance-headline")).isEqualTo("Negatives pull 1,572 : 1 → 1.32 : 1");
        assertThat(rows(robot, "#balance-table")).hasSize(7);
        assertThat(robot.lookup("#balance-from").query().isVisible())
                .as("nothing is open elsewhere")
                .isFalse();
        robot.interact(() -> room.model().setWeighted(false));
        assertThat(text(robot, "#balance-ratio-1")).isEqualTo("0.439 : 1");
        robot.interact(() -> image.set(new AnchorCount("scene-01.jpg", 1000, 10, 2)));
        MenuButton from = robot.lookup("#balance-from").queryAs(MenuButton.class);
        assertThat(from.isVisible()).isTrue();
        robot.interact(() -> from.getItems().get(0).fire());
        assertThat(room.model().state().get().balance().anchors()).isEqualTo(1000);
        assertThat(room.status().getValue()).contains("scene-01.jpg");
        robot.clickOn("#undo").clickOn("#undo");
        assertThat(room.model().state().get()).isEqualTo(LossState.START);
    }

    @Test
    void theCalculatorReadsATableAndSaysWhatIsWrongWithAnother(FxRobot robot) throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "x0,x1,target\n1,2,0\n1,two,1\n");
        Path good = Files.writeString(folder.resolve("good.csv"), "p0,target\n0.2,-1\n");
        robot.interact(() -> assertThat(room.open(bad)).isTrue());
        assertThat(text(robot, "#calculator-error")).isEqualTo("bad.csv:3: column 2: “two” is not a number");
        assertThat(room.model().state().get()).isEqualTo(LossState.START);
        robot.interact(() -> room.open(good));
        assertThat(text(robot, "#calculator-error")).isEmpty();
        assertThat(text(robot, "#calculator-p_t-4")).as("negative, p .2").isEqualTo("0.006694");
        assertThat(text(robot, "#calculator-equal")).isEqualTo("All three are equal");
        robot.clickOn("#calculator-page-softmax");
        assertThat(text(robot, "#calculator-softmax-refusal")).contains("two classes");
        robot.clickOn("#calculator-page-naive");
        assertThat(rows(robot, "#calculator-naive")).hasSizeGreaterThan(10);
        robot.clickOn("#calculator-page-sigmoid").clickOn("#calculator-random");
        assertThat(room.model().state().get().calculator().predictions().logits())
                .isTrue();
        robot.clickOn("#calculator-save");
        assertThat(Files.readString(folder.resolve("predictions.csv"))).startsWith("x0,target");
        robot.interact(
                () -> assertThat(room.open(folder.resolve("picture.png"))).isFalse());
    }

    @Test
    void everyOtherPageShowsItsNumbers(FxRobot robot) throws Exception {
        robot.clickOn("#panel-distribution");
        waitFor(30, TimeUnit.SECONDS, () -> asyncFx(() -> !room.busy().get()).get());
        assertThat(text(robot, "#distribution-headline")).startsWith("γ 2: the hardest 20 % of the negatives carry 99");
        robot.clickOn("#panel-normalisers");
        assertThat(rows(robot, "#normalisers-table")).hasSize(7);
        robot.clickOn("#panel-paper").clickOn("#paper-table-1d");
        assertThat(chart().getXYPlot().getDataset().getItemCount(0)).isEqualTo(10);
        robot.clickOn("#panel-calibration");
        assertThat(chart().getXYPlot().getDataset().getYValue(2, 1)).isBetween(0.2265, 0.2275);
        robot.clickOn("#panel-signatures");
        robot.clickOn("#signatures-text").eraseText(5).write("2.302");
        assertThat(text(robot, "#signatures-headline")).isEqualTo("2.302 looks like: dead clamp");
    }

    private JFreeChart chart() {
        return room.panel().figures().get(0).pane().chart();
    }

    @Test
    void aProjectorsSizeAndAnotherThemeReachPagesThatWereMadeBefore(FxRobot robot) {
        robot.clickOn("#panel-calibration");
        int size = chart().getTitle().getFont().getSize();
        Paint ground = chart().getBackgroundPaint();
        robot.clickOn("#panel-paper").clickOn("#loss-projector");
        robot.interact(() -> room.theme(Theme.DARK));
        robot.clickOn("#panel-calibration");
        assertThat(chart().getTitle().getFont().getSize()).isEqualTo((int) Math.round(1.6 * size));
        assertThat(chart().getBackgroundPaint()).isNotEqualTo(ground);
        robot.clickOn("#loss-inspector");
        waitForFxEvents();
        assertThat(robot.lookup(".inspector-scroll").query().isVisible()).isFalse();
        assertThat(room.save().path("projector").asBoolean()).isTrue();
        assertThat(room.save().path("inspector").asBoolean(true)).isFalse();
    }

    /** Saves into the test's folder. */
    private static final class Answers extends UnexpectedDialogs {
        @Override
        public Optional<Path> saveFile(String suggestion) {
            return Optional.of(folder.resolve(suggestion));
        }
    }
}
