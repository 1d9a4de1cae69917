package org.focallens.core.preset.snippet;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;

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
        return own.anchors().withLevels(levels);
    }

    /** {@return thresholds as asked, all else about matching as the framework has it} */
    static MatchSettings matching(Preset own, MatchSettings asked, LowQuality lowQuality) {
        return own.matching()
                .withThresholds(asked.foreground(), asked.background())
                .withLowQuality(lowQuality);
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
            return side.withSides(
                    Math.min(frame.inputHeight(), frame.inputWidth()),
                    Math.max(frame.inputHeight(), frame.inputWidth()));
        }
        return side;
    }

    /** {@return the level with the cells of its feature map, as a framework has it that takes the strides from the backbone} */
    static AnchorLevel onItsMap(AnchorLevel level) {
        return level.withStride(AnchorLevel.nominalStride(level.level()));
    }

    /** {@return whether the levels have as many shapes a cell, which a head shared by all needs} */
    static boolean equalShapes(AssignSettings settings) {
        return settings.anchors().levels().stream()
                        .mapToInt(AnchorLevel::shapes)
                        .distinct()
                        .count()
                == 1;
    }

    /** {@return whether the levels are the P3 to P7 of every RetinaNet} */
    static boolean usualLevels(AssignSettings settings) {
        return settings.anchors().levels().stream()
                .map(AnchorLevel::level)
                .toList()
                .equals(List.of(3, 4, 5, 6, 7));
    }

    /** {@return what to know of strides that the framework writes into its configuration but takes the number of cells for from the feature maps} */
    static List<String> strideHints(Framework framework, AssignSettings settings) {
        List<String> other = settings.anchors().levels().stream()
                .filter(level -> !level.nominal())
                .map(level -> "P" + level.level() + " " + level.stride())
                .toList();
        return other.isEmpty()
                ? List.of()
                : List.of(
                        "strides other than a level's own (" + String.join(", ", other)
                                + ") need feature maps with as many " + "cells: " + framework.title()
                                + " takes their number from the map, and with the usual backbone the anchors do not cover the image as shown");
    }

    /** {@return a number that Python, YAML and ini readers take for the same double, without an exponent} */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Texts.format("%.1f", value)
                : new BigDecimal(Double.toString(value)).toPlainString();
    }

    /** {@return numbers between commas} */
    static String list(List<Double> values) {
        return values.stream().map(Dialect::number).collect(Collectors.joining(", "));
    }

    /** {@return the strides of the levels between commas} */
    static String strides(AssignSettings settings) {
        return settings.anchors().levels().stream()
                .map(level -> String.valueOf(level.stride()))
                .collect(Collectors.joining(", "));
    }
}
