package org.focallens.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignEdit;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.AssignSheet;

/**
 * Two settings over one image: which anchors they decide differently, and by which setting.
 *
 * @param first  what the first make of the image
 * @param second what the second make of it
 * @param flips  the anchors decided differently
 * @param causes each setting that differs, the one that flips most first
 */
public record SettingsComparison(ImageMatch first, ImageMatch second, List<Flip> flips, List<Cause> causes) {
    /** {@inheritDoc} */
    public SettingsComparison {
        flips = List.copyOf(flips);
        causes = List.copyOf(causes);
    }

    /**
     * A setting that differs, and what it does by itself.
     *
     * @param setting a name of {@link AssignSheet}
     * @param first   its value in the first settings
     * @param second  its value in the second settings
     * @param flips   anchors that flip when it alone is taken over from the second into the first; -1 where alone it means nothing, as base sizes
     *                of levels that are not there
     */
    public record Cause(String setting, String first, String second, int flips) {
    }

    /**
     * Compares.
     *
     * @param image     its boxes
     * @param a         the first settings
     * @param b         the second settings
     * @param cancelled asked between two matchings; the causes are then incomplete
     * @return what flips and why
     * @throws IllegalArgumentException if an input is larger than the anchors allow
     */
    public static SettingsComparison of(ImageBoxes image, AssignSettings a, AssignSettings b, BooleanSupplier cancelled) {
        ImageMatch first = ImageMatch.of(image, a);
        ImageMatch second = ImageMatch.of(image, b);
        List<Cause> causes = new ArrayList<>();
        for (Map.Entry<String, List<String>> difference : AssignSheet.differences(a, b).entrySet()) {
            if (!cancelled.getAsBoolean() && !difference.getKey().equals(AssignSheet.STRIDES)) {
                causes.add(new Cause(difference.getKey(), difference.getValue().get(0), difference.getValue().get(1),
                        alone(image, first, b, difference.getKey())));
            }
        }
        causes.sort(Comparator.comparingInt(Cause::flips).reversed());
        return new SettingsComparison(first, second, Flips.between(first, second), causes);
    }

    private static int alone(ImageBoxes image, ImageMatch first, AssignSettings b, String setting) {
        try {
            return Flips.between(first, ImageMatch.of(image, taken(first.settings(), b, setting))).size();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    /** One setting from others. What a person cannot type is taken over here. */
    private static AssignSettings taken(AssignSettings to, AssignSettings from, String setting) {
        AnchorSettings a = to.anchors();
        AnchorSettings b = from.anchors();
        MatchSettings m = to.matching();
        return switch (setting) {
            case AssignSheet.ARITHMETIC -> with(to, new AnchorSettings(a.levels(), b.arithmetic(), a.order(), a.spacing()));
            case AssignSheet.ORDER -> with(to, new AnchorSettings(a.levels(), a.arithmetic(), b.order(), a.spacing()));
            case AssignSheet.SPACING -> with(to, new AnchorSettings(a.levels(), a.arithmetic(), a.order(), b.spacing()));
            case AssignSheet.IOU -> with(to, new MatchSettings(m.foreground(), m.background(), m.ignoreAtThreshold(), m.lowQuality(), m.border(),
                    from.matching().iou()));
            case AssignSheet.AT_BACKGROUND -> with(to, new MatchSettings(m.foreground(), m.background(), from.matching().ignoreAtThreshold(),
                    m.lowQuality(), m.border(), m.iou()));
            default -> AssignEdit.putBack(to, from, setting);
        };
    }

    private static AssignSettings with(AssignSettings to, AnchorSettings anchors) {
        return new AssignSettings(anchors, to.matching(), to.resize(), to.crowd());
    }

    private static AssignSettings with(AssignSettings to, MatchSettings matching) {
        return new AssignSettings(to.anchors(), matching, to.resize(), to.crowd());
    }
}
