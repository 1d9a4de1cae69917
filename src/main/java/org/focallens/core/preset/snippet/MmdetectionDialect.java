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
 * MMDetection's Python configuration. Its {@code AnchorGenerator} has one list of ratios and one of scales for all levels, a base size for
 * each, and centres in pixels for each; its {@code center_offset} counts in base sizes, not in strides, so it is used only where they are the same.
 * Its assigner can give a box one anchor or every tied one, and the last box wins.
 */
final class MmdetectionDialect implements Dialect {
    private static final Preset OWN = Framework.MMDETECTION.preset();
    private static final double ALIKE = 1e-12;

    @Override
    public AssignSettings nearest(AssignSettings asked) {
        AnchorLevel first = asked.anchors().levels().get(0);
        List<AnchorLevel> levels = asked.anchors().levels().stream()
                .map(level -> level.withShapes(first.scales(), first.ratios()))
                .toList();
        LowQuality lowQuality = asked.matching().lowQuality() == LowQuality.NONE ? LowQuality.NONE : LowQuality.REPOINT;
        ResizeRule resize = Dialect.resize(OWN, asked.resize());
        if (asked.resize() instanceof ResizeRule.ShortSide side) {
            resize = new ResizeRule.ShortSide(side.shortSide(), side.longSide(), side.multipleOf());
        }
        return new AssignSettings(
                Dialect.anchors(OWN, levels),
                Dialect.matching(OWN, asked.matching(), lowQuality),
                resize,
                OWN.input().crowd());
    }

    @Override
    public List<String> hints(AssignSettings expressed) {
        List<String> hints = new ArrayList<>(
                List.of("put the dict resize in place of the Resize step of train_pipeline and test_pipeline"));
        if (!Dialect.usualLevels(expressed)) {
            hints.add("the neck must give as many maps as there are strides: set its start_level and num_outs");
        }
        hints.addAll(Dialect.strideHints(Framework.MMDETECTION, expressed));
        return hints;
    }

    @Override
    public String body(AssignSettings expressed) {
        ResizeRule.ShortSide side = (ResizeRule.ShortSide) expressed.resize();
        return Texts.format(
                """
            model = dict(
                data_preprocessor=dict(pad_size_divisor=%d),
                bbox_head=dict(
                    anchor_generator=dict(
                        _delete_=True,
                        type='AnchorGenerator',
                        scale_major=True,
            %s            strides=[%s])),
                train_cfg=dict(
                    assigner=dict(
                        type='MaxIoUAssigner', pos_iou_thr=%s, neg_iou_thr=%s, min_pos_iou=0, match_low_quality=%s, ignore_iof_thr=-1)))
            resize = dict(type='Resize', scale=(%d, %d), keep_ratio=True)
            """,
                side.multipleOf(),
                anchors(expressed.anchors().levels()),
                Dialect.strides(expressed),
                Dialect.number(expressed.matching().foreground()),
                Dialect.number(expressed.matching().background()),
                expressed.matching().lowQuality() == LowQuality.NONE ? "False" : "True",
                side.longSide(),
                side.shortSide());
    }

    /** Scales in strides where the sizes follow the strides, as the framework's own configuration does it; base sizes elsewhere. */
    private static String anchors(List<AnchorLevel> levels) {
        AnchorLevel first = levels.get(0);
        double inStrides = first.size() / first.stride();
        boolean follow = levels.stream().allMatch(level -> level.size() / level.stride() == inStrides);
        String shapes = follow
                ? scales(first, inStrides)
                : "scales=[" + Dialect.list(first.scales()) + "],\n            base_sizes=["
                        + Dialect.list(levels.stream().map(AnchorLevel::size).toList()) + "]";
        return "            " + shapes + ",\n            ratios=[" + Dialect.list(first.ratios()) + "],\n            "
                + centres(levels, follow);
    }

    private static String scales(AnchorLevel level, double inStrides) {
        int octave = level.scales().size();
        for (int i = 0; i < octave; i++) {
            if (Math.abs(level.scales().get(i) - Math.pow(2, (double) i / octave)) > ALIKE) {
                return "scales=["
                        + Dialect.list(level.scales().stream()
                                .map(scale -> scale * inStrides)
                                .toList()) + "]";
            }
        }
        return "octave_base_scale=" + Dialect.number(inStrides) + ",\n            scales_per_octave=" + octave;
    }

    private static String centres(List<AnchorLevel> levels, boolean follow) {
        double offset = levels.get(0).offset();
        boolean same = levels.stream().allMatch(level -> level.offset() == offset);
        if (same && offset >= 0 && (follow || offset == 0)) {
            return "center_offset=" + Dialect.number(offset) + ",\n";
        }
        return "centers=["
                + levels.stream()
                        .map(level -> Dialect.number(level.offset() * level.stride()))
                        .map(centre -> "(" + centre + ", " + centre + ")")
                        .collect(Collectors.joining(", "))
                + "],\n";
    }
}
