package org.focallens.core.anchor;

/** The order of the shapes within a cell. It fixes the anchors' indices, and with them who wins a tie. */
public enum ShapeOrder {
    /** All scales of the first ratio come first: torchvision, MMDetection, keras-retinanet. */
    RATIO_MAJOR,
    /** All ratios of the first scale come first: Detectron, Detectron2, TF Vision. */
    SCALE_MAJOR
}
