package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.focallens.train.run.RunComparison;
import org.focallens.train.run.RunFolder;
import org.focallens.train.run.RunShelf;
import org.focallens.ui.training.live.Phase;
import org.focallens.ui.training.live.TrainingViewModel;
import org.focallens.ui.training.state.Comparison;
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

    @Test
    void theRunsOfAComparisonTellOfEachOtherFromTheirFirstSaveOn() throws IOException {
        fake.checkpoints = true;
        RunShelf shelf = new RunShelf(folder.resolve("runs"));
        TrainingViewModel model = over(shelf.path());
        model.group().compare(Comparison.STORY);
        model.drain();
        model.step();
        model.drain();
        RunShelf.Listing crashed = shelf.list(); // nothing was closed
        assertThat(crashed.runs()).hasSize(3);
        List<RunFolder> members = model.group().state().get().comparison().orElseThrow();
        for (RunShelf.Saved run : crashed.runs()) {
            assertThat(run.sheet().comparison().name()).isEqualTo(Comparison.STORY.title());
            assertThat(crashed.comparison(run)).isEqualTo(members);
        }
        model.keepSelected();
        model.drain();
        model.step();
        model.drain();
        RunShelf.Listing alone = shelf.list();
        assertThat(alone.runs())
                .hasSize(3)
                .allSatisfy(run -> assertThat(alone.comparison(run))
                        .as("one of them went on by itself")
                        .isEmpty());
    }

    @Test
    void aRunThatWasSavedBeforeComparisonsWereToldIsARunAlone() throws IOException {
        fake.checkpoints = true;
        RunShelf shelf = new RunShelf(folder.resolve("runs"));
        TrainingViewModel model = over(shelf.path());
        model.step();
        model.drain();
        RunFolder run = shelf.list().runs().get(0).folder();
        Path sheet = run.path().resolve("run.json");
        String older = Files.readString(sheet).replaceAll(",\\s*\"comparison\"\\s*:\\s*\\{[^}]*\\}", "");
        assertThat(older).doesNotContain("comparison");
        Files.writeString(sheet, older);
        assertThat(run.sheet().comparison()).isEqualTo(RunComparison.NONE);
    }
}
