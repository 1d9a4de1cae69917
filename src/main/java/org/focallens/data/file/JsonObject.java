package org.focallens.data.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.focallens.data.settings.SettingsException;

/**
 * A JSON object of a file, read strictly: every field by its name and type, and none that is not known.
 *
 * @param file  for messages
 * @param place of the object in the file, for messages; empty for the whole
 * @param node  the object
 */
public record JsonObject(Path file, String place, JsonNode node) {

    public JsonObject {
        if (!node.isObject()) {
            throw new Refused(
                    file,
                    (place.isEmpty() ? "" : place + " ") + "must be an object but is " + Quote.of(node.toString()));
        }
    }

    /** Carries the message out of the nested readers; the reader of the file turns it into a {@link SettingsException}. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(Path file, String what) {
            super(file + ": " + what);
        }
    }

    /** Refuses a field that is not among these. */
    public JsonObject only(String... known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Arrays.asList(known).contains(name)) {
                throw new Refused(file, field(name) + " is not known; known are " + String.join(", ", known));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual()) {
            throw refused(name, "must be text", value);
        }
        return value.textValue();
    }

    public int whole(String name) {
        JsonNode value = value(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw refused(name, "must be a whole number", value);
        }
        return value.intValue();
    }

    public double number(String name) {
        return number(name, value(name));
    }

    public List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        JsonNode list = list(name);
        for (int i = 0; i < list.size(); i++) {
            numbers.add(number(name + "[" + i + "]", list.get(i)));
        }
        return numbers;
    }

    private double number(String name, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refused(name, "must be a number", value);
        }
        return value.doubleValue();
    }

    /** {@return the constant whose name is written in small letters with hyphens} */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return constant;
            }
        }
        throw refused(
                name,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(JsonObject::written)
                                .collect(Collectors.joining(", ")),
                node.get(name));
    }

    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public JsonObject object(String name) {
        return new JsonObject(file, field(name), value(name));
    }

    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonNode list = list(name);
        for (int i = 0; i < list.size(); i++) {
            objects.add(new JsonObject(file, field(name) + "[" + i + "]", list.get(i)));
        }
        return objects;
    }

    private JsonNode list(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw refused(name, "must be a list", value);
        }
        return value;
    }

    private JsonNode value(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new Refused(file, field(name) + " is missing");
        }
        return value;
    }

    /** {@return what is made of the fields; a value out of its range is refused with this object's place} */
    public <T> T made(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(file, (place.isEmpty() ? "" : place + ": ") + e.getMessage());
        }
    }

    public Refused refused(String name, String rule, JsonNode value) {
        return new Refused(file, field(name) + " " + rule + " but is " + Quote.of(value.toString()));
    }

    private String field(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
