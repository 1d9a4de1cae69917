package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.focallens.core.loss.Normaliser;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.nn.optimiser.AdamSettings;
import org.focallens.nn.optimiser.OptimiserSettings;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.ExampleSource;
import org.focallens.train.source.FlippedSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is saved and taken up again is the run that was never stopped. */
class ResumeTest {

    private static final InputShape INPUT = new InputShape(4, 128, 128);

    @TempDir
    private Path folder;

    static Stream<Arguments> runs() {
        Stream<OptimiserSettings> optimisers = Stream.of(new AdamSettings(.9, .999, 1e-8, .01), SgdSettings.DEFAULT);
        return optimisers.flatMap(optimiser -> Stream.of(Normaliser.MOVING_AVERAGE, Normaliser.BATCH_POSITIVES)
                .map(normaliser -> Arguments.of(optimiser, normaliser)));
    }

    private static ExampleSource source(TrainingSettings settings) {
        return new FlippedSource(new RectangleSource(settings.input(), settings.seed()), settings.seed());
    }

    private static List<List<LevelLoss>> steps(Trainer trainer, StepSettings step, int count) {
        return Stream.generate(() -> trainer.step(step, () -> false).report().losses())
                .limit(count)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void sixStepsAreThreeStepsSavedAndThreeMoreWithOtherWorkers(OptimiserSettings optimiser, Normaliser normaliser)
            throws IOException {
        TrainingSettings settings = TrainerTest.settings(INPUT, 11).with(optimiser, new Schedule(4, 6));
        StepSettings step =
                new StepSettings(Checkpoints.FOCAL.loss(), Checkpoints.FOCAL.boxLoss(), normaliser, 1e-3, 1);
        Path file = folder.resolve("run.checkpoint");
        try (Device device = Nd4jDevice.open(1);
                Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            Trainer straight = new Trainer(device, settings, source(settings), one);
            List<List<LevelLoss>> before = steps(straight, step, 3);
            List<List<LevelLoss>> after = steps(straight, step, 3);

            Trainer stopped = new Trainer(device, settings, source(settings), one);
            assertThat(steps(stopped, step, 3)).isEqualTo(before);
            new Checkpoint(settings, step, Checkpoints.DATA, List.of("red", "green", "blue"), stopped.state())
                    .write(file);

            Checkpoint saved = Checkpoint.read(file);
            Trainer resumed = new Trainer(device, saved.settings(), source(saved.settings()), three);
            resumed.restore(saved.state());
            assertThat(steps(resumed, saved.step(), 3)).isEqualTo(after);
            Checkpoints.assertSame(resumed.state(), straight.state());
        }
    }
}
