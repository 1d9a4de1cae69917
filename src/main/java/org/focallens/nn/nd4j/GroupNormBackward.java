package org.focallens.nn.nd4j;

import org.focallens.nn.GroupNorm;
import org.focallens.nn.Operation;

/**
 * The gradients of {@link GroupNormForward}. With n the normalised value and g the gradient that reaches it, the input's gradient is
 * (g - mean(g) - n mean(g n)) / deviation, the means over the group.
 */
final class GroupNormBackward implements Operation {

    private final Nd4jTensor input;
    private final Nd4jTensor output;
    private final Nd4jTensor scale;
    private final Nd4jTensor inputGradient;
    private final Nd4jTensor outputGradient;
    private final Nd4jTensor scaleGradient;
    private final Nd4jTensor shiftGradient;
    private final GroupStatistics statistics;
    private final int images;

    GroupNormBackward(GroupNorm norm, GroupNorm.Gradients gradients) {
        input = Nd4jTensor.of(norm.input().values());
        output = Nd4jTensor.of(norm.output().values());
        scale = Nd4jTensor.of(norm.scale());
        inputGradient = Nd4jTensor.of(gradients.input());
        outputGradient = Nd4jTensor.of(gradients.output());
        scaleGradient = Nd4jTensor.of(gradients.scale());
        shiftGradient = Nd4jTensor.of(gradients.shift());
        images = norm.input().batch();
        statistics = new GroupStatistics(norm.input());
    }

    @Override
    public void run() {
        int channels = statistics.channels();
        float[] factors = new float[channels];
        float[] scaleSums = new float[channels];
        float[] shiftSums = new float[channels];
        scale.read(factors);
        scaleGradient.read(scaleSums);
        shiftGradient.read(shiftSums);
        for (int image = 0; image < images; image++) {
            image(image * statistics.length(), factors, scaleSums, shiftSums);
        }
        scaleGradient.write(scaleSums);
        shiftGradient.write(shiftSums);
    }

    private void image(int first, float[] factors, float[] scaleSums, float[] shiftSums) {
        int channels = statistics.channels();
        float[] values = read(input, first);
        float[] gradient = read(outputGradient, first);
        Lines.mask(gradient, read(output, first), gradient.length);
        statistics.of(values);
        double[] sums = new double[GroupNorm.GROUPS];
        double[] products = new double[GroupNorm.GROUPS];
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            values[i] = statistics.normalised(values[i], channel);
            scaleSums[channel] += gradient[i] * values[i];
            shiftSums[channel] += gradient[i];
            gradient[i] *= factors[channel];
            sums[statistics.group(channel)] += gradient[i];
            products[statistics.group(channel)] += gradient[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            int group = statistics.group(channel);
            double centred = gradient[i] - (sums[group] + values[i] * products[group]) / statistics.groupLength();
            gradient[i] = (float) (statistics.inverse(channel) * centred);
        }
        inputGradient.put(first, gradient, gradient.length);
    }

    private float[] read(Nd4jTensor tensor, int first) {
        float[] values = new float[statistics.length()];
        tensor.get(first, values, values.length);
        return values;
    }
}
