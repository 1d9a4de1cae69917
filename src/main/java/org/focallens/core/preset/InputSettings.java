package org.focallens.core.preset;

import java.util.Objects;

/**
 * How images and annotations come in.
 *
 * @param resize how an image is brought to the network's input size
 * @param crowd  what becomes of COCO's crowd regions
 * @param voc    what the framework's reader makes of Pascal VOC's corners, which count from 1
 */
public record InputSettings(ResizeRule resize, CrowdRule crowd, VocCorners voc) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public InputSettings {
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(crowd, "crowd");
        Objects.requireNonNull(voc, "voc");
    }
}
