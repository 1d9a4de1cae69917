package org.focallens.core.preset;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.focallens.text.Texts;

/** How settings are written for people. */
final class SheetText {
    private SheetText() {}

    /** {@return a number with at most six digits} */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : Texts.format("%.6g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }

    /** {@return numbers in their order, between them blanks} */
    static String numbers(List<Double> values, DoubleFunction<String> number) {
        return values.stream().map(number::apply).collect(Collectors.joining(" "));
    }

    /** {@return a constant as files and the command line write it} */
    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what becomes of an anchor exactly at the background threshold} */
    static String atBackground(boolean ignored) {
        return ignored ? "ignored" : "negative";
    }

    /** {@return a resize rule with its rounding and padding} */
    static String resize(ResizeRule rule) {
        if (!(rule instanceof ResizeRule.ShortSide side)) {
            return rule.text();
        }
        String padding = side.multipleOf() > 1 ? " padded to " + side.multipleOf() : "";
        return side.text() + (side.rounding() == ResizeRule.Rounding.DOWN ? " rounded down" : "") + padding;
    }
}
