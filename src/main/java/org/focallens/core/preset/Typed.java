package org.focallens.core.preset;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What a person typed for a setting as numbers or as one of its values; a message says what would do. */
final class Typed {
    private Typed() {}

    static List<Double> numbers(String name, String text) {
        return Arrays.stream(text.split("[\\s,;]+", 0))
                .map(part -> number(name, part))
                .toList();
    }

    static List<Integer> wholes(String name, String text) {
        return Arrays.stream(text.split("[\\s,;]+", 0))
                .map(part -> {
                    if (!part.matches("\\d{1,9}")) {
                        throw new IllegalArgumentException(
                                name + " must be whole numbers such as 8 but has '" + part + "'");
                    }
                    return Integer.valueOf(part);
                })
                .toList();
    }

    static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be numbers such as 0.5 but has '" + text + "'", e);
        }
    }

    static <E extends Enum<E>> E one(String name, String text, E[] values) {
        return one(name, text, List.of(values), SheetText::lower);
    }

    static <T> T one(String name, String text, List<T> values, Function<T, String> textOf) {
        return values.stream()
                .filter(value -> textOf.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " must be one of "
                        + String.join(", ", values.stream().map(textOf).toList()) + " but is '" + text + "'"));
    }
}
