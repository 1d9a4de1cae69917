package org.focallens.nn.nd4j;

/** The transforms of {@link Winograd}'s kernels, once a step: 9 taps to 16 planes, and the planes' gradients back to the taps. */
final class WinogradTaps {
    private static final int SIDE = 4;

    private WinogradTaps() {}

    /**
     * G g G'.
     *
     * @param taps   9 arrays, row by row of the kernel; read
     * @param planes 16 arrays; overwritten
     * @param length numbers of each
     */
    static void planes(float[][] taps, float[][] planes, int length) {
        for (int j = 0; j < 3; j++) {
            kernelLine(
                    taps[j],
                    taps[3 + j],
                    taps[6 + j],
                    new float[][] {planes[j], planes[4 + j], planes[8 + j], planes[12 + j]},
                    length);
        }
        for (int i = 0; i < SIDE; i++) {
            float[] third = planes[SIDE * i + 2];
            float[] fourth = planes[SIDE * i + 3];
            System.arraycopy(third, 0, fourth, 0, length);
            kernelLine(
                    planes[SIDE * i],
                    planes[SIDE * i + 1],
                    fourth,
                    new float[][] {planes[SIDE * i], planes[SIDE * i + 1], third, fourth},
                    length);
        }
    }

    private static void kernelLine(float[] g0, float[] g1, float[] g2, float[][] into, int length) {
        float[] u0 = into[0];
        float[] u1 = into[1];
        float[] u2 = into[2];
        float[] u3 = into[3];
        for (int k = 0; k < length; k++) {
            float sides = .5f * (g0[k] + g2[k]);
            float middle = .5f * g1[k];
            u1[k] = sides + middle;
            u2[k] = sides - middle;
        }
        System.arraycopy(g0, 0, u0, 0, length);
        System.arraycopy(g2, 0, u3, 0, length);
    }

    /**
     * The gradient of {@link #planes}: G' u G.
     *
     * @param planes 16 arrays; overwritten
     * @param taps   9 arrays, added to
     * @param length numbers of each
     */
    static void gradient(float[][] planes, float[][] taps, int length) {
        for (int j = 0; j < SIDE; j++) {
            halve(planes[j], planes[SIDE + j], planes[2 * SIDE + j], planes[3 * SIDE + j], length);
        }
        for (int i = 0; i < 3; i++) {
            float[] p0 = planes[SIDE * i];
            float[] p1 = planes[SIDE * i + 1];
            float[] p2 = planes[SIDE * i + 2];
            float[] p3 = planes[SIDE * i + 3];
            halve(p0, p1, p2, p3, length);
            Lines.add(taps[3 * i], p0, length);
            Lines.add(taps[3 * i + 1], p1, length);
            Lines.add(taps[3 * i + 2], p2, length);
        }
    }

    private static void halve(float[] u0, float[] u1, float[] u2, float[] u3, int length) {
        for (int k = 0; k < length; k++) {
            u0[k] += .5f * (u1[k] + u2[k]);
        }
        for (int k = 0; k < length; k++) {
            float b = u1[k];
            float c = u2[k];
            u1[k] = .5f * (b - c);
            u2[k] = .5f * (b + c) + u3[k];
        }
    }
}
