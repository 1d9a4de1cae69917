package org.focallens.data.format;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.focallens.data.file.Quote;

/**
 * What the first part of a JSON file holds, to tell what wrote it.
 *
 * @param list   whether it is a list of objects; {@link #keys} are then those of its first object
 * @param keys   of the object, and for each the keys of the object in it, or of the first object of the list in it; only those within the first part
 * @param broken why it is no JSON, as far as was read; null where it is
 */
public record JsonOutline(boolean list, Map<String, Set<String>> keys, String broken) {
    private static final int FIRST_PART = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    public static JsonOutline of(Path file) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        boolean list = false;
        try (InputStream whole = Files.newInputStream(file)) {
            byte[] part = whole.readNBytes(FIRST_PART);
            try (JsonParser json = FACTORY.createParser(part)) {
                JsonToken first = json.nextToken();
                list = first == JsonToken.START_ARRAY;
                if (list) {
                    first = json.nextToken();
                }
                if (first == JsonToken.START_OBJECT) {
                    outline(json, keys);
                }
                return new JsonOutline(list, keys, first == null ? "it is empty" : null);
            } catch (JsonEOFException e) {
                return new JsonOutline(list, keys, part.length < FIRST_PART ? reason(e) : null);
            } catch (JacksonException e) {
                return new JsonOutline(list, keys, reason(e));
            }
        } catch (IOException e) {
            return new JsonOutline(list, keys, "it cannot be opened");
        }
    }

    private static String reason(JacksonException e) {
        String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        return where + Quote.of(e.getOriginalMessage());
    }

    private static void outline(JsonParser json, Map<String, Set<String>> keys) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Set<String> inside = keys.computeIfAbsent(json.currentName(), name -> new LinkedHashSet<>());
            if (json.nextToken() == JsonToken.START_OBJECT) {
                keysOf(json, inside);
            } else if (json.currentToken() == JsonToken.START_ARRAY) {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    keysOf(json, inside);
                }
                toEndOfList(json);
            }
        }
    }

    private static void keysOf(JsonParser json, Set<String> inside) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            inside.add(json.currentName());
            json.nextToken();
            json.skipChildren();
        }
    }

    private static void toEndOfList(JsonParser json) throws IOException {
        while (json.currentToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            json.nextToken();
        }
    }

    /** {@return whether a key holds an object, or a list whose first object does, that has all of these keys} */
    public boolean holds(String key, String... inside) {
        Set<String> there = keys.get(key);
        return there != null && there.containsAll(Set.of(inside));
    }

    public boolean has(String... names) {
        return keys.keySet().containsAll(Set.of(names));
    }
}
