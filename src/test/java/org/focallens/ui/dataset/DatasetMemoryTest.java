package org.focallens.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSheet;
import org.focallens.core.preset.Presets;
import org.focallens.ui.dataset.model.DatasetState;
import org.junit.jupiter.api.Test;

class DatasetMemoryTest {
    private static final Path OPEN = Path.of("/data/cells");

    private static JsonNode written(DatasetMemory memory) throws IOException {
        return new ObjectMapper().readTree(memory.toJson().toString());
    }

    @Test
    void changedSettingsComeBackToTheLastDigit() throws IOException {
        DatasetState state = DatasetState.of(Presets.PAPER);
        state = state.with(AssignEdit.with(state.settings(), AssignSheet.RATIOS, "0.333333333333 1 3"));
        DatasetMemory memory = DatasetMemory.of(state, DatasetPages.Page.IMAGES, OPEN);
        assertThat(DatasetMemory.of(written(memory))).isEqualTo(memory);
    }

    @Test
    void plainSettingsAreThePresetsOwnEvenWhereThoseChange() throws IOException {
        JsonNode saved =
                written(DatasetMemory.of(DatasetState.of(Presets.MMDETECTION), DatasetPages.Page.CHARTS, null));
        assertThat(saved.has("settings")).isFalse();
        assertThat(saved.has("path")).isFalse();
        assertThat(DatasetMemory.of(saved).state()).isEqualTo(DatasetState.of(Presets.MMDETECTION));
    }

    @Test
    void whatCannotBeUnderstoodLeavesTheDefaultAndTheRest() throws IOException {
        assertThat(DatasetMemory.of(MissingNode.getInstance()))
                .isEqualTo(new DatasetMemory(DatasetState.START, DatasetPages.Page.OVERVIEW, ""));
        ObjectNode saved =
                (ObjectNode) written(DatasetMemory.of(DatasetState.of(Presets.PAPER), DatasetPages.Page.SEARCH, OPEN));
        saved.putObject("settings").put("format", "something else");
        assertThat(DatasetMemory.of(saved))
                .isEqualTo(new DatasetMemory(DatasetState.START, DatasetPages.Page.SEARCH, OPEN.toString()));
        saved.put("preset", "no-such").put("page", "NO_SUCH").remove("settings");
        assertThat(DatasetMemory.of(saved))
                .isEqualTo(new DatasetMemory(DatasetState.START, DatasetPages.Page.OVERVIEW, OPEN.toString()));
    }
}
