package org.focallens.ui.dataset.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.chart.ChartPane;
import org.focallens.ui.common.work.LatestJob;
import org.focallens.ui.dataset.model.DatasetViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** From a results file to the anchors of a box that is missed. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class PredictionsPageTest {
    @TempDir
    private static Path folder;

    private final LatestJob auditing = new LatestJob("audit-test");
    private final LatestJob asking = new LatestJob("what-if-test");
    private final LatestJob reading = new LatestJob("predictions-test");
    private final LatestJob counting = new LatestJob("counts-test");
    private final LatestJob decoding = new LatestJob("decoding-test");
    private final AtomicReference<String> told = new AtomicReference<>("");
    private DatasetViewModel room;
    private PredictionsViewModel model;
    private PredictionsPage page;

    private static final class Choosing extends UnexpectedDialogs {
        @Override
        public Optional<Path> openFile() {
            return Optional.of(folder.resolve("results.json"));
        }

        @Override
        public Optional<Path> saveFile(String suggestion) {
            return Optional.of(folder.resolve(suggestion));
        }
    }

    @Start
    void start(Stage stage) {
        room = new DatasetViewModel(auditing, asking);
        model = new PredictionsViewModel(reading, counting, room);
        page = new PredictionsPage(model, decoding, new Choosing(), told::set);
        stage.setScene(new Scene(page, 900, 640));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
        room.open(Path.of("samples", "coco"));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, page::close);
        List.of(auditing, asking, reading, counting, decoding).forEach(LatestJob::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** All boxes of the first image but its first are found, the others' scores .2; one in a corner is false; one image is unknown. */
    private void writeResults() throws IOException {
        Dataset dataset = room.dataset().get();
        List<String> records = new ArrayList<>();
        for (int i = 0; i < dataset.images().size(); i++) {
            LabelledImage image = dataset.images().get(i);
            for (int k = i == 0 ? 1 : 0; k < image.labels().count(); k++) {
                records.add(record(
                        i,
                        dataset.categories().get(image.labels().category(k)),
                        image.labels().box(k),
                        i == 0 ? .9 : .2));
            }
        }
        records.add(record(0, dataset.categories().get(0), new float[] {0, 0, 3, 3}, .8));
        records.add("{\"image_id\": 999999, \"category_id\": 1, \"bbox\": [0, 0, 1, 1], \"score\": 1}");
        Files.writeString(folder.resolve("results.json"), "[" + String.join(",\n", records) + "]");
    }

    private String record(int image, String category, float[] box, double score) {
        return String.format(
                Locale.ROOT,
                "{\"image_id\": %d, \"category_id\": \"%s\", \"bbox\": [%s, %s, %s, %s], \"score\": %s}",
                room.dataset().get().images().get(image).id().orElseThrow(),
                category,
                box[0],
                box[1],
                box[2] - box[0],
                box[3] - box[1],
                score);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void openReadMoveTheScoreAndAskAMiss(FxRobot robot) throws TimeoutException, IOException {
        await(() -> room.report().get() != null);
        assertThat(text(robot, "#predictions-empty")).contains("Open what your detector found");
        writeResults();
        robot.clickOn("#open-predictions-button");
        await(() -> model.subject().get() != null && !model.opening().busy().get());

        int boxes = room.dataset().get().boxCount();
        int first = room.dataset().get().images().get(0).labels().count();
        assertThat(text(robot, "#prediction-counts"))
                .isEqualTo((first - 1) + " found   ·   1 false   ·   " + (boxes - first + 1) + " missed");
        assertThat(model.problems()).hasSize(1);
        assertThat(model.opening().message().get()).contains("1 problem");
        assertThat(robot.lookup("#prediction-figures")
                        .queryAs(TableView.class)
                        .getItems()
                        .size())
                .isGreaterThan(1);
        assertThat(text(robot, "#prediction-verdict")).contains("missed boxes");

        Slider slider = robot.lookup("#prediction-score").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        robot.push(KeyCode.LEFT).push(KeyCode.LEFT).push(KeyCode.LEFT);
        await(() -> model.subject().get().counts().score() < .2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#prediction-score-value")).isEqualTo("0.15");
        assertThat(text(robot, "#prediction-counts")).isEqualTo((boxes - 1) + " found   ·   1 false   ·   1 missed");

        robot.clickOn("#predictions-images");
        assertThat(page.images().table().getItems())
                .hasSize(room.dataset().get().images().size());
        Marked missed = page.images().boxes().get(page.images().boxes().size() - 1);
        assertThat(missed.kind()).isEqualTo(Marked.Kind.MISSED);
        double[] centre = page.images().picture().centreOf(missed);
        Point2D place = page.images().picture().localToScreen(centre[0], centre[1]);
        robot.clickOn(place);
        assertThat(text(robot, "#prediction-said"))
                .contains(": missed; and had ")
                .contains("anchors");
        robot.clickOn("#prediction-anchors");
        assertThat(room.wanted().get().image()).isZero();

        robot.clickOn("#predictions-confusion");
        ChartPane chart = robot.lookup("#prediction-confusion").queryAs(ChartPane.class);
        await(() -> chart.paints().get() > 0);
        robot.clickOn("#prediction-confusion-save").clickOn("#prediction-confusion-save-png");
        await(() -> Files.exists(folder.resolve("prediction-confusion.png")));
    }

    @Test
    void anotherSetHasNoPredictionsYetAndTheSameAgainKeepsThem(FxRobot robot) throws TimeoutException, IOException {
        await(() -> room.report().get() != null);
        writeResults();
        robot.interact(() -> page.drop(folder.resolve("results.json")));
        await(() -> model.subject().get() != null);
        Dataset before = room.dataset().get();
        robot.interact(() -> room.open(Path.of("samples", "coco")));
        await(() -> room.dataset().get() != before && model.subject().get() != null);
        assertThat(model.report().get().dataset()).isSameAs(room.dataset().get());
        robot.interact(() -> room.open(Path.of("samples", "voc")));
        await(() -> model.subject().get() == null);
        assertThat(model.problems()).isEmpty();
        assertThat(robot.lookup("#predictions-empty").tryQuery()).isPresent();
    }

    @Test
    void whatCannotBeOpenedIsSaid(FxRobot robot) throws TimeoutException, IOException {
        await(() -> room.report().get() != null);
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        robot.interact(() -> page.drop(broken));
        await(() -> model.opening().failed());
        assertThat(model.opening().message().get()).contains("holds no list of predictions");
        assertThat(model.subject().get()).isNull();
    }
}
