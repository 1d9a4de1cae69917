package org.focallens.nn.nd4j;

import org.focallens.nn.GroupNorm;
import org.focallens.nn.Operation;

/** Group normalisation and relu, image by image. */
final class GroupNormForward implements Operation {

    private final Nd4jTensor input;
    private final Nd4jTensor output;
    private final Nd4jTensor scale;
    private final Nd4jTensor shift;
    private final GroupStatistics statistics;
    private final int images;

    GroupNormForward(GroupNorm norm) {
        input = Nd4jTensor.of(norm.input().values());
        output = Nd4jTensor.of(norm.output().values());
        scale = Nd4jTensor.of(norm.scale());
        shift = Nd4jTensor.of(norm.shift());
        images = norm.input().batch();
        statistics = new GroupStatistics(norm.input());
    }

    @Override
    public void run() {
        int channels = statistics.channels();
        float[] factors = new float[channels];
        float[] offsets = new float[channels];
        scale.read(factors);
        shift.read(offsets);
        float[] values = new float[statistics.length()];
        for (int image = 0; image < images; image++) {
            input.get(image * values.length, values, values.length);
            statistics.of(values);
            for (int i = 0; i < values.length; i++) {
                int channel = i % channels;
                values[i] =
                        Math.max(0, factors[channel] * statistics.normalised(values[i], channel) + offsets[channel]);
            }
            output.put(image * values.length, values, values.length);
        }
    }
}
