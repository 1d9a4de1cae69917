package org.focallens.nn.nd4j;

import org.bytedeco.javacpp.FloatPointer;

/** The weights of a 3x3 convolution as {@link Winograd} multiplies by them, in native memory: 16 planes of (inputs, outputs). */
final class WinogradKernel {

    private static final int TAPS = 9;
    /** Numbers that are transformed at a time: what 25 arrays hold stays in a core's own cache. */
    private static final int CHUNK = 1024;

    private final Nd4jTensor planes;
    private final int length;
    private final FloatPointer[] pointers;
    private final float[][] taps = new float[TAPS][CHUNK];
    private final float[][] lines = new float[Winograd.PLANES][CHUNK];

    /**
     * Room for a kernel, or for its gradient.
     *
     * @param planes at least 16 times length numbers
     * @param length inputs times outputs
     */
    WinogradKernel(Nd4jTensor planes, int length) {
        this.planes = planes;
        this.length = length;
        pointers = Planes.pointers(planes, length);
    }

    FloatPointer plane(int plane) {
        return pointers[plane];
    }

    /** Transforms weights of (3, 3, inputs, outputs). */
    void update(Nd4jTensor weight) {
        for (int first = 0; first < length; first += CHUNK) {
            int count = Math.min(CHUNK, length - first);
            readTaps(weight, first, count);
            WinogradTaps.planes(taps, lines, count);
            for (int plane = 0; plane < Winograd.PLANES; plane++) {
                planes.put(plane * length + first, lines[plane], count);
            }
        }
    }

    /** Takes the planes for a gradient and adds it, transformed back, to the weights' own. */
    void addTo(Nd4jTensor gradient) {
        for (int first = 0; first < length; first += CHUNK) {
            int count = Math.min(CHUNK, length - first);
            readTaps(gradient, first, count);
            for (int plane = 0; plane < Winograd.PLANES; plane++) {
                planes.get(plane * length + first, lines[plane], count);
            }
            WinogradTaps.gradient(lines, taps, count);
            for (int tap = 0; tap < TAPS; tap++) {
                gradient.put(tap * length + first, taps[tap], count);
            }
        }
    }

    private void readTaps(Nd4jTensor weight, int first, int count) {
        for (int tap = 0; tap < TAPS; tap++) {
            weight.get(tap * length + first, taps[tap], count);
        }
    }
}
