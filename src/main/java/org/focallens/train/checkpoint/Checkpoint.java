package org.focallens.train.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.focallens.data.file.SafeFile;
import org.focallens.nn.ParameterLayout;
import org.focallens.train.Trainer;
import org.focallens.train.TrainerState;
import org.focallens.train.settings.OwnPreset;
import org.focallens.train.settings.SettingsFault;
import org.focallens.train.settings.SettingsJson;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/**
 * A run at rest, from which it goes on to the bit: {@link Trainer#restore} takes the state, a trainer of the same settings over the
 * same data makes the same steps. Equal checkpoints make equal files.
 *
 * @param settings   of the run; its preset is known by its name or one of {@link OwnPreset}
 * @param step       losses and learning rate of the last step
 * @param data       what it was trained on
 * @param categories names of the network's classes
 * @param state      parameters, optimiser and counts; not copied
 */
public record Checkpoint(
        TrainingSettings settings, StepSettings step, RunData data, List<String> categories, TrainerState state) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the preset cannot be saved, or categories or state are of another network or optimiser
     */
    public Checkpoint {
        categories = List.copyOf(categories);
        OwnPreset.requireSaveable(settings.preset());
        require("categories", settings.network().classes(), categories.size());
        int length = new ParameterLayout(settings.network()).length();
        require("parameters", length, state.parameters().length);
        require(
                "arrays of the optimiser",
                settings.optimiser().create(0).memory().size(),
                state.optimiserMemory().size());
        for (float[] array : state.optimiserMemory()) {
            require("numbers in an array of the optimiser", length, array.length);
        }
    }

    private static void require(String what, int expected, int actual) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    what + " must be " + expected + " as the settings have them but are " + actual);
        }
    }

    /**
     * Writes it whole or not at all.
     *
     * @param file replaced if it exists
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public void write(Path file) throws IOException {
        byte[] header = SettingsJson.write(header());
        SafeFile.write(file, out -> CheckpointFile.write(out, header, arrays()));
    }

    private CheckpointHeader header() {
        return new CheckpointHeader(
                settings.preset(),
                settings.network(),
                settings.input(),
                settings.optimiser(),
                settings.schedule(),
                settings.seed(),
                step,
                data,
                categories,
                state.steps(),
                state.optimiserSteps(),
                state.normaliserAverage(),
                state.learningRate());
    }

    private List<float[]> arrays() {
        List<float[]> arrays = new ArrayList<>(List.of(state.parameters()));
        arrays.addAll(state.optimiserMemory());
        return arrays;
    }

    /**
     * Reads one.
     *
     * @param file as {@link #write} wrote it, by this version or an older one
     * @return the checkpoint
     * @throws CheckpointException if it is missing, damaged, cut short, of a newer version or no checkpoint at all
     */
    public static Checkpoint read(Path file) throws CheckpointException {
        CheckpointFile content = CheckpointFile.read(file);
        try {
            return of(SettingsJson.read(content.header(), CheckpointHeader.class), content.arrays());
        } catch (JsonProcessingException e) {
            throw unknown(file, SettingsFault.of(e), e);
        } catch (IllegalArgumentException e) {
            throw unknown(file, SettingsFault.of(e), e);
        }
    }

    private static CheckpointException unknown(Path file, String why, Throwable cause) {
        return new CheckpointException(
                file,
                "holds settings that this FocalLens does not know (" + why
                        + "): open it with the version that saved it",
                cause);
    }

    private static Checkpoint of(CheckpointHeader header, List<float[]> arrays) {
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("there are no parameters");
        }
        TrainingSettings settings = new TrainingSettings(
                header.preset(),
                header.network(),
                header.input(),
                header.optimiser(),
                header.schedule(),
                header.seed());
        TrainerState state = new TrainerState(
                header.steps(),
                header.normaliserAverage(),
                header.lastLearningRate(),
                arrays.get(0),
                header.optimiserSteps(),
                arrays.subList(1, arrays.size()));
        return new Checkpoint(settings, header.step(), header.data(), header.categories(), state);
    }
}
