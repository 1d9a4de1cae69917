package org.focallens.ui.loss.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The room's state as JSON; what is missing keeps its default. */
public final class LossMemory {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private LossMemory() {}

    /** {@return the state as JSON} */
    public static ObjectNode write(LossState state) {
        return JSON.valueToTree(state);
    }

    /**
     * Reads a state back.
     *
     * @throws IllegalArgumentException if a value is outside its range or means nothing
     */
    public static LossState read(JsonNode saved) {
        ObjectNode all = write(LossState.START);
        overlay(all, saved);
        try {
            return JSON.treeToValue(all, LossState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static void overlay(ObjectNode below, JsonNode above) {
        above.properties().forEach(entry -> {
            JsonNode old = below.get(entry.getKey());
            if (old instanceof ObjectNode object && entry.getValue().isObject()) {
                overlay(object, entry.getValue());
            } else if (!entry.getValue().isNull()) {
                below.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
