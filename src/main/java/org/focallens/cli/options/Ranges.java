package org.focallens.cli.options;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.focallens.figure.Figures;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses numbers outside of what their options take, whether the command would use them or not. */
public final class Ranges {
    private Ranges() {}

    /** Checks every option that was given to any of the commands of a line. */
    public static void check(ParseResult line) {
        for (ParseResult command = line; command != null; command = command.subcommand()) {
            for (OptionSpec option : command.matchedOptions()) {
                check(option, command);
            }
        }
    }

    private static void check(OptionSpec option, ParseResult command) {
        Within range = rangeOf(option);
        if (range == null) {
            return;
        }
        for (Object value : values(option.getValue())) {
            boolean whole = value instanceof Integer || value instanceof Long;
            if (!contains(range, ((Number) value).doubleValue())) {
                throw new ParameterException(
                        command.commandSpec().commandLine(),
                        option.longestName() + " must be " + words(range, whole) + " but is " + value,
                        option,
                        value.toString());
            }
        }
    }

    /** {@return the range of an option's field; null where it has none} */
    public static Within rangeOf(ArgSpec option) {
        return option.userObject() instanceof Field field ? field.getAnnotation(Within.class) : null;
    }

    private static List<Object> values(Object value) {
        return value instanceof Collection<?> many ? new ArrayList<>(many) : value == null ? List.of() : List.of(value);
    }

    private static boolean contains(Within range, double value) {
        return Double.isFinite(value)
                && (range.above() ? value > range.least() : value >= range.least())
                && (range.below() ? value < range.most() : value <= range.most());
    }

    /** {@return such as "0..1", "above 0 and at most 1", "1 or more", "0 or more and finite", "a finite number"} */
    private static String words(Within range, boolean whole) {
        boolean low = Double.isFinite(range.least());
        boolean high = Double.isFinite(range.most());
        if (low && high && !range.above() && !range.below()) {
            return Figures.plain(range.least()) + ".." + Figures.plain(range.most());
        }
        String from = Figures.plain(range.least());
        String to = (range.below() ? "below " : "at most ") + Figures.plain(range.most());
        if (!low) {
            return high ? to : "a finite number";
        }
        String start = range.above() ? "above " + from : from + " or more";
        if (high) {
            return start + " and " + to;
        }
        return whole ? start : start + " and finite";
    }
}
