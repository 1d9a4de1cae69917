package org.focallens.data.gather;

/** Upright boxes around shapes, each x1 y1 x2 y2. */
public final class Envelope {
    private Envelope() {}

    /** @param points x, y of each, at least one */
    public static double[] of(double... points) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < points.length; i++) {
            if (Double.isNaN(points[i])) {
                return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
            }
            int axis = i % 2;
            box[axis] = Math.min(box[axis], points[i]);
            box[axis + 2] = Math.max(box[axis + 2], points[i]);
        }
        return box;
    }

    /** Of the upright box turned by so many degrees, clockwise as seen, about a point. */
    public static double[] turned(double[] box, double degrees, double pivotX, double pivotY) {
        if (degrees % 360 == 0) {
            return box;
        }
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double[] corners = new double[8];
        for (int i = 0; i < 4; i++) {
            double x = box[i == 0 || i == 3 ? 0 : 2] - pivotX;
            double y = box[i < 2 ? 1 : 3] - pivotY;
            corners[2 * i] = pivotX + x * cos - y * sin;
            corners[2 * i + 1] = pivotY + x * sin + y * cos;
        }
        return of(corners);
    }

    /** Of the upright box turned by so many degrees, clockwise as seen, about its centre. */
    public static double[] turned(double[] box, double degrees) {
        return turned(box, degrees, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
    }

    /** Of an ellipse whose first axis is turned by so many degrees. */
    public static double[] ofEllipse(double x, double y, double radiusX, double radiusY, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        double halfWidth = Math.hypot(radiusX * cos, radiusY * sin);
        double halfHeight = Math.hypot(radiusX * sin, radiusY * cos);
        return new double[] {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
    }
}
