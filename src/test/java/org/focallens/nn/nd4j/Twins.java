package org.focallens.nn.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.focallens.nn.Convolution;
import org.focallens.nn.Device;
import org.focallens.nn.Extent;
import org.focallens.nn.Kernel;
import org.focallens.nn.Maps;
import org.focallens.nn.Operation;
import org.focallens.nn.ReferenceDevice;
import org.focallens.nn.Shape;
import org.focallens.nn.Tensor;

/** Does the same work, from the same random numbers, on a device and in plain loops. */
final class Twins {

    /** Builds tensors, runs operations on them and names what is to be compared. */
    @FunctionalInterface
    interface Work {
        Map<String, Tensor> on(Bench bench);
    }

    /** A device, and tensors of random numbers on it. */
    record Bench(Device device, Random random) {

        Tensor tensor(int... sizes) {
            Tensor tensor = device.allocate(Shape.of(sizes));
            float[] values = new float[tensor.shape().length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            tensor.write(values);
            return tensor;
        }

        Maps maps(int batch, List<Extent> levels, int channels) {
            return new Maps(
                    tensor(batch * levels.stream().mapToInt(Extent::cells).sum(), channels), batch, levels);
        }

        Kernel kernel(int side, int inputs, int outputs, int stride) {
            Kernel kernel = device.kernel(tensor(side, side, inputs, outputs), tensor(outputs), stride);
            device.prepare(kernel).run();
            return kernel;
        }

        /** Forward and backward; every tensor holds numbers before, so that what is overwritten and what is added to shows. */
        Map<String, Tensor> convolution(Maps input, Kernel kernel, int stride, boolean rectified, boolean accumulate) {
            Maps output = maps(
                    input.batch(),
                    input.levels().stream()
                            .map(extent -> extent.strided(stride))
                            .toList(),
                    kernel.weight().shape().last());
            Convolution convolution = new Convolution(input, kernel, output, stride, rectified);
            Operation forward = device.convolve(convolution);
            Tensor inputGradient = tensor(input.values().shape().size(0), input.channels());
            Tensor weightGradient = tensor(kernel.weight().shape().sizes().stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
            Tensor biasGradient = tensor(output.channels());
            Tensor outputGradient = tensor(output.values().shape().size(0), output.channels());
            Operation backward = device.convolveBackward(
                    convolution,
                    new Convolution.Gradients(inputGradient, accumulate, weightGradient, biasGradient, outputGradient));
            forward.run();
            backward.run();
            return Map.of(
                    "output",
                    output.values(),
                    "input's gradient",
                    inputGradient,
                    "weight's gradient",
                    weightGradient,
                    "bias's gradient",
                    biasGradient,
                    "output's gradient",
                    outputGradient,
                    "input",
                    input.values());
        }
    }

    private Twins() {}

    static void assertSame(Device device, long seed, Work work) {
        Map<String, Tensor> actual = work.on(new Bench(device, new Random(seed)));
        Map<String, Tensor> expected = work.on(new Bench(new ReferenceDevice(), new Random(seed)));
        expected.forEach((name, tensor) -> assertClose(name, read(actual.get(name)), read(tensor)));
    }

    private static float[] read(Tensor tensor) {
        float[] values = new float[tensor.shape().length()];
        tensor.read(values);
        return values;
    }

    private static void assertClose(String name, float[] actual, float[] expected) {
        float largest = 1;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= 1e-5f * largest)) {
                fail("%s at %d must be %s but is %s, with %s the largest", name, i, expected[i], actual[i], largest);
            }
        }
    }
}
