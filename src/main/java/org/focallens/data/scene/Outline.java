package org.focallens.data.scene;

import java.util.Arrays;

/**
 * Closed polygons, filled where an odd number of them encloses a point.
 *
 * @param points x y of every corner
 * @param starts index of each polygon's first corner, and behind the last the number of corners
 */
record Outline(double[] points, int[] starts) {
    static Outline of(double[]... polygons) {
        int[] starts = new int[polygons.length + 1];
        for (int i = 0; i < polygons.length; i++) {
            starts[i + 1] = starts[i] + polygons[i].length / 2;
        }
        double[] points = new double[2 * starts[polygons.length]];
        for (int i = 0; i < polygons.length; i++) {
            System.arraycopy(polygons[i], 0, points, 2 * starts[i], polygons[i].length);
        }
        return new Outline(points, starts);
    }

    /** Turned about the origin, clockwise on the screen. */
    Outline turned(double radians) {
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        double[] turned = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = cosine * points[i] - sine * points[i + 1];
            turned[i + 1] = sine * points[i] + cosine * points[i + 1];
        }
        return new Outline(turned, starts);
    }

    /** Stretched and moved so that it touches all four sides of the box x1 y1 x2 y2. */
    Outline fitted(float[] box) {
        double[] extent = extent();
        double[] fitted = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            int axis = i % 2;
            double share = (points[i] - extent[axis]) / (extent[axis + 2] - extent[axis]);
            fitted[i] = box[axis] + share * (box[axis + 2] - box[axis]);
        }
        return new Outline(fitted, starts);
    }

    /** Smallest and largest x and y: x1 y1 x2 y2. */
    double[] extent() {
        double[] extent = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < points.length; i++) {
            extent[i % 2] = Math.min(extent[i % 2], points[i]);
            extent[i % 2 + 2] = Math.max(extent[i % 2 + 2], points[i]);
        }
        return extent;
    }

    @Override
    public String toString() {
        return Arrays.toString(points);
    }
}
