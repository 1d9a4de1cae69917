package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.focallens.core.preset.P6Source;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetinaNetTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    /** First cell of each level at 128 x 128, and the end: 16 x 16, 8 x 8, 4 x 4, 2 x 2, 1. */
    private static final int[] LEVEL_CELLS = {0, 256, 320, 336, 340, 341};

    private final Device device = Nd4jDevice.open(1);

    @AfterEach
    void close() {
        device.close();
    }

    private static RetinaNetSettings settings(int depth, P6Source source) {
        return new RetinaNetSettings(List.of(4, 6, 8, 8, 8), 8, depth, 3, 2, source, .01);
    }

    private RetinaNet net(int depth, P6Source source) {
        return new RetinaNet(device, settings(depth, source), INPUT);
    }

    private static float[] pixels(long seed, InputShape input) {
        Random random = new Random(seed);
        float[] pixels = new float[input.batch() * input.height() * input.width() * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }

    private static HeadOutputs forward(RetinaNet net, float[] parameters) {
        HeadOutputs outputs = net.newOutputs();
        net.setParameters(parameters);
        net.forward(pixels(1, net.input()), outputs, () -> false);
        return outputs;
    }

    @Test
    void outputsHaveARowForEveryAnchor() {
        RetinaNet net = net(4, P6Source.C5);
        assertThat(net.anchors()).isEqualTo(341 * 2);
        assertThat(net.newOutputs().logits()).hasSize(2 * 682 * 3);
        assertThat(net.newOutputs().deltas()).hasSize(2 * 682 * 4);
    }

    @Test
    void everyAnchorStartsNearThePrior() {
        RetinaNet net = net(4, P6Source.C5);
        HeadOutputs outputs = forward(net, net.layout().initial(1));
        for (float logit : outputs.logits()) {
            assertThat(1 / (1 + Math.exp(-logit))).isCloseTo(.01, within(.01));
        }
        long different = IntStream.range(0, outputs.logits().length).mapToObj(i -> outputs.logits()[i]).distinct().count();
        assertThat(different).as("the image is seen").isGreaterThan(1000);
    }

    @Test
    void sameSeedGivesTheSameNumbersToTheBit() {
        RetinaNet net = net(2, P6Source.C5);
        float[][] gradients = new float[2][net.layout().length()];
        HeadOutputs[] outputs = new HeadOutputs[2];
        for (int run = 0; run < 2; run++) {
            outputs[run] = forward(net, net.layout().initial(5));
            net.backward(outputs[run], gradients[run], () -> false);
        }
        assertThat(outputs[1].logits()).isEqualTo(outputs[0].logits());
        assertThat(outputs[1].deltas()).isEqualTo(outputs[0].deltas());
        assertThat(gradients[1]).isEqualTo(gradients[0]);
        assertThat(forward(net, net.layout().initial(6)).logits()).isNotEqualTo(outputs[0].logits());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void valuesAndGradientsEqualThePlainLoops(int depth) {
        RetinaNet net = net(depth, P6Source.C5);
        RetinaNet reference = new RetinaNet(new ReferenceDevice(), settings(depth, P6Source.C5), INPUT);
        float[] parameters = net.layout().initial(4);
        HeadOutputs outputs = forward(net, parameters);
        HeadOutputs expected = forward(reference, parameters);
        assertClose(outputs.logits(), expected.logits());
        assertClose(outputs.deltas(), expected.deltas());

        float[] gradients = new float[parameters.length];
        float[] expectedGradients = new float[parameters.length];
        net.backward(expected, gradients, () -> false);
        reference.backward(expected, expectedGradients, () -> false);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            int end = slice.offset() + slice.shape().length();
            assertClose(Arrays.copyOfRange(gradients, slice.offset(), end), Arrays.copyOfRange(expectedGradients, slice.offset(), end));
        }
    }

    /** Relative to the largest, since sums of thousands of products lose the last digits of the small ones. */
    private static void assertClose(float[] actual, float[] expected) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).containsExactly(expected, within(2e-5f * largest));
    }

    @Test
    void valuesOfACellRunShapeByShapeThenClassByClass() {
        RetinaNet net = net(0, P6Source.C5);
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
        RetinaNet net = net(0, P6Source.C5);
        HeadOutputs dark = net.newOutputs();
        HeadOutputs lit = net.newOutputs();
        net.setParameters(net.layout().initial(2));
        float[] pixels = new float[2 * 128 * 128 * 3];
        net.forward(pixels, dark, () -> false);
        int row = 2;
        int column = 11;
        for (int y = row * 8; y < row * 8 + 8; y++) {
            Arrays.fill(pixels, ((128 + y) * 128 + column * 8) * 3, ((128 + y) * 128 + column * 8 + 8) * 3, 5);
        }
        net.forward(pixels, lit, () -> false);
        int perImage = 682 * 3;
        int strongest = IntStream.range(0, 256 * 6).boxed()
                .max((a, b) -> Float.compare(change(dark, lit, perImage + a), change(dark, lit, perImage + b))).orElseThrow();
        assertThat(strongest / 6 / 16).as("row").isBetween(row - 3, row + 3);
        assertThat(strongest / 6 % 16).as("column").isBetween(column - 3, column + 3);
        assertThat(Arrays.copyOf(lit.logits(), perImage)).as("the first image").isEqualTo(Arrays.copyOf(dark.logits(), perImage));
    }

    private static float change(HeadOutputs before, HeadOutputs after, int index) {
        return Math.abs(after.logits()[index] - before.logits()[index]);
    }

    @Test
    void levelsOnTheCanvasDoNotSeeEachOther() {
        RetinaNet net = net(4, P6Source.C5);
        assertThat(changedLevels(net, "smooth.3.weight")).containsExactly(0);
        assertThat(changedLevels(net, "smooth.4.weight")).containsExactly(1);
        assertThat(changedLevels(net, "smooth.5.weight")).containsExactly(2);
        assertThat(changedLevels(net, "pyramid.7.weight")).containsExactly(4);
    }

    @ParameterizedTest
    @EnumSource(P6Source.class)
    void p6ReadsTheSourceOfTheSettings(P6Source source) {
        RetinaNet net = net(1, source);
        assertThat(changedLevels(net, "smooth.5.weight"))
                .containsExactly(source == P6Source.P5 ? new Integer[] {2, 3, 4} : new Integer[] {2});
        assertThat(changedLevels(net, "lateral.5.weight"))
                .containsExactly(source == P6Source.P5 ? new Integer[] {0, 1, 2, 3, 4} : new Integer[] {0, 1, 2});
    }

    /** The levels, counted from P3 = 0, whose logits or deltas move when a parameter does. */
    private static List<Integer> changedLevels(RetinaNet net, String name) {
        float[] parameters = net.layout().initial(3);
        HeadOutputs before = forward(net, parameters);
        ParameterLayout.Slice slice = net.layout().slice(name);
        for (int i = slice.offset(); i < slice.offset() + slice.shape().length(); i++) {
            parameters[i] *= 1.5f;
        }
        HeadOutputs after = forward(net, parameters);
        return IntStream.range(0, 5).filter(level -> IntStream.range(0, 2 * 341 * 6)
                .filter(i -> i / 6 % 341 >= LEVEL_CELLS[level] && i / 6 % 341 < LEVEL_CELLS[level + 1])
                .anyMatch(i -> before.logits()[i] != after.logits()[i])).boxed().toList();
    }

    @Test
    void aHeadCollectsTheGradientsOfAllLevels() {
        RetinaNet net = net(2, P6Source.C5);
        HeadOutputs outputs = forward(net, net.layout().initial(3));
        float[] together = new float[net.layout().length()];
        net.backward(new HeadOutputs(outputs.logits(), new float[outputs.deltas().length]), together, () -> false);
        float[] summed = new float[together.length];
        for (int level = 0; level < 5; level++) {
            float[] gradients = new float[together.length];
            net.backward(new HeadOutputs(onlyLevel(outputs.logits(), level), new float[outputs.deltas().length]), gradients, () -> false);
            ParameterLayout.Slice first = net.layout().slice("class.0.weight");
            assertThat(norm(gradients, first)).as("level " + level).isPositive();
            for (int i = 0; i < summed.length; i++) {
                summed[i] += gradients[i];
            }
        }
        assertClose(summed, together);
    }

    private static float[] onlyLevel(float[] logits, int level) {
        float[] only = logits.clone();
        for (int i = 0; i < only.length; i++) {
            int cell = i / 6 % 341;
            if (cell < LEVEL_CELLS[level] || cell >= LEVEL_CELLS[level + 1]) {
                only[i] = 0;
            }
        }
        return only;
    }

    @Test
    void headsShareNoParameters() {
        RetinaNet net = net(2, P6Source.C5);
        HeadOutputs outputs = forward(net, net.layout().initial(3));
        float[] gradients = new float[net.layout().length()];
        net.backward(new HeadOutputs(outputs.logits(), new float[outputs.deltas().length]), gradients, () -> false);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            assertThat(norm(gradients, slice) > 0).as(slice.name()).isEqualTo(!slice.name().startsWith("box"));
        }
        net.backward(new HeadOutputs(new float[outputs.logits().length], outputs.deltas()), gradients, () -> false);
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            assertThat(norm(gradients, slice) > 0).as(slice.name()).isEqualTo(!slice.name().startsWith("class"));
        }
    }

    private static double norm(float[] values, ParameterLayout.Slice slice) {
        return Math.sqrt(IntStream.range(slice.offset(), slice.offset() + slice.shape().length())
                .mapToDouble(i -> (double) values[i] * values[i]).sum());
    }

    @Test
    void anImageMayBeWiderThanHigh() {
        RetinaNet net = new RetinaNet(device, settings(1, P6Source.C5), new InputShape(1, 128, 256));
        assertThat(net.anchors()).isEqualTo(2 * 341 * 2);
        assertThat(forward(net, net.layout().initial(1)).logits()).doesNotContain(0);
    }

    @Test
    void aRunStopsBetweenOperationsWhenCancelled() {
        RetinaNet net = net(1, P6Source.C5);
        HeadOutputs outputs = forward(net, net.layout().initial(1));
        int[] asked = {0};
        assertThatThrownBy(() -> net.forward(pixels(1, INPUT), outputs, () -> ++asked[0] > 3)).isInstanceOf(CancellationException.class);
        assertThat(asked[0]).isEqualTo(4);
        assertThatThrownBy(() -> net.backward(outputs, new float[net.layout().length()], () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new InputShape(1, 100, 128)).hasMessageContaining("height").hasMessageContaining("100");
        assertThatThrownBy(() -> new InputShape(0, 128, 128)).hasMessageContaining("batch");
        assertThatThrownBy(() -> settings(5, P6Source.C5)).hasMessageContaining("headDepth").hasMessageContaining("5");
        assertThatThrownBy(() -> new RetinaNetSettings(List.of(1, 2), 8, 1, 1, 1, P6Source.C5, .01)).hasMessageContaining("[1, 2]");
        assertThatThrownBy(() -> new RetinaNetSettings(List.of(1, 2, 3, 4, 5), 8, 1, 1, 1, P6Source.C5, 1)).hasMessageContaining("prior");
        RetinaNet net = net(0, P6Source.C5);
        assertThatThrownBy(() -> net.setParameters(new float[3])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3");
    }
}
