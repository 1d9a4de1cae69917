package org.focallens.ui.training.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.OwnPreset;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.source.RunData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    private static final RunSettings FIRST = new RunSettings(Knobs.FIRST, RunSetup.FIRST);

    private static RunSettings read(String json) throws JsonProcessingException {
        return RunSettings.of(new ObjectMapper().readTree(json));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws JsonProcessingException {
        RunSettings memory = new RunSettings(
                new Knobs(
                        LossKind.FOCAL_STAR,
                        .4,
                        1.5,
                        2e-3,
                        BoxLossKind.GIOU,
                        Normaliser.MOVING_AVERAGE,
                        Double.POSITIVE_INFINITY),
                new RunSetup(
                        new RunData(Path.of("data", "cats").toString(), 384, false, 12),
                        Presets.TORCHVISION,
                        -9,
                        8,
                        .5,
                        2,
                        ClassOutput.SIGMOID,
                        SgdSettings.DEFAULT,
                        7));
        assertThat(read(memory.toJson().toString())).isEqualTo(memory);
        assertThat(read(FIRST.toJson().toString())).isEqualTo(FIRST);
    }

    @Test
    void anchorsOfOnesOwnAreRemembered() throws JsonProcessingException {
        Preset own = OwnPreset.of(new NamedSettings(
                "Mine", AssignEdit.with(AssignSettings.of(SmallImages.PRESET), "sizes", "12 24 48 96 192")));
        RunSettings memory = new RunSettings(Knobs.FIRST, RunSetup.FIRST.withPreset(own));
        assertThat(read(memory.toJson().toString())).isEqualTo(memory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"loss\":\"hinge\"}",
                "{\"alpha\":7}",
                "{\"gamma\":-1}",
                "{\"learningRate\":\"fast\"}",
                "{\"size\":200}",
                "{\"batch\":0}",
                "{\"alpha\":null}",
                "{\"preset\":\"yolo\"}",
                "{\"data\":\"shapes:stars=1\"}",
                "{\"prior\":0}",
                "{\"headDepth\":9}"
            })
    void whatMakesNoSenseKeepsItsFirstValue(String json) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(FIRST);
    }
}
