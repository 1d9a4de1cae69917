package org.focallens.ui.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;

/** Choices as a room remembers them: by name, and the default where a name means nothing any more. */
public final class Remembered {
    private Remembered() {}

    /** {@return the choice that was remembered, or the default} */
    public static <E extends Enum<E>> E choice(JsonNode saved, E byDefault) {
        for (E one : byDefault.getDeclaringClass().getEnumConstants()) {
            if (one.name().equals(saved.asText())) {
                return one;
            }
        }
        return byDefault;
    }

    /** {@return the choices that were remembered, or the defaults where none ever were} */
    public static <E extends Enum<E>> Set<E> choices(JsonNode saved, Class<E> of, Set<E> byDefault) {
        if (!saved.isArray()) {
            return byDefault;
        }
        Set<E> chosen = EnumSet.noneOf(of);
        for (E one : of.getEnumConstants()) {
            for (JsonNode name : saved) {
                if (one.name().equals(name.asText())) {
                    chosen.add(one);
                }
            }
        }
        return chosen;
    }

    /** Remembers choices. */
    public static void put(ObjectNode saved, String key, Set<? extends Enum<?>> choices) {
        choices.stream().sorted().map(Enum::name).forEach(saved.putArray(key)::add);
    }
}
