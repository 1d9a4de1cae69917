package org.focallens.ui.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.ui.dataset.model.DatasetState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the room remembers from one start to the next.
 *
 * @param state the settings
 * @param page  the page that was open
 * @param path  what was open, empty for nothing
 */
record DatasetMemory(DatasetState state, DatasetPages.Page page, String path) {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetMemory.class);
    private static final Path SOURCE = Path.of("session.json");

    static DatasetMemory of(DatasetState state, DatasetPages.Page page, Path path) {
        return new DatasetMemory(
                state, page, path != null && path.getFileSystem() == FileSystems.getDefault() ? path.toString() : "");
    }

    /** {@return what was remembered; of a part that cannot be understood, the default} */
    static DatasetMemory of(JsonNode saved) {
        return new DatasetMemory(
                state(saved),
                page(saved.path("page").asText(DatasetPages.Page.OVERVIEW.name())),
                saved.path("path").asText(""));
    }

    private static DatasetState state(JsonNode saved) {
        try {
            Preset preset = Presets.named(
                    saved.path("preset").asText(DatasetState.START.preset().name()));
            return saved.has("settings")
                    ? new DatasetState(
                            preset,
                            SettingsFile.of(SOURCE, saved.get("settings")).settings())
                    : DatasetState.of(preset);
        } catch (IllegalArgumentException | SettingsException e) {
            LOG.warn("the data set room starts with its defaults: {}", e.getMessage());
            return DatasetState.START;
        }
    }

    private static DatasetPages.Page page(String name) {
        for (DatasetPages.Page page : DatasetPages.Page.values()) {
            if (page.name().equals(name)) {
                return page;
            }
        }
        return DatasetPages.Page.OVERVIEW;
    }

    ObjectNode toJson() {
        ObjectNode saved = JsonNodeFactory.instance
                .objectNode()
                .put("preset", state.preset().name())
                .put("page", page.name());
        if (!state.settings().equals(state.plain())) {
            saved.set(
                    "settings",
                    SettingsFile.object(new NamedSettings(state.preset().title(), state.settings())));
        }
        return path.isEmpty() ? saved : saved.put("path", path);
    }
}
