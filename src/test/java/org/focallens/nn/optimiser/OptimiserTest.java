package org.focallens.nn.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.Shape;
import org.focallens.nn.TestNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of every optimiser. */
class OptimiserTest {

    private static final ParameterLayout.Slice KERNEL =
            new ParameterLayout.Slice("kernel", Shape.of(1, 1, 2, 2), 0, 0, 1);
    private static final ParameterLayout.Slice BIAS = new ParameterLayout.Slice("bias", Shape.of(2), 4, 0, 0);
    private static final int LENGTH = 6;

    static Stream<OptimiserSettings> settings() {
        return Stream.of(
                AdamSettings.DEFAULT,
                new AdamSettings(.8, .95, 1e-6, .1),
                SgdSettings.DEFAULT,
                new SgdSettings(.5, .1));
    }

    /** Parameters after steps with random gradients, the parts in the given order. */
    private static float[] walk(Optimiser optimiser, float[] parameters, long seed, ParameterLayout.Slice... parts) {
        Random random = new Random(seed);
        for (int step = 0; step < 4; step++) {
            float[] gradients = TestNet.noise(random.nextLong(), LENGTH);
            optimiser.begin(.1 / (1 + step));
            for (ParameterLayout.Slice part : parts) {
                optimiser.update(parameters, gradients, part);
            }
        }
        return parameters;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void partsMayBeUpdatedInAnyOrder(OptimiserSettings settings) {
        assertThat(walk(settings.create(LENGTH), TestNet.noise(1, LENGTH), 2, BIAS, KERNEL))
                .isEqualTo(walk(settings.create(LENGTH), TestNet.noise(1, LENGTH), 2, KERNEL, BIAS));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void onlyThePartThatIsGivenMoves(OptimiserSettings settings) {
        float[] before = TestNet.noise(1, LENGTH);
        float[] after = walk(settings.create(LENGTH), before.clone(), 2, BIAS);
        assertThat(TestNet.part(after, KERNEL)).isEqualTo(TestNet.part(before, KERNEL));
        assertThat(TestNet.part(after, BIAS)).doesNotContain(TestNet.part(before, BIAS));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void decayPullsOnKernelsAlone(OptimiserSettings settings) {
        float[] parameters = {1, -2, 3, -4, 5, -6};
        Optimiser optimiser = settings.create(LENGTH);
        optimiser.begin(.5);
        optimiser.update(parameters, new float[LENGTH], KERNEL);
        optimiser.update(parameters, new float[LENGTH], BIAS);
        float kept = (float) (1 - .5 * decay(settings));
        assertThat(parameters)
                .containsExactly(new float[] {kept, -2 * kept, 3 * kept, -4 * kept, 5, -6}, within(1e-6f));
    }

    private static double decay(OptimiserSettings settings) {
        return settings instanceof AdamSettings adam ? adam.weightDecay() : ((SgdSettings) settings).weightDecay();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatWasSavedGoesOnToTheBit(OptimiserSettings settings) {
        Optimiser optimiser = settings.create(LENGTH);
        float[] halfway = walk(optimiser, TestNet.noise(1, LENGTH), 2, KERNEL, BIAS);
        List<float[]> saved = optimiser.memory().stream().map(float[]::clone).toList();
        float[] straight = walk(optimiser, halfway.clone(), 3, KERNEL, BIAS);

        Optimiser resumed = settings.create(LENGTH);
        resumed.restore(4, saved);
        assertThat(walk(resumed, halfway.clone(), 3, KERNEL, BIAS)).isEqualTo(straight);
        assertThat(resumed.steps()).isEqualTo(8);
        assertThat(walk(settings.create(LENGTH), halfway.clone(), 3, KERNEL, BIAS))
                .as("without its memory")
                .isNotEqualTo(straight);
    }

    /** Below 1e-38 a processor takes a hundred times as long, and a decay of less than half the last digit would end there for ever. */
    @ParameterizedTest
    @MethodSource("settings")
    void nothingFadesIntoNumbersThatAreSlow(OptimiserSettings settings) {
        float[] parameters = new float[LENGTH];
        Optimiser optimiser = settings.create(LENGTH);
        double rate = 1e-4;
        optimiser.begin(rate);
        optimiser.update(parameters, new float[] {0, 0, 0, 0, 1e-3f, -10}, BIAS);
        for (int step = 0; step < 120_000; step++) {
            optimiser.begin(rate);
            optimiser.update(parameters, new float[LENGTH], BIAS);
            for (float[] memory : optimiser.memory()) {
                for (float value : memory) {
                    if (value != 0 && Math.abs(value) * rate < Float.MIN_NORMAL) {
                        throw new AssertionError("after " + step + " steps it remembers " + value);
                    }
                }
            }
        }
        assertThat(optimiser.memory())
                .allSatisfy(memory -> assertThat(memory).containsOnly(new float[LENGTH], within(1e-29f)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aParabolaIsDescended(OptimiserSettings settings) {
        float[] parameters = {0, 0, 0, 0, 3, -2};
        Optimiser optimiser = settings.create(LENGTH);
        for (int step = 0; step < 500; step++) {
            float[] gradients = {0, 0, 0, 0, 2 * parameters[4], 2 * parameters[5]};
            optimiser.begin(.05);
            optimiser.update(parameters, gradients, BIAS);
        }
        assertThat(Math.abs(parameters[4]) + Math.abs(parameters[5])).isLessThan(.02f);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void memoryOfAnotherIsRefused(OptimiserSettings settings) {
        Optimiser optimiser = settings.create(LENGTH);
        int arrays = optimiser.memory().size();
        assertThatThrownBy(() -> optimiser.restore(1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.join(", ", Collections.nCopies(arrays, "6")))
                .hasMessageContaining("[]");
        assertThatThrownBy(() -> optimiser.restore(1, List.of(new float[6], new float[6], new float[6])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[6, 6, 6]");
        List<float[]> lastIsLonger = Stream.concat(optimiser.memory().stream().skip(1), Stream.of(new float[7]))
                .toList();
        assertThatThrownBy(() -> optimiser.restore(1, lastIsLonger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
        assertThat(optimiser.steps()).isZero();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aRateThatIsNoneIsNamed(OptimiserSettings settings) {
        Optimiser optimiser = settings.create(LENGTH);
        assertThatThrownBy(() -> optimiser.begin(Double.NaN))
                .hasMessageContaining("learningRate")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> optimiser.begin(-1))
                .hasMessageContaining("learningRate")
                .hasMessageContaining("-1");
        assertThat(optimiser.steps()).isZero();
    }

    @Test
    void badSettingsAreNamed() {
        assertThatThrownBy(() -> new AdamSettings(1, .9, 1e-8, 0))
                .hasMessageContaining("beta1")
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> new AdamSettings(.9, Double.NaN, 1e-8, 0))
                .hasMessageContaining("beta2")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new AdamSettings(.9, .999, 0, 0))
                .hasMessageContaining("epsilon")
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> new AdamSettings(.9, .999, 1e-8, -.1))
                .hasMessageContaining("weightDecay")
                .hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new SgdSettings(-.5, 0))
                .hasMessageContaining("momentum")
                .hasMessageContaining("-0.5");
        assertThatThrownBy(() -> new SgdSettings(.9, Double.POSITIVE_INFINITY))
                .hasMessageContaining("weightDecay")
                .hasMessageContaining("Infinity");
    }
}
