package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.Trainer;
import org.focallens.train.Workers;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;
import org.focallens.ui.DirectBackground;
import org.focallens.ui.UnexpectedDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRunScoresTest {

    @TempDir
    private Path folder;

    private Path chosen;
    private final List<String> errors = new ArrayList<>();
    private final SavedRunScores scores = new SavedRunScores(new Chosen(), new DirectBackground());

    private final class Chosen extends UnexpectedDialogs {
        @Override
        public Optional<Path> openRun() {
            return Optional.ofNullable(chosen);
        }

        @Override
        public void error(String what, String details) {
            errors.add(what + ": " + details);
        }
    }

    private Path saved() throws IOException {
        TrainingSettings settings = TrainingSettings.of(SmallImages.PRESET, 3, new InputShape(2, 128, 128), 1);
        RunData data = new RunData(RunData.SHAPES, 128, true, 0);
        RunData.Open open = data.open(1, () -> false);
        try (Device device = Nd4jDevice.open(1);
                Workers workers = new Workers(1)) {
            Trainer trainer = new Trainer(device, settings, open.examples(), workers);
            StepSettings step = StepSettings.of(new FocalLoss(0.25, 2), 1e-3);
            trainer.step(step, () -> false);
            Path file = folder.resolve("evening.ckpt");
            new Checkpoint(settings, step, data, List.of("circle", "square", "triangle"), trainer.state()).write(file);
            return file;
        }
    }

    @Test
    void aYoungNetworkStillSaysItsPrior() throws IOException {
        chosen = saved();
        scores.choose();
        assertThat(errors).isEmpty();
        assertThat(scores.scores().getValue().name()).isEqualTo("evening.ckpt, step 1");
        float[] positives = scores.scores().getValue().positives();
        float[] negatives = scores.scores().getValue().negatives();
        assertThat(positives).isNotEmpty();
        assertThat(negatives.length)
                .as("three classes of 3,069 anchors, 16 images")
                .isBetween(100_000, 16 * 3 * 3069);
        // the prior .01 is a logit of -4.595: for a positive x_t is about that, for a negative its opposite
        assertThat(mean(positives)).isBetween(-5.5, -3.5);
        assertThat(mean(negatives)).isBetween(3.5, 5.5);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Test
    void whatIsNoRunIsSaidAndTheScoresStay() throws IOException {
        chosen = Files.writeString(folder.resolve("notes.txt"), "no run");
        scores.choose();
        assertThat(errors)
                .singleElement()
                .asString()
                .startsWith("The run cannot be opened: ")
                .contains("notes.txt");
        assertThat(scores.scores().getValue()).isNull();
    }

    @Test
    void whoChoosesNothingChangesNothing() {
        scores.choose();
        assertThat(errors).isEmpty();
        assertThat(scores.scores().getValue()).isNull();
    }
}
