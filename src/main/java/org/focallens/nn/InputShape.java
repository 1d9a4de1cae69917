package org.focallens.nn;

/**
 * How many images of what size a network is planned for.
 *
 * @param batch  images a step, 1..32
 * @param height pixels, a multiple of 128 so that every level halves the one before exactly
 * @param width  pixels, a multiple of 128
 */
public record InputShape(int batch, int height, int width) {

    /** The stride of P7, the coarsest level. */
    public static final int MULTIPLE = 128;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the batch is outside 1..32 or a side is no multiple of 128
     */
    public InputShape {
        if (batch < 1 || batch > 32) {
            throw new IllegalArgumentException("batch must be 1..32 but is " + batch);
        }
        requireMultiple("height", height);
        requireMultiple("width", width);
    }

    /**
     * The least input that images of a size fit in.
     *
     * @param batch  images a step, 1..32
     * @param height pixels, 1 or more
     * @param width  pixels, 1 or more
     * @return both sides rounded up to a multiple of 128
     */
    public static InputShape covering(int batch, int height, int width) {
        return new InputShape(batch, roundedUp(height), roundedUp(width));
    }

    private static int roundedUp(int side) {
        return (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    private static void requireMultiple(String name, int value) {
        if (value < MULTIPLE || value % MULTIPLE != 0) {
            throw new IllegalArgumentException(name + " must be a multiple of " + MULTIPLE + " but is " + value);
        }
    }
}
