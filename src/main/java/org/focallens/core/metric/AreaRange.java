package org.focallens.core.metric;

/** COCO's sizes of objects, by area in square pixels; one on a border belongs to both sides, and one beyond the largest to none. */
enum AreaRange {
    ALL(0, 1e5 * 1e5),
    SMALL(0, 32 * 32),
    MEDIUM(32 * 32, 96 * 96),
    LARGE(96 * 96, 1e5 * 1e5);

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
