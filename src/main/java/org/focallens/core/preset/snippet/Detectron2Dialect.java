package org.focallens.core.preset.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.match.LowQuality;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.ResizeRule;
import org.focallens.text.Texts;

/**
 * Detectron2's YAML: {@code modeling/anchor_generator.py} takes sizes and ratios of every level, and one offset of 0 to 1; {@code
 * modeling/meta_arch/retinanet.py} turns its low-quality matches on in code; {@code ResizeShortestEdge} leaves an image alone at size 0.
 */
final class Detectron2Dialect implements Dialect {
    private static final Preset OWN = Framework.DETECTRON2.preset();

    @Override
    public AssignSettings nearest(AssignSettings asked) {
        double first = asked.anchors().levels().get(0).offset();
        double offset = first >= 0 && first < 1 ? first : 0;
        List<AnchorLevel> levels = asked.anchors().levels().stream()
                .map(level -> Dialect.onItsMap(level).withOffset(offset))
                .toList();
        ResizeRule resize =
                asked.resize() instanceof ResizeRule.None ? asked.resize() : Dialect.resize(OWN, asked.resize());
        return new AssignSettings(
                Dialect.anchors(OWN, levels),
                Dialect.matching(OWN, asked.matching(), LowQuality.KEEP),
                resize,
                OWN.input().crowd());
    }

    @Override
    public List<String> hints(AssignSettings expressed) {
        List<String> hints = new ArrayList<>();
        if (!Dialect.equalShapes(expressed)) {
            hints.add("Detectron2's head refuses levels with different numbers of anchors a cell");
        }
        if (expressed.resize() instanceof ResizeRule.None) {
            hints.add("images are still padded to a multiple of 32");
        }
        return hints;
    }

    @Override
    public String body(AssignSettings expressed) {
        List<AnchorLevel> levels = expressed.anchors().levels();
        double low = expressed.matching().background();
        double high = expressed.matching().foreground();
        String thresholds = low == high
                ? Texts.format("[%s]\n    IOU_LABELS: [0, 1]", Dialect.number(high))
                : Texts.format("[%s, %s]\n    IOU_LABELS: [0, -1, 1]", Dialect.number(low), Dialect.number(high));
        return Texts.format(
                """
            MODEL:
              ANCHOR_GENERATOR:
                NAME: DefaultAnchorGenerator
                SIZES: [%s]
                ASPECT_RATIOS: [%s]
                OFFSET: %s
              RETINANET:
                IN_FEATURES: [%s]
                IOU_THRESHOLDS: %s
            INPUT:
            %s""",
                levels.stream().map(Detectron2Dialect::sizes).collect(Collectors.joining(", ")),
                levels.stream()
                        .map(level -> "[" + Dialect.list(level.ratios()) + "]")
                        .collect(Collectors.joining(", ")),
                Dialect.number(levels.get(0).offset()),
                levels.stream().map(level -> "\"p" + level.level() + "\"").collect(Collectors.joining(", ")),
                thresholds,
                input(expressed.resize()));
    }

    private static String sizes(AnchorLevel level) {
        return "["
                + Dialect.list(level.scales().stream()
                        .map(scale -> level.size() * scale)
                        .toList()) + "]";
    }

    private static String input(ResizeRule resize) {
        if (!(resize instanceof ResizeRule.ShortSide side)) {
            return "  MIN_SIZE_TRAIN: (0,)\n  MIN_SIZE_TEST: 0\n";
        }
        return Texts.format("""
              MIN_SIZE_TRAIN: (%1$d,)
              MAX_SIZE_TRAIN: %2$d
              MIN_SIZE_TEST: %1$d
              MAX_SIZE_TEST: %2$d
            """, side.shortSide(), side.longSide());
    }
}
