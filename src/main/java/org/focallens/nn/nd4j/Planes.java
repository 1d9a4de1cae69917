package org.focallens.nn.nd4j;

import org.bytedeco.javacpp.FloatPointer;

/** Winograd's 16 planes one after the other in native memory, and the rows of them that a row of tiles has. */
final class Planes {

    private final Nd4jTensor numbers;
    private final int length;
    private final FloatPointer[] pointers;

    /**
     * Divides a block.
     *
     * @param numbers at least 16 times length
     * @param length  of a plane: tiles times channels
     */
    Planes(Nd4jTensor numbers, int length) {
        this.numbers = numbers;
        this.length = length;
        pointers = pointers(numbers, length);
    }

    static FloatPointer[] pointers(Nd4jTensor numbers, int length) {
        FloatPointer[] pointers = new FloatPointer[Winograd.PLANES];
        for (int plane = 0; plane < pointers.length; plane++) {
            pointers[plane] = numbers.pointer().getPointer((long) plane * length);
        }
        return pointers;
    }

    FloatPointer plane(int plane) {
        return pointers[plane];
    }

    void put(int first, float[][] lines, int count) {
        for (int plane = 0; plane < pointers.length; plane++) {
            numbers.put(plane * length + first, lines[plane], count);
        }
    }

    void get(int first, float[][] lines, int count) {
        for (int plane = 0; plane < pointers.length; plane++) {
            numbers.get(plane * length + first, lines[plane], count);
        }
    }
}
