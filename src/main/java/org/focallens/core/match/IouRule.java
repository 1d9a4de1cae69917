package org.focallens.core.match;

import org.focallens.core.box.Box;

/**
 * Intersection over union in a framework's own arithmetic. The order of operations is that of every framework looked at: intersection /
 * (area + area - intersection); the precision and the meaning of a width differ.
 */
public enum IouRule {
    /** Floats: torchvision {@code ops/boxes.py}, Detectron2, MMDetection, TF Vision. */
    SINGLE,
    /** Floats, corners are inclusive pixels, so that 1 is added to every width and height: Detectron {@code utils/cython_bbox.pyx}. */
    SINGLE_INCLUSIVE,
    /** Doubles: keras-retinanet {@code utils/compute_overlap.pyx}. */
    DOUBLE;

    /**
     * Intersection over union of two boxes.
     *
     * @return 0 to 1; 0 for boxes that only touch and for boxes without area
     */
    double iou(Box a, Box b) {
        return this == DOUBLE ? inDoubles(a, b) : inFloats(a, b, (float) extra());
    }

    /** {@return what is added to a width: 1 where corners are inclusive pixels, else 0} */
    public double extra() {
        return this == SINGLE_INCLUSIVE ? 1 : 0;
    }

    /**
     * A threshold as the framework compares with it.
     *
     * @param value as it is written in the settings
     * @return the value in the precision of the IoUs
     */
    public double threshold(double value) {
        return this == DOUBLE ? value : (float) value;
    }

    private static double inDoubles(Box a, Box b) {
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double intersection = width * height;
        return intersection / (a.width() * a.height() + b.width() * b.height() - intersection);
    }

    private static double inFloats(Box a, Box b, float extra) {
        float ax1 = (float) a.x1();
        float ay1 = (float) a.y1();
        float ax2 = (float) a.x2();
        float ay2 = (float) a.y2();
        float bx1 = (float) b.x1();
        float by1 = (float) b.y1();
        float bx2 = (float) b.x2();
        float by2 = (float) b.y2();
        float width = Math.min(ax2, bx2) - Math.max(ax1, bx1) + extra;
        float height = Math.min(ay2, by2) - Math.max(ay1, by1) + extra;
        if (width <= 0 || height <= 0) {
            return 0;
        }
        float intersection = width * height;
        float areaA = (ax2 - ax1 + extra) * (ay2 - ay1 + extra);
        float areaB = (bx2 - bx1 + extra) * (by2 - by1 + extra);
        return intersection / (areaA + areaB - intersection);
    }
}
