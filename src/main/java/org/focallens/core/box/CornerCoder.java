package org.focallens.core.box;

/**
 * Deltas of the corners in multiples of the anchor's width and height, less a mean and over a deviation, as in keras-retinanet's
 * {@code utils/anchors.py bbox_transform}. The corners of a decoded box may come out in the wrong order.
 *
 * @param mean      subtracted from each delta, finite: 0 in keras-retinanet
 * @param deviation what each delta is divided by, > 0: 0.2 in keras-retinanet
 */
public record CornerCoder(double mean, double deviation) implements BoxCoder {

    /** Mean 0, deviation 0.2. */
    public static final CornerCoder KERAS_RETINANET = new CornerCoder(0, 0.2);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public CornerCoder {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean must be finite but is " + mean);
        }
        if (!(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("deviation must be finite and > 0 but is " + deviation);
        }
    }

    @Override
    public double[] encode(Box anchor, Box truth) {
        BoxCoder.requireArea("anchor", anchor);
        BoxCoder.requireArea("truth", truth);
        return new double[] {
            normalise((truth.x1() - anchor.x1()) / anchor.width()),
            normalise((truth.y1() - anchor.y1()) / anchor.height()),
            normalise((truth.x2() - anchor.x2()) / anchor.width()),
            normalise((truth.y2() - anchor.y2()) / anchor.height())
        };
    }

    private double normalise(double share) {
        return (share - mean) / deviation;
    }

    @Override
    public Box decode(Box anchor, double[] deltas) {
        return new Box(
                anchor.x1() + share(deltas[0]) * anchor.width(),
                anchor.y1() + share(deltas[1]) * anchor.height(),
                anchor.x2() + share(deltas[2]) * anchor.width(),
                anchor.y2() + share(deltas[3]) * anchor.height());
    }

    private double share(double delta) {
        return delta * deviation + mean;
    }

    @Override
    public double[] backward(Box anchor, double[] deltas, double[] boxGradient) {
        double dx = deviation * anchor.width();
        double dy = deviation * anchor.height();
        return new double[] {boxGradient[0] * dx, boxGradient[1] * dy, boxGradient[2] * dx, boxGradient[3] * dy};
    }
}
