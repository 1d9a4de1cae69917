package org.focallens.ui.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.Device;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.text.Texts;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.RunData;
import org.focallens.ui.UnexpectedDialogs;
import org.focallens.ui.common.Theme;
import org.focallens.ui.training.engine.Measuring;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.settings.RoomSettings;

/**
 * Times steps with the room on the screen and without, in turns, by the same settings and threads, and the frames meanwhile. Needs a display:
 * {@code java -cp … org.focallens.ui.training.TrainingBenchmark [STEPS]}.
 */
final class TrainingBenchmark {

    private static final int ROUNDS = 3;
    /** Between two turns, in milliseconds: no frame. */
    private static final double PAUSE = 400;

    private TrainingRoom room;
    private final List<Double> intervals = new ArrayList<>();
    private final List<Double> answers = Collections.synchronizedList(new ArrayList<>());
    private final AnimationTimer frames = new AnimationTimer() {
        private long last;

        @Override
        public void handle(long now) {
            double millis = (now - last) / 1e6;
            if (millis < PAUSE) {
                intervals.add(millis);
            }
            last = now;
        }
    };

    private TrainingBenchmark() {}

    /** The argument: steps of each turn, 1000 if it is left out. */
    public static void main(String[] args) throws Exception {
        int steps = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
        CountDownLatch up = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(up::countDown);
        up.await();
        TrainingBenchmark bench = new TrainingBenchmark();
        bare(steps / 2);
        for (int round = 0; round < ROUNDS; round++) {
            double without = bare(steps);
            double with = bench.windowed(steps, false);
            System.out.print(Texts.format(
                    "%.2f ms a step without the window, %.2f with it, ratio %.3f%n", without, with, with / without));
        }
        bench.windowed(steps, true);
        double[] sorted = bench.intervals.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        System.out.print(Texts.format(
                "%,d frames: interval median %.1f ms, 95 of 100 within %.1f, 99 within %.1f%n",
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100]));
        double[] answers =
                bench.answers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.print(Texts.format(
                "%d turns of a knob while it played: on the screen after %.1f ms at the median, all within %.1f%n",
                answers.length, answers[answers.length / 2], answers[answers.length - 1]));
        System.exit(0);
    }

    /** Turns a knob now and then, as a person would at any moment, and waits for the frame that shows it. */
    private void turnKnobs(CountDownLatch done) throws InterruptedException {
        for (int i = 0; done.getCount() > 0; i++) {
            double gamma = i % 2 + 1;
            long asked = System.nanoTime();
            CountDownLatch seen = new CountDownLatch(1);
            Platform.runLater(() -> {
                room.model()
                        .group()
                        .turn("gamma", room.model().group().knobs().getValue().withGamma(gamma));
                room.node().getScene().addPostLayoutPulseListener(new Runnable() {
                    @Override
                    public void run() {
                        room.node().getScene().removePostLayoutPulseListener(this);
                        answers.add((System.nanoTime() - asked) / 1e6);
                        seen.countDown();
                    }
                });
            });
            seen.await();
            Thread.sleep(83);
        }
    }

    /** {@return milliseconds a step of a trainer alone} */
    private static double bare(int steps) throws Exception {
        RunData.Open data = RunSetup.FIRST.data().open(1, () -> false);
        try (Device device = Nd4jDevice.open(1);
                Workers workers = new Workers(new RoomSettings().threads().get())) {
            Trainer trainer = new Trainer(
                    device, RunSetup.FIRST.settings(data.examples().categories().size()), data.examples(), workers);
            StepSettings settings = StepSettings.of(new FocalLoss(.25, 2), 1e-3);
            trainer.step(settings, () -> false);
            long from = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                trainer.step(settings, () -> false);
            }
            return (System.nanoTime() - from) / 1e6 / steps;
        }
    }

    /** {@return milliseconds a step by the clock on the wall, looks and painting beside it, the run neither measured nor saved} */
    private double windowed(int steps, boolean turning) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        Platform.runLater(() -> {
            Theme.LIGHT.install();
            Stage stage = new Stage();
            room = new TrainingRoom(
                    new UnexpectedDialogs(), new OtherRooms(new SimpleObjectProperty<>(), List.of()), Optional.empty());
            room.model().measure(Measuring.NEVER);
            stage.setScene(new Scene((Parent) room.node(), 1280, 760));
            Theme.LIGHT.apply(stage.getScene());
            stage.show();
            room.model().phase().subscribe(phase -> {
                if (phase == Phase.READY) {
                    ready.countDown();
                }
            });
        });
        ready.await();
        Thread.sleep(500);
        CountDownLatch done = new CountDownLatch(1);
        long[] times = new long[2];
        Platform.runLater(() -> {
            frames.start();
            times[0] = System.nanoTime();
            room.model().play(steps);
            room.model().phase().subscribe((was, now) -> {
                if (was == Phase.PLAYING) {
                    times[1] = System.nanoTime();
                    frames.stop();
                    done.countDown();
                }
            });
        });
        if (turning) {
            turnKnobs(done);
        }
        done.await();
        Platform.runLater(() -> {
            room.close();
            room.node().getScene().getWindow().hide();
        });
        Thread.sleep(500);
        return (times[1] - times[0]) / 1e6 / steps;
    }
}
