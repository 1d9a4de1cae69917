package org.focallens.core.anchor;

/**
 * How a framework gets from size, scale and ratio to the corners of an anchor. The roundings differ, and with them which of two nearly
 * equal anchors wins; each constant repeats its framework's order of operations in the framework's precision.
 *
 * <p>Corners are x1, y1, x2, y2 relative to the anchor's centre, in input pixels.
 */
public enum ShapeArithmetic {
    /** The formula of the paper (section 4, "Anchors") without rounding: width = size scale / sqrt(ratio), height = ratio width. */
    EXACT(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            double width = level.size() * scale / Math.sqrt(ratio);
            return centred(width, width * ratio);
        }
    },

    /**
     * Rounds the shape at the stride's window to whole pixels and then scales it, so that the area varies with the ratio; corners are
     * inclusive pixels, hence one less than the width. facebookresearch/Detectron, {@code modeling/generate_anchors.py}.
     */
    DETECTRON(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            double stride = level.stride();
            double width = Math.rint(Math.sqrt(stride * stride / ratio));
            double height = Math.rint(width * ratio);
            double multiple = scale * level.size() / stride;
            return centred(width * multiple - 1, height * multiple - 1);
        }
    },

    /** Doubles, cut to float at the end. facebookresearch/detectron2, {@code modeling/anchor_generator.py}. */
    DETECTRON2(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            double size = level.size() * scale;
            double width = Math.sqrt(size * size / ratio);
            return asFloats(centred(width, ratio * width));
        }
    },

    /** Sizes cut to whole pixels, corners rounded to whole pixels. pytorch/vision, {@code models/detection/anchor_utils.py}. */
    TORCHVISION(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            float size = (int) (level.size() * scale);
            float heightRatio = (float) Math.sqrt((float) ratio);
            float widthRatio = 1 / heightRatio;
            double halfWidth = Math.rint(widthRatio * size / 2);
            double halfHeight = Math.rint(heightRatio * size / 2);
            return new double[] {-halfWidth, -halfHeight, halfWidth, halfHeight};
        }
    },

    /** Floats throughout: stride, then ratio, then scale. open-mmlab/mmdetection, {@code core/anchor/anchor_generator.py}. */
    MMDETECTION(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            float heightRatio = (float) Math.sqrt((float) ratio);
            float widthRatio = 1 / heightRatio;
            float multiple = (float) (scale * level.size() / level.stride());
            float width = level.stride() * widthRatio * multiple;
            float height = level.stride() * heightRatio * multiple;
            return centred(width, height);
        }
    },

    /** Float scales, then doubles to the end, the matching included. fizyr/keras-retinanet, {@code utils/anchors.py}. */
    KERAS_RETINANET(false) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            double side = (float) level.size() * (float) scale;
            double single = (float) ratio; // its ratios are an array of floats
            double width = Math.sqrt(side * side / single);
            return centred(width, width * single);
        }
    },

    /** Doubles for the half sides, floats from there. tensorflow/models, {@code official/vision/ops/anchor.py}. */
    TF_VISION(true) {
        @Override
        double[] corners(AnchorLevel level, double scale, double ratio) {
            double size = level.size() * scale;
            double aspect = 1 / ratio; // this framework writes width / height
            return asFloats(centred(size * Math.pow(aspect, 0.5), size * Math.pow(aspect, -0.5)));
        }
    };

    private final boolean singlePrecision;

    ShapeArithmetic(boolean singlePrecision) {
        this.singlePrecision = singlePrecision;
    }

    abstract double[] corners(AnchorLevel level, double scale, double ratio);

    /** {@return a coordinate as the framework keeps it} */
    double coordinate(double value) {
        return singlePrecision ? (float) value : value;
    }

    private static double[] centred(double width, double height) {
        return new double[] {-0.5 * width, -0.5 * height, 0.5 * width, 0.5 * height};
    }

    private static double[] asFloats(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        return values;
    }
}
