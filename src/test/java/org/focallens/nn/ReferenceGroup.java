package org.focallens.nn;

import static org.focallens.nn.ReferenceDevice.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The numbers of one group of channels in one image, which {@link GroupNorm} normalises together. */
record ReferenceGroup(int[] indices, int channels) {

    static List<ReferenceGroup> of(Maps maps) {
        int size = maps.channels() / GroupNorm.GROUPS;
        int cells = maps.extent().cells();
        List<ReferenceGroup> groups = new ArrayList<>();
        for (int image = 0; image < maps.batch(); image++) {
            for (int group = 0; group < GroupNorm.GROUPS; group++) {
                int[] indices = new int[cells * size];
                for (int i = 0; i < indices.length; i++) {
                    indices[i] = (image * cells + i / size) * maps.channels() + group * size + i % size;
                }
                groups.add(new ReferenceGroup(indices, maps.channels()));
            }
        }
        return groups;
    }

    private double mean(IntToDoubleFunction value) {
        double sum = 0;
        for (int i : indices) {
            sum += value.applyAsDouble(i);
        }
        return sum / indices.length;
    }

    private double deviation(ReferenceDevice.Numbers values) {
        double mean = mean(values::get);
        return Math.sqrt(mean(i -> (values.get(i) - mean) * (values.get(i) - mean)) + GroupNorm.EPSILON);
    }

    private IntToDoubleFunction normalised(ReferenceDevice.Numbers values) {
        double mean = mean(values::get);
        double deviation = deviation(values);
        return i -> (values.get(i) - mean) / deviation;
    }

    void forward(GroupNorm norm) {
        IntToDoubleFunction normalised = normalised(numbers(norm.input()));
        for (int i : indices) {
            double scaled = numbers(norm.scale()).get(i % channels) * normalised.applyAsDouble(i);
            numbers(norm.output())
                    .set(i, Math.max(0, scaled + numbers(norm.shift()).get(i % channels)));
        }
    }

    /** The mean and the deviation depend on the input too: their shares are the mean, and the mean along the normalised values. */
    void backward(GroupNorm norm, GroupNorm.Gradients gradients) {
        IntToDoubleFunction normalised = normalised(numbers(norm.input()));
        IntToDoubleFunction passed = i ->
                numbers(norm.output()).get(i) > 0 ? numbers(gradients.output()).get(i) : 0;
        IntToDoubleFunction scaled =
                i -> passed.applyAsDouble(i) * numbers(norm.scale()).get(i % channels);
        double mean = mean(scaled);
        double along = mean(i -> scaled.applyAsDouble(i) * normalised.applyAsDouble(i));
        double deviation = deviation(numbers(norm.input()));
        for (int i : indices) {
            double n = normalised.applyAsDouble(i);
            numbers(gradients.scale()).add(i % channels, passed.applyAsDouble(i) * n);
            numbers(gradients.shift()).add(i % channels, passed.applyAsDouble(i));
            numbers(gradients.input()).set(i, (scaled.applyAsDouble(i) - mean - n * along) / deviation);
        }
    }
}
