package org.focallens.audit;

import java.util.Objects;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.MatchSettings;
import org.focallens.core.preset.CrowdRule;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.ResizeRule;

/**
 * By what a data set is assigned.
 *
 * @param anchors  where the anchors stand
 * @param matching which become positive, ignored, negative
 * @param resize   how an image is brought to the network's input
 * @param crowd    what becomes of crowd regions
 */
public record AuditSettings(AnchorSettings anchors, MatchSettings matching, ResizeRule resize, CrowdRule crowd) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public AuditSettings {
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(matching, "matching");
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(crowd, "crowd");
    }

    /**
     * The settings of a preset.
     *
     * @param preset any
     * @return its anchors, rules and sizes
     */
    public static AuditSettings of(Preset preset) {
        return new AuditSettings(preset.anchors(), preset.matching(), preset.input().resize(), preset.input().crowd());
    }
}
