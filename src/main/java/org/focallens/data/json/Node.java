package org.focallens.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.focallens.data.file.Numbers;

/**
 * A small part of a JSON file, such as one image's record. Numbers stay texts, since tools write numbers as texts and texts as numbers, and ids may have
 * any number of digits.
 *
 * @param value a Map of nodes, a List of nodes, a text, or null
 */
record Node(Object value) {
    static final Node NONE = new Node(null);

    /** More values than this in one record are no label file's. */
    private static final int MOST = 8_000_000;

    /** What holds pictures and masks; of no use here, and large. */
    private static final Set<String> SKIPPED = Set.of("imageData", "rle");

    /** The value at which the parser stands; the parser stands on its last token then. */
    static Node read(JsonParser json) throws IOException {
        return read(json, new int[1]);
    }

    private static Node read(JsonParser json, int[] count) throws IOException {
        if (++count[0] > MOST) {
            throw new IOException("one record holds more than " + MOST + " values");
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> new Node(map(json, count));
            case START_ARRAY -> new Node(list(json, count));
            case VALUE_NULL -> NONE;
            default -> new Node(json.getText());
        };
    }

    private static Map<String, Node> map(JsonParser json, int[] count) throws IOException {
        Map<String, Node> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (SKIPPED.contains(name)) {
                json.skipChildren();
                map.put(name, new Node(""));
            } else {
                map.put(name, read(json, count));
            }
        }
        return map;
    }

    private static List<Node> list(JsonParser json, int[] count) throws IOException {
        List<Node> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json, count));
        }
        return list;
    }

    boolean isMap() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    boolean isNone() {
        return value == null;
    }

    boolean has(String name) {
        return !get(name).isNone();
    }

    /** The value of a name; none where there is none. */
    Node get(String name) {
        return fields().getOrDefault(name, NONE);
    }

    /** The value of the first of some names that has one. */
    Node first(String... names) {
        for (String name : names) {
            if (has(name)) {
                return get(name);
            }
        }
        return NONE;
    }

    @SuppressWarnings("unchecked")
    Map<String, Node> fields() {
        return value instanceof Map ? (Map<String, Node>) value : Map.of();
    }

    /** Elements of a list, and values of a map, as some tools number theirs. */
    @SuppressWarnings("unchecked")
    List<Node> items() {
        return value instanceof List ? (List<Node>) value : List.copyOf(fields().values());
    }

    /** The text or number as text; null where it is neither. */
    String text() {
        return value instanceof String text ? text : null;
    }

    String text(String name) {
        return get(name).text();
    }

    /** The number; NaN where it is none. */
    double number() {
        return value instanceof String text ? Numbers.parse(text) : Double.NaN;
    }

    double number(String name) {
        return get(name).number();
    }

    boolean isTrue(String name) {
        String text = text(name);
        return text != null && (text.equalsIgnoreCase("true") || Numbers.parse(text) == 1);
    }

    /** All numbers of nested lists in a row; NaN for what is none. */
    double[] numbers() {
        List<Double> found = new ArrayList<>();
        collect(found);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void collect(List<Double> found) {
        if (isList()) {
            items().forEach(item -> item.collect(found));
        } else {
            found.add(number());
        }
    }
}
