package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.focallens.core.preset.NamedSettings;
import org.focallens.core.preset.Presets;
import org.focallens.data.settings.SettingsException;
import org.focallens.data.settings.SettingsFile;
import org.focallens.ui.anchors.model.AnchorDisplay;
import org.focallens.ui.anchors.model.AnchorKind;
import org.focallens.ui.anchors.model.AnchorsState;
import org.focallens.ui.anchors.model.AnchorsViewModel;
import org.focallens.ui.common.Remembered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the room remembers from one start of the program to the next. */
final class AnchorsMemory {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorsMemory.class);
    private static final Path PLACE = Path.of("the anchors room's memory");
    private static final String OWN = "own";

    private AnchorsMemory() {}

    static ObjectNode write(AnchorsViewModel model) {
        AnchorsState state = model.history().get();
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        saved.put("preset", state.preset().name())
                .put("cellLevel", model.cellLevel().get())
                .put("image", model.gallery().position());
        saved.set("settings", SettingsFile.object(new NamedSettings(OWN, state.settings())));
        ArrayNode named = saved.putArray("named");
        model.named().get().forEach(settings -> named.add(SettingsFile.object(settings)));
        Remembered.put(saved, "shown", state.shown());
        state.levels().stream().sorted().forEach(saved.putArray("levels")::add);
        AnchorDisplay display = state.display();
        saved.put("oneBox", state.oneBox())
                .put("oneCell", display.oneCell())
                .put("colouring", display.colouring().name())
                .put("leastIou", display.leastIou())
                .put("shape", display.shape())
                .put("lattice", model.chosenLevel().lattice().get())
                .put("heat", model.chosenLevel().heat().get());
        EditedBoxes.write(model.edits(), saved.putArray("boxes"));
        Path path = model.gallery().path();
        if (path != null && path.getFileSystem() == FileSystems.getDefault()) {
            saved.put("path", path.toString());
        }
        return saved;
    }

    /** Takes the settings; what is missing or damaged keeps its default. */
    static void read(JsonNode saved, AnchorsViewModel model) {
        try {
            AnchorsState state = model.history()
                    .get()
                    .withPreset(Presets.named(saved.path("preset").asText(Presets.TORCHVISION.name())));
            if (saved.has("settings")) {
                state = state.withSettings(
                        SettingsFile.of(PLACE, saved.get("settings")).settings());
            }
            model.history().restart(shown(saved, state));
            for (JsonNode one : saved.path("named")) {
                model.keep(SettingsFile.of(PLACE, one));
            }
        } catch (IllegalArgumentException | SettingsException e) {
            LOG.warn("the anchors room starts with its defaults: {}", e.getMessage());
        }
        model.chosenLevel().lattice().set(saved.path("lattice").asBoolean(false));
        model.chosenLevel().heat().set(saved.path("heat").asBoolean(false));
        model.restoreEdits(EditedBoxes.read(saved.path("boxes")));
        model.cellLevel().set(Math.max(3, Math.min(7, saved.path("cellLevel").asInt(5))));
    }

    /** {@return the state with what is drawn as it was drawn} */
    private static AnchorsState shown(JsonNode saved, AnchorsState state) {
        AnchorDisplay plain = state.display();
        Set<Integer> levels = new TreeSet<>();
        saved.path("levels").forEach(level -> levels.add(level.asInt()));
        levels.removeIf(level -> level < 3 || level > 7);
        return new AnchorsState(
                state.preset(),
                state.settings(),
                Remembered.choices(saved.path("shown"), AnchorKind.class, state.shown()),
                saved.path("levels").isArray() ? levels : state.levels(),
                saved.path("oneBox").asBoolean(state.oneBox()),
                new AnchorDisplay(
                        Remembered.choice(saved.path("colouring"), plain.colouring()),
                        Math.max(0, Math.min(1, saved.path("leastIou").asDouble(plain.leastIou()))),
                        Math.max(AnchorDisplay.ALL_SHAPES, saved.path("shape").asInt(plain.shape())),
                        saved.path("oneCell").asBoolean(plain.oneCell())),
                state.truths());
    }
}
