package org.focallens.train.inspect;

import java.util.Arrays;
import org.focallens.nn.ParameterLayout;

/**
 * The weights of one layer's convolution, without its biases.
 *
 * @param height  cells that a kernel covers, downwards
 * @param width   cells that it covers, across
 * @param inputs  channels that it reads
 * @param outputs channels that it writes, one kernel each
 * @param values  (height, width, inputs, outputs), the last fastest
 */
public record Kernels(int height, int width, int inputs, int outputs, float[] values) {

    /** The part of a flat array of parameters. */
    public static Kernels of(float[] parameters, ParameterLayout.Slice slice) {
        return new Kernels(
                slice.shape().size(0),
                slice.shape().size(1),
                slice.shape().size(2),
                slice.shape().size(3),
                Arrays.copyOfRange(parameters, slice.offset(), slice.end()));
    }

    /**
     * One weight.
     *
     * @param row    0 to height - 1
     * @param column 0 to width - 1
     * @param input  0 to inputs - 1
     * @param output 0 to outputs - 1
     * @return its value
     */
    public float value(int row, int column, int input, int output) {
        return values[((row * width + column) * inputs + input) * outputs + output];
    }

    /** {@return the mean of all weights} */
    public double mean() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** {@return the standard deviation of all weights} */
    public double deviation() {
        double mean = mean();
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /** {@return the greatest absolute value} */
    public double greatest() {
        double greatest = 0;
        for (float value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    /**
     * How the weights are spread.
     *
     * @param reach the bins part the range from -reach to reach; what lies outside counts in the outermost
     * @param bins  how many, at least 1
     * @return weights in each bin; one that is not finite is in none
     */
    public int[] histogram(double reach, int bins) {
        int[] counts = new int[bins];
        for (float value : values) {
            if (Float.isFinite(value)) {
                int bin = reach > 0 ? (int) Math.floor((value + reach) / (2 * reach) * bins) : bins / 2;
                counts[Math.max(0, Math.min(bins - 1, bin))]++;
            }
        }
        return counts;
    }
}
