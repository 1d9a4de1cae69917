package org.focallens.core.preset.snippet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.ResizeRule;

/** How one framework is configured, and what it can say. */
interface Dialect {
    /** {@return the settings nearest to those asked for that the framework can be configured to} */
    AssignSettings nearest(AssignSettings asked);

    /** {@return the configuration for settings that are expressible} */
    String body(AssignSettings expressed);

    /** {@return what its user has to know or do besides, a sentence each} */
    List<String> hints(AssignSettings expressed);

    /** {@return levels as asked, all else about anchors as the framework has it} */
    static AnchorSettings anchors(Preset own, List<AnchorLevel> levels) {
        return new AnchorSettings(levels, own.anchors().arithmetic(), own.anchors().order(), own.anchors().spacing());
    }

    /** {@return thresholds as asked, all else about matching as the framework has it} */
    static MatchSettings matching(Preset own, MatchSettings asked, LowQuality lowQuality) {
        return own.matching().withThresholds(asked.foreground(), asked.background()).withLowQuality(lowQuality);
    }

    /**
     * The framework's own way to bring sides to a length. A frame's sides become the limits, which for a square frame is the same scale.
     *
     * @return short and long side as asked where they are, else the framework's
     */
    static ResizeRule resize(Preset own, ResizeRule asked) {
        ResizeRule.ShortSide side = (ResizeRule.ShortSide) own.input().resize();
        if (asked instanceof ResizeRule.ShortSide sides) {
            return side.withSides(sides.shortSide(), sides.longSide());
        }
        if (asked instanceof ResizeRule.Frame frame) {
            return side.withSides(Math.min(frame.inputHeight(), frame.inputWidth()), Math.max(frame.inputHeight(), frame.inputWidth()));
        }
        return side;
    }

    /** {@return the level with an offset that the framework has for all} */
    static AnchorLevel withOffset(AnchorLevel level, double offset) {
        return new AnchorLevel(level.level(), level.size(), level.scales(), level.ratios(), offset);
    }

    /** {@return whether the levels have as many shapes a cell, which a head shared by all needs} */
    static boolean equalShapes(AssignSettings settings) {
        return settings.anchors().levels().stream().mapToInt(AnchorLevel::shapes).distinct().count() == 1;
    }

    /** {@return whether the levels are the P3 to P7 of every RetinaNet} */
    static boolean usualLevels(AssignSettings settings) {
        return settings.anchors().levels().stream().map(AnchorLevel::level).toList().equals(List.of(3, 4, 5, 6, 7));
    }

    /** {@return a number that Python, YAML and ini readers take for the same double, without an exponent} */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.format(Locale.ROOT, "%.1f", value)
            : new BigDecimal(Double.toString(value)).toPlainString();
    }

    /** {@return numbers between commas} */
    static String list(List<Double> values) {
        return values.stream().map(Dialect::number).collect(Collectors.joining(", "));
    }

    /** {@return the strides of the levels between commas} */
    static String strides(AssignSettings settings) {
        return settings.anchors().levels().stream().map(level -> String.valueOf(level.stride())).collect(Collectors.joining(", "));
    }
}
