package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.core.preset.P6Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The backward list against central differences of the forward list, in double precision, parameter by parameter. */
class RetinaNetGradientTest {

    private static final double STEP = 1e-6;
    private static final InputShape INPUT = new InputShape(1, 128, 128);

    static Stream<RetinaNetSettings> networks() {
        return Stream.of(new RetinaNetSettings(List.of(2, 3, 4, 3, 5), 4, 1, 3, 2, P6Source.C5, .01),
                new RetinaNetSettings(List.of(2, 2, 3, 3, 3), 3, 2, 1, 1, P6Source.P5, .1),
                new RetinaNetSettings(List.of(2, 2, 2, 2, 2), 2, 0, 5, 1, P6Source.C5, .5));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyGradientOfASumOfSquaresEqualsItsCentralDifference(RetinaNetSettings settings) {
        ReferenceDevice device = new ReferenceDevice();
        RetinaNet net = new RetinaNet(device, settings, INPUT);
        float[] parameters = lively(net.layout(), 5);
        net.setParameters(parameters);
        float[] gradients = new float[parameters.length];
        net.forward(pixels(11), net.newOutputs(), () -> false);
        net.backward(outputsOf(net), gradients, () -> false);

        ReferenceDevice.Numbers onDevice = device.allocated.get(0);
        Random random = new Random(9);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            int index = slice.offset() + random.nextInt(slice.shape().length());
            double difference = difference(outputs(net, device, onDevice, index, STEP), outputs(net, device, onDevice, index, -STEP));
            assertThat((double) gradients[index]).as(slice.name() + " at " + index)
                    .isCloseTo(difference, within(1e-5 * Math.abs(difference) + 1e-6));
        }
    }

    /** Every last layer as large as the others, and biases away from 0, so that no gradient is small by chance. */
    private static float[] lively(ParameterLayout layout, long seed) {
        Random random = new Random(seed);
        float[] values = layout.initial(seed);
        for (ParameterLayout.Slice slice : layout.slices()) {
            for (int i = slice.offset(); i < slice.offset() + slice.shape().length(); i++) {
                if (slice.sigma() <= .01) {
                    values[i] = (float) (.3 * random.nextGaussian());
                }
            }
        }
        return values;
    }

    private static float[] pixels(long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[INPUT.height() * INPUT.width() * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }

    /** The outputs are the gradients of half their sum of squares. */
    private static HeadOutputs outputsOf(RetinaNet net) {
        HeadOutputs outputs = net.newOutputs();
        net.forward(pixels(11), outputs, () -> false);
        return outputs;
    }

    /** Of half the sum of squares; pair by pair, since the difference of the two sums would lose its digits. */
    private static double difference(double[] above, double[] below) {
        double sum = 0;
        for (int i = 0; i < above.length; i++) {
            sum += .5 * (above[i] - below[i]) * (above[i] + below[i]);
        }
        return sum / (2 * STEP);
    }

    private static double[] outputs(RetinaNet net, ReferenceDevice device, ReferenceDevice.Numbers parameters, int index, double change) {
        double before = parameters.get(index);
        parameters.set(index, before + change);
        net.forward(pixels(11), net.newOutputs(), () -> false);
        parameters.set(index, before);
        int layers = device.convolutions.size();
        int outsideHeads = 13;
        int lastOfClassHead = outsideHeads + (layers - outsideHeads) / 2 - 1;
        return DoubleStream.concat(masked(device, lastOfClassHead), masked(device, layers - 1)).toArray();
    }

    /** Read from the device itself, since the network gives its outputs in single precision. Gaps between levels do not count. */
    private static DoubleStream masked(ReferenceDevice device, int layer) {
        ReferenceDevice.Numbers output = (ReferenceDevice.Numbers) device.convolutions.get(layer).output();
        float[] mask = new PyramidCanvas(INPUT).mask(output.shape().last());
        return IntStream.range(0, mask.length).mapToDouble(i -> mask[i] * output.get(i));
    }
}
