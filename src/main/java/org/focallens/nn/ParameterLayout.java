package org.focallens.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.focallens.core.preset.P6Source;

/**
 * Where each parameter of a network stands in one flat array; the gradients' array has the same layout.
 *
 * <p>Names are {@code part.number.weight} and {@code part.number.bias}, with {@code scale} and {@code shift} where a normalisation follows,
 * counted from 1 in the backbone and from 0 in the heads; pyramid parts carry their level. Kernels are (height, width, inputs, outputs).
 */
public final class ParameterLayout {

    /** Slices start at multiples of 16 floats, one cache line; what lies between stays 0. */
    private static final int ALIGNMENT = 16;

    private static final double LAST_LAYER_SIGMA = .01;

    private final RetinaNetSettings settings;
    private final Map<String, Slice> slices = new LinkedHashMap<>();
    private int length;

    /**
     * One parameter: its place, and the normal distribution that its first values are drawn from.
     *
     * @param name   for example {@code backbone.1.weight}
     * @param shape  its sizes
     * @param offset index of its first number in the flat array
     * @param mean   of the first values
     * @param sigma  standard deviation of the first values; 0 where they all equal the mean
     */
    public record Slice(String name, Shape shape, int offset, double mean, double sigma) {

        /**
         * Where the next parameter may start.
         *
         * @return index behind its last number
         */
        public int end() {
            return offset + shape.length();
        }

        /**
         * Whether weight decay applies: to kernels, not to biases, scales and shifts.
         *
         * @return true for a kernel
         */
        public boolean isKernel() {
            return shape.sizes().size() > 1;
        }
    }

    /**
     * Lays out the parameters of a network.
     *
     * @param settings what the network is made of
     */
    public ParameterLayout(RetinaNetSettings settings) {
        this.settings = settings;
        int channels = 3;
        for (int block = 1; block <= RetinaNetSettings.BLOCKS; block++) {
            convolution("backbone." + block, 3, channels, settings.backbone().get(block - 1));
            channels = settings.backbone().get(block - 1);
            if (settings.normalisation() == Normalisation.GROUP) {
                declare("backbone." + block + ".scale", Shape.of(channels), 1, 0);
                declare("backbone." + block + ".shift", Shape.of(channels), 0, 0);
            }
        }
        int width = settings.width();
        for (int level = 5; level >= 3; level--) {
            convolution("lateral." + level, 1, settings.backbone().get(level - 1), width);
        }
        for (int level = 3; level <= 5; level++) {
            convolution("smooth." + level, 3, width, width);
        }
        convolution("pyramid.6", 3, settings.p6Source() == P6Source.C5 ? channels : width, width);
        convolution("pyramid.7", 3, width, width);
        head("class", settings.anchorsPerCell() * settings.logitsPerAnchor(), settings.priorBias());
        head("box", settings.anchorsPerCell() * 4, 0);
    }

    private void head(String name, int outputs, double lastBias) {
        for (int layer = 0; layer < settings.headDepth(); layer++) {
            convolution(name + "." + layer, 3, settings.width(), settings.width());
        }
        String last = name + "." + settings.headDepth();
        declare(last + ".weight", Shape.of(3, 3, settings.width(), outputs), 0, LAST_LAYER_SIGMA);
        declare(last + ".bias", Shape.of(outputs), lastBias, 0);
    }

    /** He et al. 2015: the variance 2 / inputs keeps the size of activations through relu layers. */
    private void convolution(String name, int kernel, int inputs, int outputs) {
        declare(
                name + ".weight",
                Shape.of(kernel, kernel, inputs, outputs),
                0,
                Math.sqrt(2.0 / (kernel * kernel * inputs)));
        declare(name + ".bias", Shape.of(outputs), 0, 0);
    }

    private void declare(String name, Shape shape, double mean, double sigma) {
        slices.put(name, new Slice(name, shape, length, mean, sigma));
        length = (length + shape.length() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /**
     * Every parameter in the order of the flat array.
     *
     * @return the slices
     */
    public List<Slice> slices() {
        return List.copyOf(slices.values());
    }

    /**
     * One parameter.
     *
     * @param name for example {@code class.4.bias}
     * @return its slice
     * @throws IllegalArgumentException if the network has no parameter of that name
     */
    public Slice slice(String name) {
        Slice slice = slices.get(name);
        if (slice == null) {
            throw new IllegalArgumentException("name must be one of " + slices.keySet() + " but is " + name);
        }
        return slice;
    }

    /**
     * Length of the flat array, the unused numbers between slices included.
     *
     * @return floats
     */
    public int length() {
        return length;
    }

    /**
     * How many numbers training changes.
     *
     * @return the sum of the slices' lengths
     */
    public int parameters() {
        return slices.values().stream()
                .mapToInt(slice -> slice.shape().length())
                .sum();
    }

    /**
     * First values: kernels normal after He et al. 2015, last layers normal with sigma .01, biases 0, and the class head's last
     * bias at the prior.
     *
     * @param seed the same seed gives the same numbers to the bit, on every machine
     * @return a new flat array
     */
    public float[] initial(long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (Slice slice : slices.values()) {
            for (int i = slice.offset(); i < slice.end(); i++) {
                values[i] = (float)
                        (slice.sigma() == 0 ? slice.mean() : slice.mean() + slice.sigma() * random.nextGaussian());
            }
        }
        if (settings.classOutput() == ClassOutput.SOFTMAX) {
            setBackground(values);
        }
        return values;
    }

    private void setBackground(float[] values) {
        Slice bias = slice("class." + settings.headDepth() + ".bias");
        int logits = settings.logitsPerAnchor();
        for (int i = bias.offset() + logits - 1; i < bias.end(); i += logits) {
            values[i] = (float) settings.backgroundBias();
        }
    }
}
