package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;

/** A network with its parameters, and what a test asks of it in one call each. */
public record TestNet(Parameters parameters, RetinaNet net) {

    static TestNet on(Device device, RetinaNetSettings settings, InputShape input) {
        Parameters parameters = new Parameters(device, settings);
        return new TestNet(parameters, new RetinaNet(device, parameters, input));
    }

    ParameterLayout layout() {
        return parameters.layout();
    }

    void set(float[] values) {
        parameters.write(values);
        parameters.preparations().forEach(Operation::run);
    }

    HeadOutputs forward(float[] pixels) {
        HeadOutputs outputs = net.newOutputs();
        net.forward(pixels, outputs, () -> false);
        return outputs;
    }

    /** The gradients of the images of the last forward run alone. */
    float[] backward(HeadOutputs outputGradients) {
        net.clearGradients();
        net.backward(outputGradients, () -> false);
        return gradients();
    }

    float[] gradients() {
        float[] gradients = new float[layout().length()];
        layout().slices().forEach(slice -> net.readGradients(gradients, slice));
        return gradients;
    }

    public static float[] noise(long seed, int length) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static float[] pixels(long seed, InputShape input) {
        return noise(seed, input.batch() * input.height() * input.width() * 3);
    }

    /** First values with the last layers as large as the others, and what is the same everywhere moved, so that no gradient is 0 by chance. */
    float[] lively(long seed) {
        Random random = new Random(seed);
        float[] values = layout().initial(seed);
        for (ParameterLayout.Slice slice : layout().slices()) {
            for (int i = slice.offset(); i < slice.end(); i++) {
                if (slice.sigma() <= .01) {
                    values[i] = (float) (Math.max(-1, slice.mean()) + .3 * random.nextGaussian());
                }
            }
        }
        return values;
    }

    public static float[] part(float[] flat, ParameterLayout.Slice slice) {
        return Arrays.copyOfRange(flat, slice.offset(), slice.end());
    }

    /** Relative to the largest, since sums of thousands of products lose the last digits of the small ones. */
    static void assertClose(String name, float[] actual, float[] expected) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= 2e-5f * largest + 1e-12f)) {
                fail("%s at %d must be %s but is %s, with %s the largest", name, i, expected[i], actual[i], largest);
            }
        }
    }
}
