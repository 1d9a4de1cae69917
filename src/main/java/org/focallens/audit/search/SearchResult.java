package org.focallens.audit.search;

import java.util.List;
import java.util.Objects;

/**
 * What a search found.
 *
 * @param start       the anchors it began with
 * @param clusters    anchors whose sizes and ratios are clusters of the boxes' shapes, by k-means alone
 * @param found       the best anchors; those of {@code start} where none were better on the tuning part
 * @param shapes      the boxes' shapes in as many clusters as a cell has anchors, smallest area first; what a detector with free shapes would take
 * @param tuning      the images and boxes that were searched on
 * @param heldOut     the images and boxes that were not
 * @param generations that were run
 */
public record SearchResult(
        Candidate start,
        Candidate clusters,
        Candidate found,
        List<ShapeCluster> shapes,
        Sampled tuning,
        Sampled heldOut,
        int generations) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public SearchResult {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(clusters, "clusters");
        Objects.requireNonNull(found, "found");
        shapes = List.copyOf(shapes);
    }

    /**
     * How much of a part was looked at.
     *
     * @param images with boxes
     * @param boxes  in them
     * @param sample of the boxes, those that were looked at
     */
    public record Sampled(int images, int boxes, int sample) {}

    /** {@return whether anchors were found that are better on the tuning part than those of the start} */
    public boolean improved() {
        return !found.anchors().equals(start.anchors());
    }
}
