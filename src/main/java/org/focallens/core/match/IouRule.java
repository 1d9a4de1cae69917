package org.focallens.core.match;

/**
 * Intersection over union in a framework's own arithmetic. The order of operations is that of every framework looked at: intersection /
 * (area + area - intersection); the precision and the meaning of a width differ.
 */
public enum IouRule {
    /** Floats: torchvision {@code ops/boxes.py}, Detectron2, MMDetection, TF Vision. */
    SINGLE {
        @Override
        double iou(double ax1, double ay1, double ax2, double ay2, double bx1, double by1, double bx2, double by2) {
            return single(
                    (float) ax1,
                    (float) ay1,
                    (float) ax2,
                    (float) ay2,
                    (float) bx1,
                    (float) by1,
                    (float) bx2,
                    (float) by2,
                    0f);
        }
    },
    /** Floats, corners are inclusive pixels, so that 1 is added to every width and height: Detectron {@code utils/cython_bbox.pyx}. */
    SINGLE_INCLUSIVE {
        @Override
        double iou(double ax1, double ay1, double ax2, double ay2, double bx1, double by1, double bx2, double by2) {
            return single(
                    (float) ax1,
                    (float) ay1,
                    (float) ax2,
                    (float) ay2,
                    (float) bx1,
                    (float) by1,
                    (float) bx2,
                    (float) by2,
                    1f);
        }
    },
    /** Doubles: keras-retinanet {@code utils/compute_overlap.pyx}. */
    DOUBLE {
        @Override
        double iou(double ax1, double ay1, double ax2, double ay2, double bx1, double by1, double bx2, double by2) {
            double width = Math.min(ax2, bx2) - Math.max(ax1, bx1);
            double height = Math.min(ay2, by2) - Math.max(ay1, by1);
            if (width <= 0 || height <= 0) {
                return 0;
            }
            double intersection = width * height;
            return intersection / ((ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - intersection);
        }
    };

    /**
     * Intersection over union of two boxes.
     *
     * @return 0 to 1; 0 for boxes that only touch and for boxes without area
     */
    abstract double iou(double ax1, double ay1, double ax2, double ay2, double bx1, double by1, double bx2, double by2);

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

    private static double single(
            float ax1, float ay1, float ax2, float ay2, float bx1, float by1, float bx2, float by2, float extra) {
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
