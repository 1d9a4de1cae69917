package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.core.preset.P6Source;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network as a whole, on the processor. */
class RetinaNetTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    private static final RetinaNetSettings PLAIN =
            RetinaNetSettings.small(3, 2).withBackbone(List.of(4, 6, 8, 8, 8), Normalisation.NONE);

    private final Device device = Nd4jDevice.open(1);

    @AfterEach
    void close() {
        device.close();
    }

    private static RetinaNetSettings settings(int depth) {
        return PLAIN.withHeads(8, depth, ClassOutput.SIGMOID);
    }

    private TestNet net(int depth) {
        return TestNet.on(device, settings(depth), INPUT);
    }

    private static HeadOutputs forward(TestNet net, float[] parameters) {
        net.set(parameters);
        return net.forward(TestNet.pixels(1, net.net().input()));
    }

    @Test
    void outputsHaveARowForEveryAnchor() {
        RetinaNet net = net(4).net();
        assertThat(net.anchors()).isEqualTo(341 * 2);
        assertThat(net.newOutputs().logits()).hasSize(2 * 682 * 3);
        assertThat(net.newOutputs().deltas()).hasSize(2 * 682 * 4);
        RetinaNet softmax = TestNet.on(device, PLAIN.withHeads(8, 1, ClassOutput.SOFTMAX), INPUT)
                .net();
        assertThat(softmax.newOutputs().logits()).as("and the background").hasSize(2 * 682 * 4);
    }

    static Stream<RetinaNetSettings> networks() {
        return Stream.of(
                settings(0),
                settings(1),
                settings(4),
                settings(1).withP6(P6Source.P5),
                settings(1).withBackbone(List.of(16, 24, 16, 16, 24), Normalisation.GROUP),
                PLAIN.withHeads(5, 2, ClassOutput.SOFTMAX).withP6(P6Source.P5));
    }

    /** 128 x 384 gives levels of 1 x 3 and 2 x 6 cells: not square, and odd. */
    @ParameterizedTest
    @MethodSource("networks")
    void valuesAndGradientsEqualThePlainLoops(RetinaNetSettings settings) {
        InputShape input = new InputShape(2, 128, 384);
        TestNet net = TestNet.on(device, settings, input);
        TestNet reference = TestNet.on(new ReferenceDevice(), settings, input);
        HeadOutputs outputs = forward(net, net.lively(4));
        HeadOutputs expected = forward(reference, net.lively(4));
        TestNet.assertClose("logits", outputs.logits(), expected.logits());
        TestNet.assertClose("deltas", outputs.deltas(), expected.deltas());

        float[] gradients = net.backward(expected);
        float[] expectedGradients = reference.backward(expected);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            TestNet.assertClose(slice.name(), TestNet.part(gradients, slice), TestNet.part(expectedGradients, slice));
        }
    }

    @Test
    void everyAnchorStartsNearThePrior() {
        TestNet net = net(4);
        HeadOutputs outputs = forward(net, net.layout().initial(1));
        for (float logit : outputs.logits()) {
            assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(.01, within(.01));
        }
        long different = IntStream.range(0, outputs.logits().length)
                .mapToObj(i -> outputs.logits()[i])
                .distinct()
                .count();
        assertThat(different).as("the image is seen").isGreaterThan(1000);
    }

    @Test
    void theClassesOfASoftmaxTogetherStartNearThePrior() {
        TestNet net =
                TestNet.on(device, PLAIN.withHeads(8, 4, ClassOutput.SOFTMAX).withPrior(.02), INPUT);
        float[] logits = forward(net, net.layout().initial(1)).logits();
        double[] objects = IntStream.range(0, logits.length / 4)
                .mapToDouble(row -> {
                    double classes =
                            Math.exp(logits[4 * row]) + Math.exp(logits[4 * row + 1]) + Math.exp(logits[4 * row + 2]);
                    return classes / (classes + Math.exp(logits[4 * row + 3]));
                })
                .toArray();
        assertThat(Arrays.stream(objects).average().orElseThrow()).isCloseTo(.02, within(.002));
        assertThat(Arrays.stream(objects).max().orElseThrow()).isLessThan(.05);
    }

    @Test
    void sameSeedGivesTheSameNumbersToTheBit() {
        TestNet net = net(2);
        HeadOutputs first = forward(net, net.layout().initial(5));
        float[] firstGradients = net.backward(first);
        HeadOutputs second = forward(net, net.layout().initial(5));
        assertThat(second.logits()).isEqualTo(first.logits());
        assertThat(second.deltas()).isEqualTo(first.deltas());
        assertThat(net.backward(first)).isEqualTo(firstGradients);
        assertThat(forward(net, net.layout().initial(6)).logits()).isNotEqualTo(first.logits());
    }

    @Test
    void valuesOfACellRunShapeByShapeThenClassByClass() {
        TestNet net = net(0);
        float[] parameters = new float[net.layout().length()];
        ParameterLayout.Slice bias = net.layout().slice("class.0.bias");
        for (int output = 0; output < 6; output++) {
            parameters[bias.offset() + output] = output;
        }
        float[] logits = forward(net, parameters).logits();
        for (int i = 0; i < logits.length; i++) {
            assertThat(logits[i]).isEqualTo(i % 6);
        }
    }

    @Test
    void aSpotOnTheSecondImageIsSeenByTheCellsAboveIt() {
        TestNet net = net(0);
        net.set(net.layout().initial(2));
        float[] pixels = new float[2 * 128 * 128 * 3];
        HeadOutputs dark = net.forward(pixels);
        int row = 2;
        int column = 11;
        for (int y = row * 8; y < row * 8 + 8; y++) {
            Arrays.fill(pixels, ((128 + y) * 128 + column * 8) * 3, ((128 + y) * 128 + column * 8 + 8) * 3, 5);
        }
        HeadOutputs lit = net.forward(pixels);
        int perImage = 682 * 3;
        int strongest = IntStream.range(0, 256 * 6)
                .boxed()
                .max((a, b) -> Float.compare(change(dark, lit, perImage + a), change(dark, lit, perImage + b)))
                .orElseThrow();
        assertThat(strongest / 6 / 16).as("row").isBetween(row - 3, row + 3);
        assertThat(strongest / 6 % 16).as("column").isBetween(column - 3, column + 3);
        assertThat(Arrays.copyOf(lit.logits(), perImage))
                .as("the first image")
                .isEqualTo(Arrays.copyOf(dark.logits(), perImage));
    }

    private static float change(HeadOutputs before, HeadOutputs after, int index) {
        return Math.abs(after.logits()[index] - before.logits()[index]);
    }

    @Test
    void twoImagesTogetherAreEachAsAlone() {
        InputShape one = new InputShape(1, 128, 128);
        TestNet both = TestNet.on(device, settings(2), INPUT);
        TestNet alone = TestNet.on(device, settings(2), one);
        both.set(both.lively(3));
        alone.set(both.lively(3));
        float[] pixels = TestNet.pixels(8, INPUT);
        HeadOutputs outputs = both.forward(pixels);
        float[] together = both.backward(outputs);
        alone.net().clearGradients();
        for (int image = 0; image < 2; image++) {
            HeadOutputs single = alone.forward(half(pixels, image));
            TestNet.assertClose("logits", half(outputs.logits(), image), single.logits());
            TestNet.assertClose("deltas", half(outputs.deltas(), image), single.deltas());
            alone.net()
                    .backward(
                            new HeadOutputs(half(outputs.logits(), image), half(outputs.deltas(), image)), () -> false);
        }
        for (ParameterLayout.Slice slice : both.layout().slices()) {
            TestNet.assertClose(slice.name(), TestNet.part(together, slice), TestNet.part(alone.gradients(), slice));
        }
    }

    private static float[] half(float[] whole, int image) {
        return Arrays.copyOfRange(whole, image * whole.length / 2, (image + 1) * whole.length / 2);
    }

    @Test
    void gradientsAddUpUntilTheyAreCleared() {
        TestNet net =
                TestNet.on(device, settings(1).withBackbone(List.of(16, 16, 16, 16, 16), Normalisation.GROUP), INPUT);
        HeadOutputs outputs = forward(net, net.lively(3));
        float[] once = net.backward(outputs);
        net.net().backward(outputs, () -> false);
        float[] twice = net.gradients();
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            float[] expected = TestNet.part(once, slice);
            for (int i = 0; i < expected.length; i++) {
                expected[i] *= 2;
            }
            TestNet.assertClose(slice.name(), TestNet.part(twice, slice), expected);
        }
        net.net().clearGradients();
        assertThat(net.gradients()).containsOnly(0);
    }

    @Test
    void onlyTheSliceThatIsAskedForIsRead() {
        TestNet net = net(0);
        float[] all = net.backward(forward(net, net.lively(3)));
        float[] some = new float[all.length];
        Arrays.fill(some, 7);
        ParameterLayout.Slice slice = net.layout().slice("smooth.4.weight");
        net.net().readGradients(some, slice);
        assertThat(TestNet.part(some, slice)).isEqualTo(TestNet.part(all, slice));
        Arrays.fill(some, slice.offset(), slice.end(), 7);
        assertThat(some).containsOnly(7);
    }

    @Test
    void aChangeOfParametersShowsAfterTheirPreparation() {
        TestNet net = net(1);
        float[] first = forward(net, net.lively(1)).logits();
        float[] second = forward(net, net.lively(2)).logits();
        assertThat(second).isNotEqualTo(first);
        assertThat(forward(net, net.lively(1)).logits()).isEqualTo(first);
    }

    @Test
    void aRunStopsBetweenOperationsWhenCancelled() {
        TestNet net = net(1);
        HeadOutputs outputs = forward(net, net.layout().initial(1));
        int[] asked = {0};
        assertThatThrownBy(() -> net.net().forward(TestNet.pixels(1, INPUT), outputs, () -> ++asked[0] > 3))
                .isInstanceOf(CancellationException.class);
        assertThat(asked[0]).isEqualTo(4);
        net.net().clearGradients();
        assertThatThrownBy(() -> net.net().backward(outputs, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(net.gradients()).as("nothing ran").containsOnly(0);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new InputShape(1, 100, 128))
                .hasMessageContaining("height")
                .hasMessageContaining("100");
        assertThatThrownBy(() -> new InputShape(1, 128, 0))
                .hasMessageContaining("width")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new InputShape(0, 128, 128))
                .hasMessageContaining("batch")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new InputShape(33, 128, 128))
                .hasMessageContaining("batch")
                .hasMessageContaining("33");
        assertThatThrownBy(() -> settings(5)).hasMessageContaining("headDepth").hasMessageContaining("5");
        assertThatThrownBy(() -> PLAIN.withHeads(0, 1, ClassOutput.SIGMOID))
                .hasMessageContaining("width")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> PLAIN.withBackbone(List.of(1, 2), Normalisation.NONE))
                .hasMessageContaining("[1, 2]");
        assertThatThrownBy(() -> PLAIN.withBackbone(List.of(8, 8, 12, 8, 8), Normalisation.GROUP))
                .hasMessageContaining("8")
                .hasMessageContaining("[8, 8, 12, 8, 8]");
        assertThatThrownBy(() -> PLAIN.withPrior(1))
                .hasMessageContaining("prior")
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> RetinaNetSettings.small(0, 9)).hasMessageContaining("classes");
        assertThatThrownBy(() -> RetinaNetSettings.small(3, 101))
                .hasMessageContaining("anchorsPerCell")
                .hasMessageContaining("101");
        TestNet net = net(0);
        assertThatThrownBy(() -> net.set(new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
    }
}
