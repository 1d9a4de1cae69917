package org.focallens.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.PresetSheet;
import org.focallens.core.preset.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The presets with every setting, and what differs between two. */
@Command(name = "presets", description = "The presets with every setting; with two names, what differs between them.")
final class PresetsCommand implements Callable<Integer> {
    @Parameters(arity = "0..2", paramLabel = "PRESET", converter = MatchOptions.PresetConverter.class, description = "none for all, one, or two to compare")
    private List<Preset> chosen = List.of();

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (chosen.size() > 2) {
            throw new ParameterException(spec.commandLine(), "at most two presets can be compared but there are " + chosen.size());
        }
        if (chosen.size() == 2) {
            compare(chosen.get(0), chosen.get(1));
        } else {
            list(chosen.isEmpty() ? Presets.ALL : chosen);
        }
        return 0;
    }

    private void list(List<Preset> presets) {
        Map<String, Object> json = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        for (Preset preset : presets) {
            Map<String, String> sheet = PresetSheet.of(preset);
            json.put(preset.name(), sheet);
            text.append(preset.name()).append(System.lineSeparator());
            sheet.forEach((name, value) -> text.append(String.format("  %-18s %s%n", name, value)));
        }
        output.print(Map.of("presets", json), text.toString().stripTrailing());
    }

    private void compare(Preset a, Preset b) {
        Map<String, List<String>> differences = PresetSheet.differences(a, b);
        Map<String, Object> json = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder(String.format("%-18s %-40s %s", "", a.name(), b.name()));
        differences.forEach((name, values) -> {
            json.put(name, Map.of(a.name(), values.get(0), b.name(), values.get(1)));
            text.append(String.format("%n%-18s %-40s %s", name, values.get(0), values.get(1)));
        });
        output.print(Map.of("presets", List.of(a.name(), b.name()), "differences", json), text.toString());
    }
}
