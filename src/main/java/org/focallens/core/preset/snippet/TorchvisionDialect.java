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
 * torchvision's Python: {@code models/detection/anchor_utils.py} takes whole sizes and the ratios of every level and no offset; {@code
 * retinanet.py} takes thresholds and a matcher; the image is always resized and padded to a multiple of 32.
 */
final class TorchvisionDialect implements Dialect {
    private static final Preset OWN = Framework.TORCHVISION.preset();

    @Override
    public AssignSettings nearest(AssignSettings asked) {
        List<AnchorLevel> levels = asked.anchors().levels().stream()
                .map(level -> Dialect.onItsMap(level).withOffset(0))
                .toList();
        LowQuality lowQuality = asked.matching().lowQuality() == LowQuality.NONE ? LowQuality.NONE : LowQuality.KEEP;
        return new AssignSettings(
                Dialect.anchors(OWN, levels),
                Dialect.matching(OWN, asked.matching(), lowQuality),
                Dialect.resize(OWN, asked.resize()),
                OWN.input().crowd());
    }

    @Override
    public List<String> hints(AssignSettings expressed) {
        List<String> hints = new ArrayList<>();
        if (expressed.anchors().levels().stream()
                .anyMatch(level -> sizes(level).stream().anyMatch(size -> size != Math.rint(size)))) {
            hints.add("torchvision's sizes are whole numbers: they are cut, not rounded");
        }
        if (!Dialect.equalShapes(expressed)) {
            hints.add(
                    "torchvision's head is made for the first level's number of anchors a cell: the others must have as many");
        }
        if (!Dialect.usualLevels(expressed)) {
            hints.add(
                    "retinanet_resnet50_fpn has maps P3 to P7: give RetinaNet a backbone that returns only these levels");
        }
        return hints;
    }

    @Override
    public String body(AssignSettings expressed) {
        List<AnchorLevel> levels = expressed.anchors().levels();
        boolean matcher = expressed.matching().lowQuality() == LowQuality.NONE;
        String fg = Dialect.number(expressed.matching().foreground());
        String bg = Dialect.number(expressed.matching().background());
        ResizeRule.ShortSide side = (ResizeRule.ShortSide) expressed.resize();
        return Texts.format(
                """
            from torchvision.models.detection import retinanet_resnet50_fpn
            %sfrom torchvision.models.detection.anchor_utils import AnchorGenerator

            anchor_generator = AnchorGenerator(
                sizes=(%s),
                aspect_ratios=(%s),
            )


            def retinanet(num_classes):
                return retinanet_resnet50_fpn(
                    weights=None, weights_backbone=None, num_classes=num_classes, anchor_generator=anchor_generator,
                    min_size=%d, max_size=%d, fg_iou_thresh=%s, bg_iou_thresh=%s%s)
            """,
                matcher ? "from torchvision.models.detection._utils import Matcher\n" : "",
                levels.stream().map(TorchvisionDialect::cut).collect(Collectors.joining(" ")),
                levels.stream()
                        .map(level -> "(" + Dialect.list(level.ratios()) + ",),")
                        .collect(Collectors.joining(" ")),
                side.shortSide(),
                side.longSide(),
                fg,
                bg,
                matcher
                        ? ",\n        proposal_matcher=Matcher(" + fg + ", " + bg + ", allow_low_quality_matches=False)"
                        : "");
    }

    private static List<Double> sizes(AnchorLevel level) {
        return level.scales().stream().map(scale -> level.size() * scale).toList();
    }

    private static String cut(AnchorLevel level) {
        return sizes(level).stream()
                .map(size -> String.valueOf((int) (double) size))
                .collect(Collectors.joining(", ", "(", ",),"));
    }
}
