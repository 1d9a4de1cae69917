package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.core.preset.P6Source;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which parameter reaches which output: heads share theirs over the levels, but not with each other (section 4 of Lin et al. 2017). */
class SharedHeadsTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    /** First cell of each level at 128 x 128, and the end: 16 x 16, 8 x 8, 4 x 4, 2 x 2, 1. */
    private static final int[] LEVEL_CELLS = {0, 256, 320, 336, 340, 341};

    private final Device device = Nd4jDevice.open(1);

    @AfterEach
    void close() {
        device.close();
    }

    private static RetinaNetSettings settings(int depth) {
        return RetinaNetSettings.small(3, 2)
                .withBackbone(List.of(4, 6, 8, 8, 8), Normalisation.NONE)
                .withHeads(8, depth, ClassOutput.SIGMOID);
    }

    private TestNet net(int depth) {
        return TestNet.on(device, settings(depth), INPUT);
    }

    private static HeadOutputs forward(TestNet net, float[] parameters) {
        net.set(parameters);
        return net.forward(TestNet.pixels(1, net.net().input()));
    }

    @Test
    void levelsDoNotSeeEachOther() {
        TestNet net = net(4);
        assertThat(changedLevels(net, "smooth.3.weight")).containsExactly(0);
        assertThat(changedLevels(net, "smooth.4.weight")).containsExactly(1);
        assertThat(changedLevels(net, "smooth.5.weight")).containsExactly(2);
        assertThat(changedLevels(net, "pyramid.7.weight")).containsExactly(4);
    }

    @Test
    void coarserMapsAreAddedToFinerOnes() {
        TestNet net = net(1);
        assertThat(changedLevels(net, "lateral.3.weight")).containsExactly(0);
        assertThat(changedLevels(net, "lateral.4.weight")).containsExactly(0, 1);
        assertThat(changedLevels(net, "lateral.5.weight")).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @EnumSource(P6Source.class)
    void p6ReadsTheSourceOfTheSettings(P6Source source) {
        TestNet net = TestNet.on(device, settings(1).withP6(source), INPUT);
        assertThat(changedLevels(net, "smooth.5.weight"))
                .containsExactly(source == P6Source.P5 ? new Integer[] {2, 3, 4} : new Integer[] {2});
        assertThat(changedLevels(net, "lateral.5.weight"))
                .containsExactly(source == P6Source.P5 ? new Integer[] {0, 1, 2, 3, 4} : new Integer[] {0, 1, 2});
    }

    /** The levels, counted from P3 = 0, whose logits move when a parameter does. */
    private static List<Integer> changedLevels(TestNet net, String name) {
        HeadOutputs before = forward(net, net.layout().initial(3));
        HeadOutputs after = forward(net, halved(net, name));
        return IntStream.range(0, 5)
                .filter(level -> IntStream.range(0, 2 * 341 * 6)
                        .filter(i -> i / 6 % 341 >= LEVEL_CELLS[level] && i / 6 % 341 < LEVEL_CELLS[level + 1])
                        .anyMatch(i -> before.logits()[i] != after.logits()[i]))
                .boxed()
                .toList();
    }

    /** First values with one parameter half as large. */
    private static float[] halved(TestNet net, String name) {
        float[] parameters = net.layout().initial(3);
        ParameterLayout.Slice slice = net.layout().slice(name);
        for (int i = slice.offset(); i < slice.end(); i++) {
            parameters[i] *= .5f;
        }
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "box"})
    void oneKernelOfAHeadIsUsedOnAllLevels(String head) {
        TestNet net = net(1);
        HeadOutputs before = forward(net, net.layout().initial(3));
        HeadOutputs after = forward(net, halved(net, head + ".0.weight"));
        float[] moved = head.equals("class") ? after.logits() : after.deltas();
        float[] stayed = head.equals("class") ? before.logits() : before.deltas();
        int perCell = moved.length / (2 * 341);
        for (int level = 0; level < 5; level++) {
            int first = LEVEL_CELLS[level] * perCell;
            int end = LEVEL_CELLS[level + 1] * perCell;
            assertThat(Arrays.copyOfRange(moved, first, end))
                    .as("level " + level)
                    .isNotEqualTo(Arrays.copyOfRange(stayed, first, end));
        }
        assertThat(net.layout().slices())
                .extracting(ParameterLayout.Slice::name)
                .as("no other kernel stands beside it")
                .filteredOn(name -> name.startsWith(head))
                .hasSize(4);
    }

    @Test
    void aHeadCollectsTheGradientsOfAllLevels() {
        TestNet net = net(2);
        HeadOutputs outputs = forward(net, net.layout().initial(3));
        float[] together = net.backward(new HeadOutputs(outputs.logits(), new float[outputs.deltas().length]));
        float[] summed = new float[together.length];
        for (int level = 0; level < 5; level++) {
            float[] gradients = net.backward(
                    new HeadOutputs(onlyLevel(outputs.logits(), level), new float[outputs.deltas().length]));
            assertThat(norm(gradients, net.layout().slice("class.0.weight")))
                    .as("level " + level)
                    .isPositive();
            for (int i = 0; i < summed.length; i++) {
                summed[i] += gradients[i];
            }
        }
        TestNet.assertClose("sum", summed, together);
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
        TestNet net = net(2);
        HeadOutputs outputs = forward(net, net.layout().initial(3));
        float[] ofLogits = net.backward(new HeadOutputs(outputs.logits(), new float[outputs.deltas().length]));
        float[] ofDeltas = net.backward(new HeadOutputs(new float[outputs.logits().length], outputs.deltas()));
        for (ParameterLayout.Slice slice : net.layout().slices()) {
            assertThat(norm(ofLogits, slice) > 0)
                    .as(slice.name())
                    .isEqualTo(!slice.name().startsWith("box"));
            assertThat(norm(ofDeltas, slice) > 0)
                    .as(slice.name())
                    .isEqualTo(!slice.name().startsWith("class"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "box"})
    void aChangeOfOneHeadLeavesTheOtherAsItWas(String head) {
        TestNet net = net(2);
        HeadOutputs before = forward(net, net.lively(3));
        float[] parameters = net.lively(3);
        net.layout().slices().stream()
                .filter(slice -> slice.name().startsWith(head))
                .forEach(slice -> Arrays.fill(parameters, slice.offset(), slice.end(), .1f));
        HeadOutputs after = forward(net, parameters);
        if (head.equals("class")) {
            assertThat(after.deltas()).isEqualTo(before.deltas());
            assertThat(after.logits()).isNotEqualTo(before.logits());
        } else {
            assertThat(after.logits()).isEqualTo(before.logits());
            assertThat(after.deltas()).isNotEqualTo(before.deltas());
        }
    }

    private static double norm(float[] values, ParameterLayout.Slice slice) {
        return Math.sqrt(IntStream.range(slice.offset(), slice.end())
                .mapToDouble(i -> (double) values[i] * values[i])
                .sum());
    }
}
