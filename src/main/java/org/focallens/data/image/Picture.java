package org.focallens.data.image;

import java.nio.IntBuffer;
import java.util.Arrays;

/** A picture in memory: 8-bit ARGB, not premultiplied, row by row from the top left. Never changes. */
public final class Picture {
    private final int width;
    private final int height;
    private final int[] argb;

    private Picture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /**
     * A picture of a copy of the given pixels.
     *
     * @param width  pixels, > 0
     * @param height pixels, > 0
     * @param argb   width * height pixels, 0xAARRGGBB
     * @return the picture
     * @throws IllegalArgumentException where the sizes do not fit
     */
    public static Picture of(int width, int height, int[] argb) {
        return wrap(width, height, argb.clone());
    }

    /**
     * A picture over the array itself, for makers of many pictures. The caller must not write to it afterwards.
     *
     * @param width  pixels, > 0
     * @param height pixels, > 0
     * @param argb   width * height pixels, 0xAARRGGBB, owned by the picture from now on
     * @return the picture
     * @throws IllegalArgumentException where the sizes do not fit
     */
    public static Picture wrap(int width, int height, int[] argb) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("size must be > 0 but is " + width + "x" + height);
        }
        if (argb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "argb must hold " + width + "x" + height + " pixels but holds " + argb.length);
        }
        return new Picture(width, height, argb);
    }

    /** {@return pixels a row} */
    public int width() {
        return width;
    }

    /** {@return rows} */
    public int height() {
        return height;
    }

    /**
     * {@return 0xAARRGGBB}
     *
     * @param x column, 0..width-1
     * @param y row, 0..height-1
     */
    public int argb(int x, int y) {
        if (x < 0 || x >= width) {
            throw new IndexOutOfBoundsException("x must be 0.." + (width - 1) + " but is " + x);
        }
        return argb[y * width + x];
    }

    /** {@return all pixels row by row, read-only and without a copy} */
    public IntBuffer pixels() {
        return IntBuffer.wrap(argb).asReadOnlyBuffer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture p && p.width == width && p.height == height && Arrays.equals(p.argb, argb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return "Picture " + width + "x" + height;
    }
}
