package org.focallens.nn.nd4j;

import org.focallens.nn.GroupNorm;
import org.focallens.nn.Maps;

/** Mean and deviation of each group of channels over the cells of one image. */
final class GroupStatistics {

    private final int channels;
    private final int length;
    private final float[] mean = new float[GroupNorm.GROUPS];
    private final float[] inverse = new float[GroupNorm.GROUPS];

    /** @param maps one level, whose channels are a multiple of the groups */
    GroupStatistics(Maps maps) {
        channels = maps.channels();
        length = maps.extent().cells() * channels;
    }

    int channels() {
        return channels;
    }

    /** {@return numbers of one image} */
    int length() {
        return length;
    }

    /** {@return numbers of one image and group} */
    int groupLength() {
        return length / GroupNorm.GROUPS;
    }

    int group(int channel) {
        return channel / (channels / GroupNorm.GROUPS);
    }

    /** Takes the statistics of an image. */
    void of(float[] values) {
        double[] sums = new double[GroupNorm.GROUPS];
        for (int i = 0; i < length; i++) {
            sums[group(i % channels)] += values[i];
        }
        for (int group = 0; group < sums.length; group++) {
            mean[group] = (float) (sums[group] / groupLength());
        }
        double[] squares = new double[GroupNorm.GROUPS];
        for (int i = 0; i < length; i++) {
            int group = group(i % channels);
            double difference = values[i] - mean[group];
            squares[group] += difference * difference;
        }
        for (int group = 0; group < squares.length; group++) {
            inverse[group] = (float) (1 / Math.sqrt(squares[group] / groupLength() + GroupNorm.EPSILON));
        }
    }

    /** {@return a value with mean 0 and variance 1 in its group} */
    float normalised(float value, int channel) {
        int group = group(channel);
        return (value - mean[group]) * inverse[group];
    }

    /** {@return one over the deviation} */
    float inverse(int channel) {
        return inverse[group(channel)];
    }
}
