package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run that cannot be kept. */
class KeepingTest {

    @TempDir
    private Path folder;

    private final FakeSteps fake = new FakeSteps();

    private TrainingViewModel over(Path shelf) {
        TrainingViewModel model = new TrainingViewModel(fake.loop(Optional.of(new RunShelf(shelf))));
        model.group().reset();
        model.drain();
        return model;
    }

    @Test
    void whereNothingCanBeWrittenTheTrainingGoesOnAndSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        TrainingViewModel model = over(file);
        model.step();
        model.drain();
        assertThat(model.steps().get()).as("the step is told").isEqualTo(1);
        assertThat(model.message().get()).contains("cannot be saved").contains("make room on the disk");
        assertThat(model.canStep().get()).isTrue();
        model.step();
        model.drain();
        assertThat(model.steps().get()).isEqualTo(2);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
    }

    @Test
    void aCheckpointForWhichTheMemoryIsShortEndsNothing() {
        fake.checkpointFailure = new OutOfMemoryError("Java heap space");
        TrainingViewModel model = over(folder.resolve("runs"));
        model.play(3);
        model.drain();
        assertThat(model.steps().get()).isEqualTo(3);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.message().get()).contains("cannot be saved").contains("memory");
        model.group().reset();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(fake.closed).as("and the network is freed").isEqualTo(1);
    }
}
