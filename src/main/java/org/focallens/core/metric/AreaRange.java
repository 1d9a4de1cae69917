package org.focallens.core.metric;

/** COCO's sizes of objects, by the area of the box in square pixels; a box on a border belongs to both sides. */
enum AreaRange {
    ALL(0, Double.POSITIVE_INFINITY),
    SMALL(0, 32 * 32),
    MEDIUM(32 * 32, 96 * 96),
    LARGE(96 * 96, Double.POSITIVE_INFINITY);

    private final double least;
    private final double most;

    AreaRange(double least, double most) {
        this.least = least;
        this.most = most;
    }

    boolean contains(double area) {
        return !(area < least || area > most);
    }
}
