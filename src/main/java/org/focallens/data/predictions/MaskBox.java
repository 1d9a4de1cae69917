package org.focallens.data.predictions;

import java.util.Arrays;

/**
 * The box around a run-length encoded mask (pycocotools's {@code maskApi.c}: runs of 0 and of 1 by turns, column by column).
 *
 * @param box  x y width height, pixels
 * @param area number of pixels in the mask
 */
record MaskBox(double[] box, double area) {
    private static final int BITS = 5;
    private static final int MORE = 0x20;
    private static final int SIGN = 0x10;
    private static final int FIRST = 48;

    /**
     * Reads a compressed mask: six bits a letter, five of them of a number, each number from the fourth on a difference to the one but last.
     *
     * @param counts as pycocotools writes it
     * @return runs; null where the text is no such thing
     */
    static long[] decode(String counts) {
        long[] runs = new long[counts.length()];
        int n = 0;
        for (int at = 0; at < counts.length(); ) {
            long value = 0;
            int shift = 0;
            int letter;
            do {
                letter = at < counts.length() ? counts.charAt(at++) - FIRST : -1;
                if (letter < 0 || letter >= 2 * MORE || shift > 50) {
                    return null;
                }
                value |= (long) (letter & MORE - 1) << shift;
                shift += BITS;
            } while ((letter & MORE) != 0);
            if ((letter & SIGN) != 0) {
                value |= -1L << shift;
            }
            runs[n] = value + (n > 2 ? runs[n - 2] : 0);
            n++;
        }
        return Arrays.copyOf(runs, n);
    }

    /** {@return the box around the runs of 1; null where they do not fit into the image or there are none} */
    static MaskBox of(long[] runs, long height, long width) {
        long at = 0;
        long area = 0;
        long left = width;
        long top = height;
        long right = -1;
        long bottom = -1;
        for (int i = 0; i < runs.length; i++) {
            if (runs[i] < 0 || runs[i] > height * width - at) {
                return null;
            }
            if (i % 2 == 1 && runs[i] > 0) {
                long last = at + runs[i] - 1;
                boolean wraps = at / height != last / height;
                left = Math.min(left, at / height);
                right = Math.max(right, last / height);
                top = wraps ? 0 : Math.min(top, at % height);
                bottom = wraps ? height - 1 : Math.max(bottom, last % height);
                area += runs[i];
            }
            at += runs[i];
        }
        return area == 0 ? null : new MaskBox(new double[] {left, top, right - left + 1.0, bottom - top + 1.0}, area);
    }
}
