package org.focallens.ui.training.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.focallens.figure.ChartStyle;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.checkpoint.CheckpointException;
import org.focallens.train.sweep.SweepResult;
import org.focallens.ui.FailurePicture;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.common.work.LatestJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The page over real, tiny networks. */
@ExtendWith({ApplicationExtension.class, FailurePicture.class})
class SweepPageTest {
    @TempDir
    private Path folder;

    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private final LatestJob background = new LatestJob("sweep");
    private SweepPage page;

    @Start
    void start(Stage stage) {
        page = new SweepPage(
                new UnexpectedDialogs() {
                    @Override
                    public Optional<Path> saveFolder() {
                        return Optional.of(folder.resolve("sweep"));
                    }

                    @Override
                    public Optional<Path> saveFile(String suggestion) {
                        return Optional.of(folder.resolve(suggestion));
                    }
                },
                background,
                SweepFixture::base,
                opened::add);
        stage.setScene(new Scene(new BorderPane(page.node()), 880, 760));
        Theme.LIGHT.apply(stage.getScene());
        page.style(ChartStyle.LIGHT);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, page::close);
        background.close();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, SweepField field, String text) {
        robot.interact(() ->
                robot.lookup("#sweep-" + field.id()).queryAs(TextField.class).setText(text));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void fillStartCancelResumeOpen(FxRobot robot) throws TimeoutException, CheckpointException {
        type(robot, SweepField.ALPHAS, ".25 2");
        assertThat(text(robot, "#sweep-alphas-error")).startsWith("2 is not valid");
        type(robot, SweepField.ALPHAS, ".25 .75");
        assertThat(robot.lookup("#sweep-alphas-error").query().isVisible()).isFalse();
        type(robot, SweepField.GAMMAS, "2");
        type(robot, SweepField.SEEDS, "1");
        type(robot, SweepField.STEPS, "400");
        type(robot, SweepField.TESTS, "1");
        assertThat(text(robot, "#sweep-size")).isEqualTo("2 × α, 1 × γ, 1 × seed: 2 runs of 400 steps");

        robot.clickOn("#sweep-start");
        await(() -> page.progress().get() > 0.01);
        assertThat(page.busy().get()).isTrue();
        assertThat(robot.lookup("#sweep-alphas").query().isDisabled()).isTrue();
        assertThat(page.status().getValue()).startsWith("Run 1 of 2: α 0.25, γ 2, seed 5.");
        robot.clickOn("#sweep-cancel");
        assertThat(text(robot, "#sweep-message")).startsWith("Stopped: 0 of 2 runs are done");
        assertThat(page.busy().get()).isFalse();

        robot.clickOn("#sweep-resume");
        await(() -> !page.busy().get());
        assertThat(text(robot, "#sweep-message")).startsWith("All 2 runs are done");
        assertThat(text(robot, "#sweep-table-place")).endsWith("sweep.csv");
        TableView<SweepResult> runs = robot.lookup("#sweep-runs").queryTableView();
        assertThat(runs.getItems()).hasSize(2);
        robot.interact(() -> {
            runs.requestFocus();
            runs.getSelectionModel().select(1);
        });
        robot.push(KeyCode.ENTER);
        assertThat(opened).containsExactly(folder.resolve("sweep/runs/alpha-0.75-gamma-2-seed-5.ckpt"));
        assertThat(Checkpoint.read(opened.get(0)).state().steps()).isEqualTo(400);
    }

    @Test
    void aRememberedFolderShowsItsSweep(FxRobot robot) throws TimeoutException {
        Path there = folder.resolve("there");
        SweepFixture.leave(there, SweepFixture.plan(), 6);
        robot.interact(() -> page.restore(JsonNodeFactory.instance.objectNode().put("folder", there.toString())));
        await(() -> robot.lookup("#sweep-runs").queryTableView().getItems().size() == 6);
        assertThat(text(robot, "#sweep-best")).startsWith("Best so far: α 0.25, γ 2 with AP 0.400 ± 0.283");
        assertThat(text(robot, "#sweep-message")).startsWith("Stopped: 6 of 8 runs are done");
        assertThat(page.save().path("alphas").asText()).isEqualTo("0.25 0.5");

        robot.clickOn("#sweep-open-best");
        assertThat(opened).containsExactly(there.resolve("runs/alpha-0.25-gamma-2-seed-6.ckpt"));
        robot.clickOn("#sweep-map-save").clickOn("#sweep-map-save-svg");
        await(() -> Files.exists(folder.resolve("sweep-map.svg")));
        await(() -> page.status().getValue().startsWith("Saved "));
    }
}
