package org.focallens.data.image;

import java.util.Arrays;

/** Brings a picture to a network's input size. Scale its boxes by the same two factors. */
public final class Resize {
    private Resize() {}

    /**
     * The size by the rule of Detectron: the short side becomes {@code shortSide} unless the long side would pass {@code longSide}.
     * Rounded half up, as in Detectron2's ResizeShortestEdge.
     *
     * @param width     pixels, > 0
     * @param height    pixels, > 0
     * @param shortSide wished short side, > 0, e.g. 800
     * @param longSide  bound on the long side, >= shortSide, e.g. 1333
     * @return {width, height}, each at least 1
     */
    public static int[] fit(int width, int height, int shortSide, int longSide) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("size must be > 0 but is " + width + "x" + height);
        }
        if (shortSide <= 0) {
            throw new IllegalArgumentException("shortSide must be > 0 but is " + shortSide);
        }
        if (longSide < shortSide) {
            throw new IllegalArgumentException("longSide must be >= shortSide " + shortSide + " but is " + longSide);
        }
        double scale =
                Math.min((double) shortSide / Math.min(width, height), (double) longSide / Math.max(width, height));
        return new int[] {Math.max(1, (int) (width * scale + 0.5)), Math.max(1, (int) (height * scale + 0.5))};
    }

    /**
     * Bilinear, pixel centres at .5; a picture that shrinks is averaged over the pixels that fall together (a triangle filter as wide as the
     * shrinking, as Pillow does), so that fine detail does not turn into noise.
     *
     * @param picture the picture
     * @param width   wished width in pixels, > 0
     * @param height  wished height in pixels, > 0
     * @return the resized picture, or the same one where the size is right
     */
    public static Picture bilinear(Picture picture, int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("size must be > 0 but is " + width + "x" + height);
        }
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        Weights columns = Weights.of(picture.width(), width);
        Weights rows = Weights.of(picture.height(), height);
        float[] narrow = new float[4 * width * picture.height()];
        int[] source = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.pixels().get(y * picture.width(), source);
            for (int x = 0; x < width; x++) {
                acrossRow(source, columns, x, narrow, 4 * (y * width + x));
            }
        }
        int[] argb = new int[width * height];
        float[] sum = new float[4];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                downColumn(narrow, rows, y, 4 * x, sum);
                argb[i] = pack(sum);
            }
        }
        return Picture.wrap(width, height, argb);
    }

    private static void acrossRow(int[] source, Weights columns, int x, float[] out, int at) {
        for (int k = columns.from[x]; k < columns.to[x]; k++) {
            float weight = columns.weights[x][k - columns.from[x]];
            int pixel = source[k];
            float alpha =
                    weight * (pixel >>> 24); // colours weigh by alpha, or a clear pixel's hidden colour would bleed in
            out[at] += alpha;
            out[at + 1] += alpha * (pixel >> 16 & 255);
            out[at + 2] += alpha * (pixel >> 8 & 255);
            out[at + 3] += alpha * (pixel & 255);
        }
    }

    private static void downColumn(float[] narrow, Weights rows, int y, int column, float[] sum) {
        Arrays.fill(sum, 0);
        int stride = narrow.length / rows.sourceSize;
        for (int k = rows.from[y]; k < rows.to[y]; k++) {
            float weight = rows.weights[y][k - rows.from[y]];
            for (int c = 0; c < 4; c++) {
                sum[c] += weight * narrow[k * stride + column + c];
            }
        }
    }

    private static int pack(float[] sum) {
        if (sum[0] < 0.5f) {
            return 0;
        }
        int argb = Math.min(255, Math.round(sum[0]));
        for (int c = 1; c < 4; c++) {
            argb = argb << 8 | Math.min(255, Math.round(sum[c] / sum[0]));
        }
        return argb;
    }

    /** For each target pixel the source pixels from (inclusive) to (exclusive) and their weights, which sum to 1. */
    private record Weights(int sourceSize, int[] from, int[] to, float[][] weights) {
        static Weights of(int source, int target) {
            double scale = (double) source / target;
            double reach = Math.max(1, scale);
            Weights result = new Weights(source, new int[target], new int[target], new float[target][]);
            for (int i = 0; i < target; i++) {
                double centre = (i + 0.5) * scale;
                int from = Math.max(0, (int) (centre - reach + 0.5));
                int to = Math.min(source, (int) (centre + reach + 0.5));
                result.from[i] = from;
                result.to[i] = to;
                result.weights[i] = triangle(from, to, centre, reach);
            }
            return result;
        }

        private static float[] triangle(int from, int to, double centre, double reach) {
            float[] weights = new float[to - from];
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach);
            }
            for (int k = from; k < to; k++) {
                weights[k - from] = (float) (Math.max(0, 1 - Math.abs(k + 0.5 - centre) / reach) / sum);
            }
            return weights;
        }
    }
}
