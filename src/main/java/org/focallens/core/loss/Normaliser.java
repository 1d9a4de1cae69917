package org.focallens.core.loss;

/**
 * What the summed classification loss of a batch is divided by. The frameworks differ, and a learning rate belongs to one of these.
 * {@link NormaliserState} turns one into a weight per image.
 */
public enum Normaliser {
    /** Positives of the batch, at least 1: keras-retinanet; the paper's rule with one image a batch (section 4.1). */
    BATCH_POSITIVES,
    /** Each image by its own positives, at least 1, then the mean over images: torchvision. */
    IMAGE_POSITIVES,
    /**
     * Positives of the batch plus its number of images: maskrcnn-benchmark; and Detectron, whose sum of (num_fg + 1) counts positives before
     * it demotes some.
     */
    POSITIVES_PLUS_IMAGES,
    /** Positives of the batch plus 1: TF Vision. */
    POSITIVES_PLUS_ONE,
    /** Sum over images of the positives, each at least 1: MMDetection. */
    POSITIVES_AT_LEAST_ONE_EACH,
    /** Moving average, from 100 with momentum 0.9, of the batch's positives, at least 1: Detectron2. */
    MOVING_AVERAGE,
    /** Every loss term of the batch, anchors times classes: the plain mean, as YOLOv5 takes it. */
    MEAN_OVER_TERMS
}
