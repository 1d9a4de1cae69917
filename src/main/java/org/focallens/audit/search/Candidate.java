package org.focallens.audit.search;

import java.util.Objects;
import org.focallens.core.anchor.AnchorSettings;

/**
 * Anchors and what they cover.
 *
 * @param anchors the settings
 * @param tuning  on the images that were searched on
 * @param heldOut on those that were not
 */
public record Candidate(AnchorSettings anchors, Part tuning, Part heldOut) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public Candidate {
        Objects.requireNonNull(anchors, "anchors");
        Objects.requireNonNull(tuning, "tuning");
        Objects.requireNonNull(heldOut, "heldOut");
    }

    /**
     * Coverage of one part of the data set.
     *
     * @param shapeOnly as if a centre were always where it is needed; what searches over shapes alone see
     * @param placed    with the anchors on their lattice; what training sees
     */
    public record Part(Coverage shapeOnly, Coverage placed) {}
}
