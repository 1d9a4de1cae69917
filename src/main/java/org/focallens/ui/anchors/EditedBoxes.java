package org.focallens.ui.anchors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.focallens.ui.anchors.model.TruthBox;

/** Boxes that were drawn, moved or deleted, as they are remembered: the label files on disk stay as they are. */
final class EditedBoxes {
    /** A session file is read at every start. */
    private static final int MOST_IMAGES = 200;

    private EditedBoxes() {}

    static void write(Map<Path, List<TruthBox>> edits, ArrayNode saved) {
        edits.entrySet().stream()
                .filter(one -> one.getKey().getFileSystem() == FileSystems.getDefault())
                .limit(MOST_IMAGES)
                .forEach(one -> {
                    ObjectNode image =
                            saved.addObject().put("file", one.getKey().toString());
                    ArrayNode boxes = image.putArray("boxes");
                    one.getValue()
                            .forEach(box -> boxes.addObject()
                                    .put("x1", box.x1())
                                    .put("y1", box.y1())
                                    .put("x2", box.x2())
                                    .put("y2", box.y2())
                                    .put("category", box.category())
                                    .put("crowd", box.crowd()));
                });
    }

    /** {@return what was remembered; a box that has no size any more is left out} */
    static Map<Path, List<TruthBox>> read(JsonNode saved) {
        Map<Path, List<TruthBox>> edits = new LinkedHashMap<>();
        for (JsonNode image : saved) {
            List<TruthBox> boxes = new ArrayList<>();
            for (JsonNode one : image.path("boxes")) {
                TruthBox box = box(one);
                if (box.x2() > box.x1() && box.y2() > box.y1()) {
                    boxes.add(box);
                }
            }
            try {
                edits.put(Path.of(image.path("file").asText()), boxes);
            } catch (InvalidPathException ignored) {
                // No image has such a file, so that no box is lost.
            }
        }
        return edits;
    }

    private static TruthBox box(JsonNode one) {
        return new TruthBox(
                (float) one.path("x1").asDouble(),
                (float) one.path("y1").asDouble(),
                (float) one.path("x2").asDouble(),
                (float) one.path("y2").asDouble(),
                one.path("category").asText(),
                one.path("crowd").asBoolean());
    }
}
