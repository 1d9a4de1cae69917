package org.focallens.train;

import java.nio.IntBuffer;
import java.util.List;
import org.focallens.nn.InputShape;

/**
 * The images of one step.
 *
 * @param examples all of one size, in a fixed order
 */
public record Batch(List<Example> examples) {

    private static final float HALF_RANGE = 127.5f;

    /** {@inheritDoc} */
    public Batch {
        examples = List.copyOf(examples);
    }

    /**
     * The pixels as the network takes them: red, green, blue, each brought from 0..255 to -1..1.
     *
     * @param shape what the network was planned for
     * @param into  (batch, height, width, 3), overwritten
     * @throws IllegalArgumentException if the examples are not of this shape
     */
    public void pixels(InputShape shape, float[] into) {
        if (examples.size() != shape.batch()) {
            throw new IllegalArgumentException("batch must hold " + shape.batch() + " images but holds " + examples.size());
        }
        int at = 0;
        for (Example example : examples) {
            requireSize(example, shape);
            IntBuffer pixels = example.picture().pixels();
            for (int i = 0; i < shape.height() * shape.width(); i++) {
                int argb = pixels.get(i);
                into[at++] = (argb >> 16 & 255) / HALF_RANGE - 1;
                into[at++] = (argb >> 8 & 255) / HALF_RANGE - 1;
                into[at++] = (argb & 255) / HALF_RANGE - 1;
            }
        }
    }

    private static void requireSize(Example example, InputShape shape) {
        if (example.picture().width() != shape.width() || example.picture().height() != shape.height()) {
            throw new IllegalArgumentException("images must be " + shape.width() + "x" + shape.height() + " but one is "
                    + example.picture().width() + "x" + example.picture().height());
        }
    }
}
