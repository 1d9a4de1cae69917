package org.focallens.core.match;

/** What becomes of anchors that reach over the image's border or stand in its padding. */
public enum BorderRule {
    /** They are matched like any other: Detectron, Detectron2, torchvision, MMDetection on a single image, TF Vision. */
    KEEP,
    /** Ignored when the centre is on or beyond the image's right or lower edge: keras-retinanet {@code utils/anchors.py}. */
    IGNORE_CENTRE_OUTSIDE
}
