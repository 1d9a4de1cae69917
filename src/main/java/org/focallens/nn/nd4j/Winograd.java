package org.focallens.nn.nd4j;

/**
 * The transforms of Winograd's F(2x2, 3x3) (Lavin and Gray, Fast Algorithms for Convolutional Neural Networks, 2016, section 4.1): a
 * tile of 2x2 outputs of a 3x3 convolution takes 16 products instead of 36.
 *
 * <pre>
 *   output = A' [ (G kernel G') * (B' input B) ] A
 *
 *        1  0 -1  0         1    0    0          1  1  1  0
 *   B' = 0  1  1  0     G = 1/2  1/2  1/2    A' = 0  1 -1 -1
 *        0 -1  1  0         1/2 -1/2  1/2
 *        0  1  0 -1         0    0    1
 * </pre>
 *
 * <p>Each step works on a whole row of tiles, all channels, so that its loops are long; the compiler turns a loop into vector
 * instructions where it writes no more than two lines and reads each at one place. Columns of cells are kept apart by their parity: a tile's four columns are then even, odd, next even, next odd. The
 * gradients use the same matrices transposed.
 */
final class Winograd {

    /** Products of a tile, one plane each. */
    static final int PLANES = 16;

    private static final int SIDE = 4;

    private Winograd() {}

    /**
     * B' d B.
     *
     * @param even     four rows of the columns 0, 2, 4, ...: one more than there are tiles; overwritten
     * @param odd      four rows of the columns 1, 3, 5, ..., likewise
     * @param planes   16, of length numbers each; overwritten
     * @param length   tiles times channels
     * @param channels of a cell
     */
    static void input(float[][] even, float[][] odd, float[][] planes, int length, int channels) {
        rows(even, length + channels);
        rows(odd, length + channels);
        for (int i = 0; i < SIDE; i++) {
            columns(even[i], odd[i], planes, SIDE * i, length, channels);
        }
    }

    private static void rows(float[][] d, int length) {
        float[] d0 = d[0];
        float[] d1 = d[1];
        float[] d2 = d[2];
        float[] d3 = d[3];
        for (int k = 0; k < length; k++) {
            d0[k] -= d2[k];
            d3[k] = d1[k] - d3[k];
        }
        sumAndDifference(d1, d2, length);
    }

    /** The upper line becomes the sum of both, the lower one the lower less the upper. */
    private static void sumAndDifference(float[] upper, float[] lower, int length) {
        for (int k = 0; k < length; k++) {
            float a = upper[k];
            float b = lower[k];
            upper[k] = a + b;
            lower[k] = b - a;
        }
    }

    private static void columns(float[] even, float[] odd, float[][] planes, int first, int length, int channels) {
        float[] p0 = planes[first];
        float[] p1 = planes[first + 1];
        float[] p2 = planes[first + 2];
        float[] p3 = planes[first + 3];
        float[] nextEven = p3;
        System.arraycopy(even, channels, nextEven, 0, length);
        for (int k = 0; k < length; k++) {
            p0[k] = even[k] - nextEven[k];
        }
        for (int k = 0; k < length; k++) {
            p1[k] = odd[k] + nextEven[k];
            p2[k] = nextEven[k] - odd[k];
        }
        float[] nextOdd = even;
        System.arraycopy(odd, channels, nextOdd, 0, length);
        for (int k = 0; k < length; k++) {
            p3[k] = odd[k] - nextOdd[k];
        }
    }

    /**
     * The gradient of {@link #input}: B d B', added where tiles overlap.
     *
     * @param planes   16, of length numbers each; overwritten
     * @param even     four rows, added to
     * @param odd      four rows, added to
     * @param nextEven four rows of the even columns behind the tiles' own, added to
     * @param nextOdd  four rows of the odd columns behind the tiles' own, added to
     * @param length   tiles times channels
     */
    static void inputGradient(
            float[][] planes, float[][] even, float[][] odd, float[][] nextEven, float[][] nextOdd, int length) {
        for (int j = 0; j < SIDE; j++) {
            backRows(planes[j], planes[SIDE + j], planes[2 * SIDE + j], planes[3 * SIDE + j], length);
        }
        for (int i = 0; i < SIDE; i++) {
            float[] p0 = planes[SIDE * i];
            float[] p1 = planes[SIDE * i + 1];
            float[] p2 = planes[SIDE * i + 2];
            float[] p3 = planes[SIDE * i + 3];
            Lines.add(even[i], p0, length);
            backOdd(odd[i], p1, p2, p3, length);
            backNextEven(nextEven[i], p0, p1, p2, length);
            Lines.subtract(nextOdd[i], p3, length);
        }
    }

    private static void backRows(float[] v0, float[] v1, float[] v2, float[] v3, int length) {
        for (int k = 0; k < length; k++) {
            float b = v1[k];
            float c = v2[k];
            v1[k] = b - c + v3[k];
            v2[k] = b + c - v0[k];
        }
        Lines.negate(v3, length);
    }

    private static void backOdd(float[] odd, float[] p1, float[] p2, float[] p3, int length) {
        for (int k = 0; k < length; k++) {
            odd[k] += p1[k] - p2[k] + p3[k];
        }
    }

    private static void backNextEven(float[] next, float[] p0, float[] p1, float[] p2, int length) {
        for (int k = 0; k < length; k++) {
            next[k] += p1[k] + p2[k] - p0[k];
        }
    }

    /**
     * A' m A.
     *
     * @param planes 16, of length numbers each; overwritten
     * @param even   two rows of the columns 0, 2, 4, ...: as many as there are tiles; overwritten
     * @param odd    two rows of the columns 1, 3, 5, ..., likewise
     * @param length tiles times channels
     */
    static void output(float[][] planes, float[][] even, float[][] odd, int length) {
        for (int j = 0; j < SIDE; j++) {
            float[] m0 = planes[j];
            float[] m1 = planes[SIDE + j];
            float[] m2 = planes[2 * SIDE + j];
            float[] m3 = planes[3 * SIDE + j];
            for (int k = 0; k < length; k++) {
                float a = m1[k];
                float b = m2[k];
                m0[k] += a + b;
                m1[k] = a - b - m3[k];
            }
        }
        for (int i = 0; i < 2; i++) {
            outputColumns(planes, SIDE * i, even[i], odd[i], length);
        }
    }

    private static void outputColumns(float[][] planes, int first, float[] even, float[] odd, int length) {
        float[] p0 = planes[first];
        float[] p1 = planes[first + 1];
        float[] p2 = planes[first + 2];
        float[] p3 = planes[first + 3];
        for (int k = 0; k < length; k++) {
            even[k] = p0[k] + p1[k] + p2[k];
        }
        for (int k = 0; k < length; k++) {
            odd[k] = p1[k] - p2[k] - p3[k];
        }
    }

    /**
     * The gradient of {@link #output}: A y A'.
     *
     * @param even   two rows, and a third for intermediate values; overwritten
     * @param odd    likewise
     * @param planes 16, overwritten
     */
    static void outputGradient(float[][] even, float[][] odd, float[][] planes, int length) {
        combine(even, length, 1);
        combine(odd, length, 1);
        spread(even[0], odd[0], planes, 0, length);
        spread(even[2], odd[2], planes, SIDE, length);
        combine(even, length, -1);
        combine(odd, length, -1);
        spread(even[2], odd[2], planes, 2 * SIDE, length);
        Lines.negate(even[1], length);
        Lines.negate(odd[1], length);
        spread(even[1], odd[1], planes, 3 * SIDE, length);
    }

    private static void combine(float[][] rows, int length, float sign) {
        float[] first = rows[0];
        float[] second = rows[1];
        float[] result = rows[2];
        for (int k = 0; k < length; k++) {
            result[k] = first[k] + sign * second[k];
        }
    }

    private static void spread(float[] even, float[] odd, float[][] planes, int first, int length) {
        float[] p1 = planes[first + 1];
        float[] p2 = planes[first + 2];
        float[] p3 = planes[first + 3];
        System.arraycopy(even, 0, planes[first], 0, length);
        for (int k = 0; k < length; k++) {
            p1[k] = even[k] + odd[k];
        }
        for (int k = 0; k < length; k++) {
            p2[k] = even[k] - odd[k];
        }
        for (int k = 0; k < length; k++) {
            p3[k] = -odd[k];
        }
    }
}
