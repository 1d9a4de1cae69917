package org.focallens.core.preset.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;

/**
 * keras-retinanet's ini file, {@code utils/config.py}: whole sizes and strides, ratios and scales for all levels together, a single blank
 * between numbers. Thresholds, centre and the missing low-quality matches are fixed in {@code utils/anchors.py}.
 */
final class KerasRetinanetDialect implements Dialect {
    private static final Preset OWN = Framework.KERAS_RETINANET.preset();
    private static final double CENTRE = 0.5;

    @Override
    public AssignSettings nearest(AssignSettings asked) {
        AnchorLevel first = asked.anchors().levels().get(0);
        double multiple = multiple(asked.anchors().levels());
        List<Double> scales = multiple == 1
                ? first.scales()
                : first.scales().stream().map(scale -> scale * multiple).toList();
        List<AnchorLevel> levels = asked.anchors().levels().stream()
                .map(level -> level.withSize(Math.max(1, Math.rint(level.size() / multiple)))
                        .withShapes(scales, first.ratios())
                        .withOffset(CENTRE))
                .toList();
        ResizeRule resize =
                asked.resize() instanceof ResizeRule.None ? asked.resize() : Dialect.resize(OWN, asked.resize());
        return new AssignSettings(
                Dialect.anchors(OWN, levels),
                OWN.matching(),
                resize,
                OWN.input().crowd());
    }

    /** Sizes that are no whole numbers but follow the strides become four strides, and the rest goes into the scales. */
    private static double multiple(List<AnchorLevel> levels) {
        boolean whole = levels.stream().allMatch(level -> level.size() == Math.rint(level.size()));
        double inStrides = levels.get(0).size() / levels.get(0).stride();
        boolean follow = levels.stream().allMatch(level -> level.size() / level.stride() == inStrides);
        return !whole && follow ? inStrides / 4 : 1;
    }

    @Override
    public List<String> hints(AssignSettings expressed) {
        List<String> hints = new ArrayList<>(List.of(
                "keras-retinanet has no low-quality matches: a box whose best IoU is below 0.5 gets no anchor",
                "train with " + arguments(expressed.resize()) + " and this file as --config"));
        if (!Dialect.usualLevels(expressed)) {
            hints.add("the model must be made with pyramid_levels "
                    + expressed.anchors().levels().stream()
                            .map(AnchorLevel::level)
                            .toList());
        }
        hints.addAll(Dialect.strideHints(Framework.KERAS_RETINANET, expressed));
        return hints;
    }

    private static String arguments(ResizeRule resize) {
        return resize instanceof ResizeRule.ShortSide side
                ? "--image-min-side " + side.shortSide() + " --image-max-side " + side.longSide()
                : "--no-resize";
    }

    @Override
    public String body(AssignSettings expressed) {
        List<AnchorLevel> levels = expressed.anchors().levels();
        return Texts.format(
                """
            [anchor_parameters]
            sizes = %s
            strides = %s
            ratios = %s
            scales = %s
            """,
                levels.stream().map(level -> String.valueOf((int) level.size())).collect(Collectors.joining(" ")),
                Dialect.strides(expressed).replace(",", ""),
                Dialect.list(levels.get(0).ratios()).replace(",", ""),
                Dialect.list(levels.get(0).scales()).replace(",", ""));
    }
}
