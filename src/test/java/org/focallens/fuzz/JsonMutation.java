package org.focallens.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one value of a JSON document: dropped, doubled, swapped, of another kind, an extreme number, or nested deeply. */
final class JsonMutation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAW = "@raw@";
    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "\"\"",
            "\"text\"",
            "\"\\u0000\\u001b[31m\"",
            "[]",
            "{}",
            "[null]",
            "\"..\"",
            "-0.0",
            "1e3");

    private JsonMutation() {}

    /** A value's place. */
    private record Slot(ContainerNode<?> in, String key, int index) {

        JsonNode value() {
            return key == null ? in.get(index) : in.get(key);
        }

        void set(JsonNode value) {
            if (key == null) {
                ((ArrayNode) in).set(index, value);
            } else {
                ((ObjectNode) in).set(key, value);
            }
        }

        void remove() {
            if (key == null) {
                ((ArrayNode) in).remove(index);
            } else {
                ((ObjectNode) in).remove(key);
            }
        }

        void twice() {
            if (key == null) {
                ((ArrayNode) in).insert(index, value().deepCopy());
            } else {
                ((ObjectNode) in).set(key + "2", value().deepCopy());
            }
        }
    }

    /** {@return the changed document, or null where the text is none that has values} */
    static String of(String text, Random random) {
        try {
            JsonNode root = JSON.readTree(text);
            List<Slot> slots = new ArrayList<>();
            collect(root, slots);
            return slots.isEmpty() ? null : changed(root, slots, random);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static void collect(JsonNode node, List<Slot> slots) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> slots.add(new Slot(object, key, -1)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                slots.add(new Slot(array, null, i));
            }
        }
        node.forEach(child -> collect(child, slots));
    }

    private static String changed(JsonNode root, List<Slot> slots, Random random) {
        Slot slot = slots.get(random.nextInt(slots.size()));
        Slot other = slots.get(random.nextInt(slots.size()));
        String raw = "";
        switch (random.nextInt(6)) {
            case 0 -> slot.remove();
            case 1 -> slot.twice();
            case 2 -> slot.set(other.value().deepCopy());
            case 3 -> raw = Mutation.extreme(random);
            case 4 -> raw = OTHERS.get(random.nextInt(OTHERS.size()));
            default -> {
                int depth = random.nextBoolean() ? 100 : 20_000;
                String open = random.nextBoolean() ? "[" : "{\"a\":";
                raw = open.repeat(depth)
                        + (random.nextBoolean() ? "1" + (open.length() == 1 ? "]" : "}").repeat(depth) : "");
            }
        }
        if (!raw.isEmpty()) {
            slot.set(JSON.getNodeFactory().textNode(RAW));
        }
        return root.toString().replace("\"" + RAW + "\"", raw);
    }
}
