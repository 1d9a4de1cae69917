package org.focallens.core.preset;

import java.util.Objects;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.match.MatchSettings;

/**
 * By what anchors are assigned to the boxes of an image, or of many.
 *
 * @param anchors  where the anchors stand
 * @param matching which become positive, ignored, negative
 * @param resize   how an image is brought to the network's input
 * @param crowd    what becomes of crowd regions
 */
public record AssignSettings(AnchorSettings anchors, MatchSettings matching, ResizeRule resize, CrowdRule crowd) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public AssignSettings {
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(matching, "matching");
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(crowd, "crowd");
    }

    /**
     * The same with other anchors.
     *
     * @param other where they stand
     * @return the changed settings
     */
    public AssignSettings with(AnchorSettings other) {
        return new AssignSettings(other, matching, resize, crowd);
    }

    /**
     * The same with other rules.
     *
     * @param other which anchors become positive, ignored, negative
     * @return the changed settings
     */
    public AssignSettings with(MatchSettings other) {
        return new AssignSettings(anchors, other, resize, crowd);
    }

    /**
     * The same with another way to the network's input.
     *
     * @param other how an image is brought there
     * @return the changed settings
     */
    public AssignSettings with(ResizeRule other) {
        return new AssignSettings(anchors, matching, other, crowd);
    }

    /**
     * The same with another lot for crowd regions.
     *
     * @param other what becomes of them
     * @return the changed settings
     */
    public AssignSettings with(CrowdRule other) {
        return new AssignSettings(anchors, matching, resize, other);
    }

    /**
     * The settings of a preset.
     *
     * @param preset any
     * @return its anchors, rules and sizes
     */
    public static AssignSettings of(Preset preset) {
        return new AssignSettings(
                preset.anchors(),
                preset.matching(),
                preset.input().resize(),
                preset.input().crowd());
    }
}
