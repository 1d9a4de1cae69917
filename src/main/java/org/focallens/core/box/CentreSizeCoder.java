package org.focallens.core.box;

/**
 * Deltas of centre and size: (wx dx / w, wy dy / h, ww ln(w'/w), wh ln(h'/h)), as in R-CNN and torchvision's {@code _utils.py BoxCoder}.
 *
 * @param wx       multiple of the horizontal delta, > 0: 1 in Detectron, Detectron2, torchvision, MMDetection and TF Vision, 10 in maskrcnn-benchmark
 * @param wy       multiple of the vertical delta, > 0
 * @param ww       multiple of the logarithm of the width, > 0: 1, or 5 in maskrcnn-benchmark
 * @param wh       multiple of the logarithm of the height, > 0
 * @param maxLogSize the largest ln(w'/w) and ln(h'/h) when decoding, so that a wild delta cannot overflow; infinite for none
 */
public record CentreSizeCoder(double wx, double wy, double ww, double wh, double maxLogSize) implements BoxCoder {

    /** ln(1000/16), the bound of Detectron2 and torchvision: a box of 16 px grows to 1000 px at most. */
    public static final double USUAL_MAX_LOG_SIZE = Math.log(1000.0 / 16);

    /** Weights of 1 and the usual bound: torchvision, Detectron2. */
    public static final CentreSizeCoder PLAIN = new CentreSizeCoder(1, 1, 1, 1, USUAL_MAX_LOG_SIZE);

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public CentreSizeCoder {
        requirePositive("wx", wx);
        requirePositive("wy", wy);
        requirePositive("ww", ww);
        requirePositive("wh", wh);
        if (!(maxLogSize > 0)) {
            throw new IllegalArgumentException("maxLogSize must be > 0 but is " + maxLogSize);
        }
    }

    private static void requirePositive(String name, double weight) {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " must be finite and > 0 but is " + weight);
        }
    }

    @Override
    public double[] encode(Box anchor, Box truth) {
        BoxCoder.requireArea("anchor", anchor);
        BoxCoder.requireArea("truth", truth);
        return new double[] {
            wx * (truth.centreX() - anchor.centreX()) / anchor.width(),
            wy * (truth.centreY() - anchor.centreY()) / anchor.height(),
            ww * Math.log(truth.width() / anchor.width()),
            wh * Math.log(truth.height() / anchor.height())
        };
    }

    @Override
    public Box decode(Box anchor, double[] deltas) {
        double cx = anchor.centreX() + deltas[0] / wx * anchor.width();
        double cy = anchor.centreY() + deltas[1] / wy * anchor.height();
        double halfWidth = size(anchor.width(), deltas[2] / ww) / 2;
        double halfHeight = size(anchor.height(), deltas[3] / wh) / 2;
        return new Box(cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight);
    }

    private double size(double anchorSize, double logSize) {
        return anchorSize * Math.exp(Math.min(logSize, maxLogSize));
    }

    @Override
    public double[] backward(Box anchor, double[] deltas, double[] boxGradient) {
        return new double[] {
            (boxGradient[0] + boxGradient[2]) * anchor.width() / wx,
            (boxGradient[1] + boxGradient[3]) * anchor.height() / wy,
            (boxGradient[2] - boxGradient[0]) / 2 * sizeSlope(anchor.width(), deltas[2] / ww) / ww,
            (boxGradient[3] - boxGradient[1]) / 2 * sizeSlope(anchor.height(), deltas[3] / wh) / wh
        };
    }

    /** Beyond the bound the size no longer follows the delta. */
    private double sizeSlope(double anchorSize, double logSize) {
        return logSize > maxLogSize ? 0 : size(anchorSize, logSize);
    }
}
