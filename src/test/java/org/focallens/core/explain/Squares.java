package org.focallens.core.explain;

import java.util.List;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.anchor.ShapeArithmetic;
import org.focallens.core.anchor.ShapeOrder;
import org.focallens.core.anchor.Spacing;
import org.focallens.core.match.BorderRule;
import org.focallens.core.match.IouRule;
import org.focallens.core.match.LowQuality;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.ResizeRule;

/** One square anchor of 32 pixels a cell, centres at 4, 12, 20, …: small enough to be worked by hand. */
final class Squares {
    private Squares() {}

    static AssignSettings settings(double foreground, LowQuality lowQuality) {
        return new AssignSettings(
                anchors(), matching(foreground, lowQuality, BorderRule.KEEP), new ResizeRule.None(), CrowdRule.DROP);
    }

    static AnchorSettings anchors() {
        AnchorLevel level = new AnchorLevel(3, 32, List.of(1.0), List.of(1.0), 0.5);
        return new AnchorSettings(List.of(level), ShapeArithmetic.EXACT, ShapeOrder.RATIO_MAJOR, Spacing.STRIDE);
    }

    static MatchSettings matching(double foreground, LowQuality lowQuality, BorderRule border) {
        return new MatchSettings(foreground, Math.min(0.4, foreground), true, lowQuality, border, IouRule.SINGLE);
    }

    static ImageBoxes image(int side, float... boxes) {
        return new ImageBoxes(side, side, boxes, new boolean[boxes.length / 4]);
    }
}
