package org.focallens.core.preset;

/**
 * How the corners of a Pascal VOC file become pixel coordinates. VOC counts pixels from 1 and both corners belong to the box, so a box over a whole
 * 500x375 image reads 1 1 500 375.
 */
public enum VocCorners {
    /** The numbers as they stand: 1 1 500 375. For files whose program counted from 0. */
    AS_WRITTEN(0, 0),
    /** 1 off xmin and ymin: 0 0 500 375, the pixels' outer edges. The default, and what Detectron2 does (data/datasets/pascal_voc.py). */
    MIN_LESS_ONE(-1, 0),
    /** 1 off all four: 0 0 499 374, as keras-retinanet does (preprocessing/pascal_voc.py). */
    ALL_LESS_ONE(-1, -1);

    private final int minShift;
    private final int maxShift;

    VocCorners(int minShift, int maxShift) {
        this.minShift = minShift;
        this.maxShift = maxShift;
    }

    /** {@return pixels added to xmin and ymin} */
    public int minShift() {
        return minShift;
    }

    /** {@return pixels added to xmax and ymax} */
    public int maxShift() {
        return maxShift;
    }
}
