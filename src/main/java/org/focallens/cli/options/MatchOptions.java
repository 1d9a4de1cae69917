package org.focallens.cli.options;

import java.util.Arrays;
import java.util.Iterator;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A preset and what is changed of its matching. */
public final class MatchOptions {
    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "torchvision",
            converter = PresetConverter.class,
            completionCandidates = PresetNames.class,
            description = "whose settings: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Preset preset;

    @Option(
            names = "--fg",
            paramLabel = "IOU",
            description = "foreground threshold: the least IoU of a positive (default: the preset's)")
    @Within(least = 0, above = true, most = 1)
    private Double foreground;

    @Option(
            names = "--bg",
            paramLabel = "IOU",
            description = "background threshold: below this IoU an anchor is negative (default: the preset's)")
    @Within(least = 0, most = 1)
    private Double background;

    @Option(
            names = "--low-quality",
            paramLabel = "RULE",
            converter = RuleConverter.class,
            completionCandidates = RuleNames.class,
            description =
                    "low-quality matches, what a box gets when no anchor reaches --fg: ${COMPLETION-CANDIDATES} (default: the preset's)")
    private LowQuality rule;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    public Preset preset() {
        return preset;
    }

    public MatchSettings matching() {
        return matching(preset.matching());
    }

    /** {@return the given rules with what the command line changes of them} */
    public MatchSettings matching(MatchSettings own) {
        double fg = foreground == null ? own.foreground() : foreground;
        double bg = background == null ? Math.min(fg, own.background()) : background;
        try {
            return own.withThresholds(fg, bg).withLowQuality(rule == null ? own.lowQuality() : rule);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--fg " + fg + " with --bg " + bg + ": " + e.getMessage());
        }
    }

    /** Reads a preset's name. */
    public static final class PresetConverter implements ITypeConverter<Preset> {
        @Override
        public Preset convert(String name) {
            try {
                return Presets.named(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads a rule's name. */
    public static final class RuleConverter implements ITypeConverter<LowQuality> {
        @Override
        public LowQuality convert(String text) {
            for (LowQuality rule : LowQuality.values()) {
                if (rule.text().equals(text)) {
                    return rule;
                }
            }
            throw new TypeConversionException(
                    "must be " + String.join(", ", new RuleNames()) + " but is '" + text + "'");
        }
    }

    /** The presets' names, for the help. */
    public static final class PresetNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Presets.ALL.stream().map(Preset::name).iterator();
        }
    }

    /** The rules' names, for the help. */
    public static final class RuleNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(LowQuality.values()).map(LowQuality::text).iterator();
        }
    }
}
