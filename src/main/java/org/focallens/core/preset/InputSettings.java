package org.focallens.core.preset;

import java.util.Objects;

/**
 * How images and annotations come in.
 *
 * @param resize   how an image is brought to the network's input size
 * @param crowd    what becomes of COCO's crowd regions
 * @param vocShift pixels that the framework's VOC reader takes off xmin, ymin, xmax, ymax, which VOC counts from 1
 */
public record InputSettings(ResizeRule resize, CrowdRule crowd, VocShift vocShift) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public InputSettings {
        Objects.requireNonNull(resize, "resize");
        Objects.requireNonNull(crowd, "crowd");
        Objects.requireNonNull(vocShift, "vocShift");
    }

    /** What is taken off VOC's corners. */
    public enum VocShift {
        /** Nothing; the corners as written. */
        NONE,
        /** 1 from xmin and ymin: Detectron2, whose right and lower edges are exclusive. */
        MIN_CORNER,
        /** 1 from all four: keras-retinanet. */
        ALL
    }
}
