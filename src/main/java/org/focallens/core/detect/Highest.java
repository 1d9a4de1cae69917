package org.focallens.core.detect;

import java.util.Arrays;

/**
 * The highest of many values, in memory for the wanted ones only: a buffer of twice their number is cut back to the better half whenever it is full.
 * Of equal values the one with the lower index is better; NaN is never among them.
 */
final class Highest {
    private final int wanted;
    private long[] keys = new long[256];
    private int size;
    private float floor;

    private Highest(int wanted, float floor) {
        this.wanted = wanted;
        this.floor = floor;
    }

    /** {@return indices of the values above the floor, at most {@code wanted}, best first} */
    static int[] above(float floor, int wanted, float[] values) {
        Highest top = new Highest(wanted, floor);
        for (int i = 0; i < values.length; i++) {
            if (values[i] > top.floor) {
                top.add(values[i], i);
            }
        }
        return top.indices();
    }

    private void add(float value, int index) {
        if (size == keys.length) {
            makeRoom();
        }
        keys[size++] = key(value, index);
    }

    private void makeRoom() {
        if (size < 2L * wanted) {
            keys = Arrays.copyOf(keys, (int) Math.min(Math.min(2L * size, 2L * wanted), Integer.MAX_VALUE - 8));
            return;
        }
        Arrays.sort(keys, 0, size);
        System.arraycopy(keys, size - wanted, keys, 0, wanted);
        size = wanted;
        floor = Math.max(floor, value(keys[0]));
    }

    private int[] indices() {
        Arrays.sort(keys, 0, size);
        int count = Math.min(size, wanted);
        int[] best = new int[count];
        for (int i = 0; i < count; i++) {
            best[i] = ~(int) keys[size - 1 - i];
        }
        return best;
    }

    /** Orders as the values do, then by falling index. */
    private static long key(float value, int index) {
        int bits = Float.floatToIntBits(value);
        int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        return ((long) ordered << 32) | (~index & 0xFFFF_FFFFL);
    }

    private static float value(long key) {
        int ordered = (int) (key >> 32);
        return Float.intBitsToFloat(ordered ^ (ordered >> 31 & Integer.MAX_VALUE));
    }
}
