package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.anchors.model.Assigned;
import org.focallens.ui.anchors.model.Assigned.LevelRow;
import org.focallens.ui.anchors.model.TruthBox;
import org.focallens.ui.anchors.picture.PictureStage;
import org.focallens.ui.common.Theme;
import org.focallens.ui.window.RoomEntry;
import org.focallens.ui.window.Session;
import org.focallens.ui.window.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The room in its window, on the first image of the sample. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
abstract class AnchorsRoomFlow {
    @TempDir
    static Path folder;

    final List<String> shown = new ArrayList<>();
    Path chosen;
    String suggested = "";
    Workbench workbench;
    AnchorsViewModel model;

    /** Called by the test class itself: only its own methods are asked for a start. */
    void open(Stage stage) {
        RoomEntry entry = new RoomEntry("anchors", "Anchors", "", Feather.GRID, AnchorsRoom::new);
        JsonNode saved = JsonNodeFactory.instance
                .objectNode()
                .put("path", Path.of("samples", "coco").toAbsolutePath().toString());
        workbench = new Workbench(
                List.of(entry),
                new Answers(),
                new Session(Theme.LIGHT, "anchors", null, List.of(), Map.of("anchors", saved)));
        model = ((AnchorsRoom) workbench.room()).model();
        stage.setScene(new Scene(workbench.root(), 1280, 800));
        stage.show();
        stage.toFront();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(workbench::close);
    }

    void waitForImage(String name) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> !model.gallery().busy().get()
                        && model.gallery().message().get().contains(name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static PictureStage stage(FxRobot robot) {
        return robot.lookup("#picture-stage").queryAs(PictureStage.class);
    }

    /** A place of the image on the screen. */
    Point2D at(FxRobot robot, double x, double y) {
        PictureStage stage = stage(robot);
        Assigned assigned = model.assigned().get();
        return stage.localToScreen(
                stage.view().screenX(x * model.image().get().scaleX(assigned.fit())),
                stage.view().screenY(y * model.image().get().scaleY(assigned.fit())));
    }

    int positives() {
        return model.assigned().get().matching().positive().length;
    }

    List<TruthBox> truths() {
        return model.history().get().truths();
    }

    static TableView<LevelRow> levels(FxRobot robot) {
        return robot.lookup("#levels").queryTableView();
    }

    /** Where the way of the mouse to a button is not what is tested. */
    static void fire(FxRobot robot, String id) {
        robot.interact(robot.lookup(id).queryAs(ButtonBase.class)::fire);
    }

    static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    void run(FxRobot robot, String id) {
        robot.interact(() -> workbench.room().actions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    }

    void waitForSaved(Path file) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> Files.exists(file) && model.gallery().message().get().contains(file.toString()));
    }

    static void waitForPixels(FxRobot robot, int color, boolean many) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> many == pixels(robot, color) > 500);
    }

    static long pixels(FxRobot robot, int color) {
        PictureStage stage = stage(robot);
        int[] pixels = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            WritableImage image = stage.snapshot(null, null);
            int[] argb = new int[((int) image.getWidth()) * ((int) image.getHeight())];
            image.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            (int) image.getWidth(),
                            (int) image.getHeight(),
                            PixelFormat.getIntArgbInstance(),
                            argb,
                            0,
                            (int) image.getWidth());
            return argb;
        });
        return IntStream.of(pixels).filter(pixel -> pixel == color).count();
    }

    /** Chooses what the test says, and remembers what it was told. */
    final class Answers extends UnexpectedDialogs {
        @Override
        public Optional<Path> openFile() {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> openFolder() {
            return Optional.ofNullable(chosen);
        }

        @Override
        public Optional<Path> saveFile(String suggestion) {
            suggested = suggestion;
            return Optional.ofNullable(chosen);
        }

        @Override
        public void error(String what, String details) {
            shown.add(details);
        }

        @Override
        public void show(String title, String text) {
            shown.add(text);
        }
    }
}
