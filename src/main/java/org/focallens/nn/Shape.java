package org.focallens.nn;

import java.util.Arrays;
import java.util.List;

/**
 * Sizes of a tensor, slowest first: images are (batch, height, width, channels), kernels (height, width, inputs, outputs).
 *
 * @param sizes one entry a dimension, each at least 1
 */
public record Shape(List<Integer> sizes) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if there is no size or one is below 1
     */
    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("sizes must each be >= 1 but are " + sizes);
        }
    }

    /**
     * The shape of the given sizes.
     *
     * @param sizes slowest first
     * @return the shape
     */
    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /**
     * How many numbers a tensor of this shape holds.
     *
     * @return the product of the sizes
     */
    public int length() {
        int length = 1;
        for (int size : sizes) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    /**
     * One size.
     *
     * @param dimension counted from 0, the slowest
     * @return the size along it
     */
    public int size(int dimension) {
        return sizes.get(dimension);
    }

    /**
     * The last size: the channels of an image, the outputs of a kernel.
     *
     * @return the size of the fastest dimension
     */
    public int last() {
        return sizes.get(sizes.size() - 1);
    }
}
