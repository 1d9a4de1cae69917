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

    private static final double STEP = 1e-7;
    /** Of the outputs, as a share of the norm of all gradients. */
    private static final double ROUNDING = 1e-9;

    private static final int INDICES = 3;

    /** A network and the images it is planned for. */
    private record Plan(RetinaNetSettings settings, InputShape input) {}

    static Stream<Plan> networks() {
        RetinaNetSettings small = RetinaNetSettings.small(3, 2);
        InputShape one = new InputShape(1, 128, 128);
        return Stream.of(
                new Plan(
                        small.withBackbone(List.of(2, 3, 4, 3, 5), Normalisation.NONE)
                                .withHeads(4, 1, ClassOutput.SIGMOID),
                        one),
                new Plan(
                        small.withBackbone(List.of(2, 2, 3, 3, 3), Normalisation.NONE)
                                .withHeads(3, 2, ClassOutput.SIGMOID)
                                .withP6(P6Source.P5),
                        one),
                new Plan(
                        small.withBackbone(List.of(2, 2, 2, 2, 2), Normalisation.NONE)
                                .withHeads(2, 0, ClassOutput.SOFTMAX),
                        new InputShape(2, 128, 256)),
                new Plan(
                        small.withBackbone(List.of(8, 16, 8, 8, 24), Normalisation.GROUP)
                                .withHeads(3, 1, ClassOutput.SOFTMAX)
                                .withP6(P6Source.P5),
                        new InputShape(2, 128, 128)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyGradientOfASumOfSquaresEqualsItsCentralDifference(Plan plan) {
        ReferenceDevice device = new ReferenceDevice();
        TestNet net = TestNet.on(device, plan.settings, plan.input);
        net.set(net.lively(5));
        HeadOutputs outputs = net.forward(TestNet.pixels(11, plan.input));
        float[] gradients = net.backward(outputs); // the outputs are the gradients of half their sum of squares

        Difference difference = new Difference(device, net, outputs, TestNet.pixels(11, plan.input));
        double norm = Math.sqrt(IntStream.range(0, gradients.length)
                .mapToDouble(i -> (double) gradients[i] * gradients[i])
                .sum());
        Random random = new Random(9);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            for (int i = 0; i < INDICES; i++) {
                int index = random.nextInt(slice.shape().length());
                double expected = difference.of(slice.name(), index);
                assertThat((double) gradients[slice.offset() + index])
                        .as(slice.name() + " at " + index)
                        .isCloseTo(expected, within(1e-5 * Math.abs(expected) + ROUNDING * norm));
            }
        }
    }

    /** The central difference of half the sum of squares. */
    private record Difference(ReferenceDevice device, TestNet net, HeadOutputs room, float[] pixels) {

        /** Pair by pair, since the difference of the two sums would lose its digits. */
        double of(String name, int index) {
            double[] above = outputs(name, index, STEP);
            double[] below = outputs(name, index, -STEP);
            return IntStream.range(0, above.length)
                            .mapToDouble(i -> .5 * (above[i] - below[i]) * (above[i] + below[i]))
                            .sum()
                    / (2 * STEP);
        }

        private double[] outputs(String name, int index, double change) {
            ReferenceDevice.Numbers values =
                    ReferenceDevice.numbers(net.parameters().tensor(name));
            double before = values.get(index);
            values.set(index, before + change);
            net.net().forward(pixels, room, () -> false);
            values.set(index, before);
            int last = device.convolutions.size() - 1;
            int lastOfClasses = last - (net.parameters().settings().headDepth() + 1);
            return DoubleStream.concat(output(lastOfClasses), output(last)).toArray();
        }

        /** Read from the device itself, since the network gives its outputs in single precision. */
        private DoubleStream output(int convolution) {
            ReferenceDevice.Numbers output =
                    ReferenceDevice.numbers(device.convolutions.get(convolution).output());
            return IntStream.range(0, output.shape().length()).mapToDouble(output::get);
        }
    }
}
