package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingMemoryTest {

    private static final TrainingMemory FIRST = new TrainingMemory(Knobs.FIRST, Run.FIRST);

    private static TrainingMemory read(String json) throws JsonProcessingException {
        return TrainingMemory.of(new ObjectMapper().readTree(json));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws JsonProcessingException {
        TrainingMemory memory = new TrainingMemory(new Knobs(LossKind.FOCAL_STAR, .4, 1.5, 2e-3),
                new Run(Optional.of(Path.of("data", "cats")), -9, 384, 8));
        assertThat(read(memory.toJson().toString())).isEqualTo(memory);
        assertThat(read(FIRST.toJson().toString())).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"loss\":\"hinge\"}", "{\"alpha\":7}", "{\"gamma\":-1}", "{\"learningRate\":\"fast\"}",
        "{\"size\":200}", "{\"batch\":0}", "{\"alpha\":null}"})
    void whatMakesNoSenseKeepsItsFirstValue(String json) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(FIRST);
    }
}
