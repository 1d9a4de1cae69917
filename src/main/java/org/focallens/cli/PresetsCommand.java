package org.focallens.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.cli.console.Output;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.PresetSheet;
import org.focallens.core.preset.Presets;
import org.focallens.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The presets with every setting, and what differs between two. */
@Command(name = "presets", description = "The presets with every setting; with two names, what differs between them.")
final class PresetsCommand implements Callable<Integer> {
    /** Names, not presets: where a converter refuses a value of an open list, picocli only says that the value does not fit. */
    @Parameters(arity = "0..*", paramLabel = "PRESET", description = "none for all, one, or two to compare")
    private List<String> names = List.of();

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (names.size() > 2) {
            throw new ParameterException(
                    spec.commandLine(), "at most two presets can be compared but there are " + names.size());
        }
        List<Preset> chosen = names.stream().map(this::named).toList();
        if (chosen.size() == 2) {
            compare(chosen.get(0), chosen.get(1));
        } else {
            list(chosen.isEmpty() ? Presets.ALL : chosen);
        }
        return 0;
    }

    private Preset named(String name) {
        try {
            return Presets.named(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void list(List<Preset> presets) {
        Map<String, Object> json = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Preset preset : presets) {
            Map<String, String> sheet = PresetSheet.of(preset);
            json.put(preset.name(), sheet);
            text.append(preset.name()).append(System.lineSeparator());
            sheet.forEach((name, value) -> text.append(Texts.format("  %-18s %s%n", name, value)));
        }
        output.print(Map.of("presets", json), text.toString().stripTrailing());
    }

    private void compare(Preset a, Preset b) {
        Map<String, List<String>> differences = PresetSheet.differences(a, b);
        Map<String, Object> json = new LinkedHashMap<>();
        differences.forEach((name, values) -> json.put(name, pair(a.name(), values.get(0), b.name(), values.get(1))));
        output.print(pair("presets", List.of(a.name(), b.name()), "differences", json), text(a, b, differences));
    }

    private static Map<String, Object> pair(String first, Object a, String second, Object b) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(first, a);
        pair.put(second, b);
        return pair;
    }

    private static String text(Preset a, Preset b, Map<String, List<String>> differences) {
        if (differences.isEmpty()) {
            return a.name() + " and " + b.name() + " agree in every setting.";
        }
        int longest = differences.values().stream()
                .mapToInt(values -> values.get(0).length())
                .max()
                .orElseThrow();
        int width = Math.max(longest, a.name().length());
        StringBuilder text = new StringBuilder(row("", List.of(a.name(), b.name()), width));
        differences.forEach(
                (name, values) -> text.append(System.lineSeparator()).append(row(name, values, width)));
        return text.toString();
    }

    private static String row(String name, List<String> values, int width) {
        return Texts.format("%-18s %-" + width + "s  %s", name, values.get(0), values.get(1));
    }
}
