package org.focallens.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.core.preset.AssignSettings;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Choice;
import org.focallens.ui.common.Preview;
import org.focallens.ui.common.Preview.Draft;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.dataset.chart.AuditCharts;
import org.focallens.ui.dataset.gallery.ImageOrder;
import org.focallens.ui.dataset.gallery.ImageRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From an opened set to the image that needs to be looked at. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class DatasetRoomTest {
    @TempDir
    private static Path folder;

    private DatasetRoom room;
    private Preview previewed;

    private final class Saving extends UnexpectedDialogs {
        @Override
        public Optional<Path> saveFile(String suggestion) {
            return Optional.of(folder.resolve(suggestion));
        }

        @Override
        public void preview(Preview preview, Consumer<Draft> copy, Consumer<Draft> save) {
            previewed = preview;
            save.accept(preview.first());
        }
    }

    @Start
    void start(Stage stage) {
        room = new DatasetRoom(new Saving());
        stage.setScene(new Scene(new BorderPane(room.node()), 1208, 742));
        Theme.LIGHT.apply(stage.getScene());
        room.theme(Theme.LIGHT);
        stage.show();
        room.open(Path.of("samples", "coco"));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, room::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void act(String id) {
        WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> room.actions().stream()
                        .filter(action -> action.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .run()
                        .run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Large boxes stand rightmost, in three bars side by side, of which the first counts all. */
    private void clickTheLastBar(FxRobot robot) throws TimeoutException {
        ChartPane chart = robot.lookup("#dataset-bars").queryAs(ChartPane.class);
        await(() -> chart.paints().get() > 0);
        Point2D place = chart.placeOf(1.75, 1);
        robot.clickOn(chart.localToScreen(place));
    }

    @Test
    void openChangeFindAndTakeAway(FxRobot robot) throws TimeoutException {
        await(() -> room.model().report().get() != null && !room.busy().get());
        TableView<?> levels = robot.lookup("#dataset-levels").queryAs(TableView.class);
        assertThat(levels.getItems()).hasSize(5);

        TextField foreground = robot.lookup("#assign-foreground").queryAs(TextField.class);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            foreground.setText("0.95");
            foreground.fireEvent(new ActionEvent());
        });
        await(() -> room.model().difference().get() != null);
        assertThat(robot.lookup("#what-if-headline").queryAs(Label.class).getText())
                .contains("0 boxes gain an anchor");
        assertThat(robot.lookup("#assign-foreground-back").query().isVisible())
                .as("marked as changed")
                .isTrue();

        act("dataset-images");
        await(() -> !robot.lookup(".gallery-cell").queryAll().isEmpty());
        robot.interact(robot.lookup("#gallery").query()::requestFocus);
        robot.push(KeyCode.END).push(KeyCode.HOME).push(KeyCode.RIGHT).push(KeyCode.ENTER);
        ImageRow second = room.images().rows("", -1).stream()
                .sorted(ImageOrder.WORST.comparator())
                .toList()
                .get(1);
        assertThat(room.model().wanted().get().image()).as("the second worst").isEqualTo(second.image());
        robot.clickOn("#images-table");
        robot.clickOn("#image-search").write("scene-03");
        TableView<?> images = robot.lookup("#images").queryAs(TableView.class);
        assertThat(images.getItems()).hasSize(1);
        robot.interact(() -> {
            images.requestFocus();
            images.getSelectionModel().select(0);
        });
        assertThat(room.model().wanted().get().image())
                .as("moving does not open")
                .isEqualTo(second.image());
        robot.push(KeyCode.ENTER);
        await(() -> room.images().rows("scene-03", -1).get(0).image()
                == room.model().wanted().get().image());
        assertThat(room.model()
                        .wanted()
                        .get()
                        .dataset()
                        .images()
                        .get(room.model().wanted().get().image())
                        .file()
                        .toString())
                .contains("scene-03");
        robot.interact(
                () -> robot.lookup("#image-search").queryAs(TextField.class).setText("scene-05"));
        robot.clickOn("scene-05.jpg");
        assertThat(room.model()
                        .wanted()
                        .get()
                        .dataset()
                        .images()
                        .get(room.model().wanted().get().image())
                        .file()
                        .toString())
                .as("a click opens")
                .contains("scene-05");
        assertThat(room.model().wanted().get().settings().matching().foreground())
                .isEqualTo(.95);

        act("dataset-charts");
        for (AuditCharts.Kind kind : AuditCharts.Kind.values()) {
            robot.clickOn("#dataset-chart-" + kind.name().toLowerCase(Locale.ROOT));
        }
        robot.clickOn("#dataset-chart-sizes");
        clickTheLastBar(robot);
        Button filter = robot.lookup("#image-filter").queryButton();
        assertThat(filter.getText()).isEqualTo("size large");
        assertThat(room.images().rows("", -1))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.boxes()).isPositive());
        act("images-all");
        assertThat(filter.getParent().isVisible()).isFalse();
        assertThat(room.images().rows("", -1)).hasSize(12);
        act("save-report");
        await(() -> Files.exists(folder.resolve("report.html")));
        act("configuration");
        assertThat(previewed.drafts())
                .extracting(Draft::name)
                .containsExactly("Detectron2", "torchvision", "MMDetection", "keras-retinanet");
        assertThat(previewed.first().name())
                .as("the framework that was begun with")
                .isEqualTo("torchvision");
        await(() -> Files.exists(folder.resolve("torchvision_anchors.py")));
        act("undo");
        await(() -> room.model().difference().get() == null);
        assertThat(foreground.getText()).isEqualTo("0.5");
    }

    /** Anchors of 8 to 16 times the sample's boxes reach few of them; the button takes what was tried, and undo gives it back. */
    @Test
    void theVerdictStandsOnTopAndItsButtonTriesTheRemedy(FxRobot robot) throws TimeoutException {
        await(() -> !robot.lookup("#dataset-verdicts .label").queryAll().isEmpty()
                && !room.busy().get());
        assertThat(robot.lookup("#dataset-verdicts .label").queryAs(Label.class).getText())
                .startsWith("Your anchors reach every box");
        assertThat(robot.lookup("#dataset-try").queryAll()).isEmpty();
        AssignSettings large = room.model()
                .history()
                .get()
                .settings()
                .with(room.model()
                        .history()
                        .get()
                        .settings()
                        .anchors()
                        .each(level -> level.withSize(8 * level.size())));
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> room.model().change("large", large));
        await(() -> !robot.lookup("#dataset-try").queryAll().isEmpty()
                && !room.busy().get());
        assertThat(robot.lookup("#dataset-verdicts .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anySatisfy(text -> assertThat(text).contains("of 86 boxes", "would reach"));
        robot.clickOn("#dataset-try");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(room.model().history().get().settings()).isNotEqualTo(large);
        act("undo");
        assertThat(room.model().history().get().settings()).isEqualTo(large);
    }

    @Test
    void aSetWithoutLabelsSaysSoInPlaceOfFigures(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> room.open(Path.of("samples", "coco", "images")));
        await(() -> robot.lookup("#dataset-verdicts .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("The images have no labels")));
        assertThat(robot.lookup("#dataset-figures .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactlyInAnyOrder("12", "images of known size");
        assertThat(robot.lookup("#dataset-levels").query().isVisible()).isFalse();
    }

    /** Two pictures to train, one to check: each split is audited alone, and all again. */
    @Test
    void aSplitIsChosenAndTheAuditFollows(FxRobot robot) throws Exception {
        for (String split : List.of("train", "val")) {
            Files.createDirectories(folder.resolve("split/images/" + split));
            Files.createDirectories(folder.resolve("split/labels/" + split));
        }
        for (String name : List.of("train/a", "train/b", "val/c")) {
            Files.copy(Path.of("samples/coco/images/scene-01.jpg"), folder.resolve("split/images/" + name + ".jpg"));
            Files.writeString(folder.resolve("split/labels/" + name + ".txt"), "0 0.5 0.5 0.5 0.5\n");
        }
        Files.writeString(folder.resolve("split/data.yaml"), "train: images/train\nval: images/val\nnames: [cat]\n");
        assertThat(robot.lookup("#dataset-split").query().getParent().isVisible())
                .isFalse();
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> room.open(folder.resolve("split")));
        await(() -> room.model().splits().size() == 2 && !room.busy().get());
        @SuppressWarnings("unchecked")
        Choice<String> splits = robot.lookup("#dataset-split").queryAs(Choice.class);
        assertThat(splits.getItems()).containsExactly("", "train", "val");
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> splits.setValue("val"));
        await(() -> room.model().split().equals("val") && !room.busy().get());
        assertThat(room.model().report().get().totals().images()).isOne();
        assertThat(splits.getItems()).containsExactly("", "train", "val");
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> splits.setValue(""));
        await(() -> room.model().split().isEmpty() && !room.busy().get());
        assertThat(room.model().report().get().totals().images()).isEqualTo(3);
    }
}
