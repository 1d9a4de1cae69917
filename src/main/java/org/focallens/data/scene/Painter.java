package org.focallens.data.scene;

import java.util.Arrays;
import org.focallens.data.image.Picture;

/**
 * Fills outlines into pixels with soft edges. Own arithmetic and no Java2D, whose edges differ between versions: a scene is the same on every
 * machine.
 */
final class Painter {
    /** Lines sampled in each row of pixels; along the row the covered part is exact. */
    private static final int LINES = 4;

    private final int width;
    private final int height;
    private final int[] rgb;
    private final float[] coverage;
    private double[] crossings = new double[16];

    Painter(int width, int height) {
        this.width = width;
        this.height = height;
        this.rgb = new int[width * height];
        this.coverage = new float[width];
    }

    /** A smooth change from one colour to another along a direction; noise is added last, by {@link #addNoise}. */
    void gradient(int from, int to, double directionX, double directionY) {
        double reach = Math.abs(directionX) * width + Math.abs(directionY) * height;
        double start = (directionX < 0 ? -directionX * width : 0) + (directionY < 0 ? -directionY * height : 0);
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                rgb[i] = mix(from, to, (float) ((start + directionX * x + directionY * y) / reach));
            }
        }
    }

    /** Fills with one colour at the top of the outline and another at its foot. */
    void fill(Outline outline, int top, int foot, float opacity) {
        double[] extent = outline.extent();
        int first = Math.max(0, (int) Math.floor(extent[1]));
        int last = Math.min(height, (int) Math.ceil(extent[3]));
        int left = Math.max(0, (int) Math.floor(extent[0]));
        int right = Math.min(width, (int) Math.ceil(extent[2]));
        for (int y = first; y < last; y++) {
            Arrays.fill(coverage, 0);
            for (int line = 0; line < LINES; line++) {
                cover(outline, y + (line + 0.5) / LINES);
            }
            int colour = mix(top, foot, (float) ((y - extent[1]) / (extent[3] - extent[1])));
            for (int x = left; x < right; x++) {
                if (coverage[x] > 0) {
                    rgb[y * width + x] = mix(rgb[y * width + x], colour, Math.min(1, coverage[x]) * opacity);
                }
            }
        }
    }

    private void cover(Outline outline, double y) {
        int count = 0;
        double[] points = outline.points();
        for (int polygon = 0; polygon + 1 < outline.starts().length; polygon++) {
            int from = outline.starts()[polygon];
            int to = outline.starts()[polygon + 1];
            for (int i = from, previous = to - 1; i < to; previous = i++) {
                double y0 = points[2 * previous + 1];
                double y1 = points[2 * i + 1];
                if (y0 <= y == y1 <= y) {
                    continue;
                }
                if (count == crossings.length) {
                    crossings = Arrays.copyOf(crossings, 2 * count);
                }
                crossings[count++] =
                        points[2 * previous] + (y - y0) / (y1 - y0) * (points[2 * i] - points[2 * previous]);
            }
        }
        Arrays.sort(crossings, 0, count);
        for (int i = 0; i + 1 < count; i += 2) {
            span(Math.max(0, crossings[i]), Math.min(width, crossings[i + 1]));
        }
    }

    private void span(double from, double to) {
        if (from >= to) {
            return;
        }
        int first = (int) from;
        int last = Math.min(width - 1, (int) to);
        if (first == last) {
            coverage[first] += (float) (to - from) / LINES;
            return;
        }
        coverage[first] += (float) (first + 1 - from) / LINES;
        for (int x = first + 1; x < last; x++) {
            coverage[x] += 1f / LINES;
        }
        coverage[last] += (float) (to - last) / LINES;
    }

    /** Adds to each channel of each pixel the sum of two even random numbers, which has the standard deviation asked for. */
    void addNoise(double deviation, long seed) {
        if (deviation == 0) {
            return;
        }
        double scale = deviation * Math.sqrt(6) / 1024;
        for (int i = 0; i < rgb.length; i++) {
            long random = Seeds.mix(seed + i);
            int pixel = rgb[i];
            int noisy = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                long sum = (random & 1023) + (random >>> 10 & 1023) - 1023;
                random >>>= 20;
                noisy |= clamp((int) Math.rint((pixel >> shift & 255) + sum * scale)) << shift;
            }
            rgb[i] = noisy;
        }
    }

    Picture picture() {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] |= 0xff000000;
        }
        return Picture.wrap(width, height, rgb);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static int mix(int from, int to, float share) {
        int r = channel(from, to, share, 16);
        int g = channel(from, to, share, 8);
        return r << 16 | g << 8 | channel(from, to, share, 0);
    }

    private static int channel(int from, int to, float share, int shift) {
        int a = from >> shift & 255;
        int b = to >> shift & 255;
        return (int) (a + (b - a) * share + 0.5f);
    }
}
