package org.focallens.ui.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the room remembers from one start to the next.
 *
 * @param knobs what may be turned
 * @param run   what a run begins with
 */
record TrainingMemory(Knobs knobs, Run run) {

    JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("loss", knobs.loss().id()).put("alpha", knobs.alpha()).put("gamma", knobs.gamma()).put("learningRate", knobs.learningRate());
        json.put("seed", run.seed()).put("size", run.size()).put("batch", run.batch());
        run.data().ifPresent(path -> json.put("data", path.toString()));
        return json;
    }

    /** Reads what was remembered; a part that is missing or outside its range keeps its first value. */
    static TrainingMemory of(JsonNode json) {
        LossKind loss = Arrays.stream(LossKind.values()).filter(kind -> kind.id().equals(json.path("loss").asText())).findFirst()
                .orElse(Knobs.FIRST.loss());
        Knobs knobs = new Knobs(loss, within(json, "alpha", 0, 1, Knobs.FIRST.alpha()), within(json, "gamma", 0, 5, Knobs.FIRST.gamma()),
                within(json, "learningRate", 1e-6, .1, Knobs.FIRST.learningRate()));
        int size = (int) within(json, "size", 128, 512, Run.FIRST.size());
        Run run = new Run(Optional.ofNullable(json.get("data")).map(JsonNode::asText).map(Path::of), json.path("seed").asLong(Run.FIRST.seed()),
                size % 128 == 0 ? size : Run.FIRST.size(), (int) within(json, "batch", 1, 16, Run.FIRST.batch()));
        return new TrainingMemory(knobs, run);
    }

    private static double within(JsonNode json, String name, double least, double most, double otherwise) {
        double value = json.path(name).asDouble(otherwise);
        return value >= least && value <= most ? value : otherwise;
    }
}
