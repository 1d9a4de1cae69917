package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.InputShape;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.train.checkpoint.Checkpoint;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.RunData;

/** Checkpoints without a network. */
public final class Checkpoints {

    public static final StepSettings FOCAL = StepSettings.of(new FocalLoss(.25, 2), 1e-3);
    public static final RunData DATA = new RunData("shapes", 128, true, 200);
    public static final TrainingSettings DEFAULT =
            TrainingSettings.of(SmallImages.PRESET, 3, new InputShape(2, 128, 128), 1);

    private Checkpoints() {}

    /** A network of a few thousand parameters. */
    public static TrainingSettings small() {
        RetinaNetSettings network = DEFAULT.network();
        return DEFAULT.with(network.withBackbone(List.of(2, 2, 2, 2, 2), network.normalisation())
                .withHeads(2, 0, ClassOutput.SIGMOID));
    }

    /** Any numbers, those among them that are not finite, in the parameters and in the optimiser's arrays. */
    public static Checkpoint of(TrainingSettings settings, StepSettings step, int steps) {
        int length = new ParameterLayout(settings.network()).length();
        int arrays = settings.optimiser().create(0).memory().size();
        List<float[]> memory = IntStream.rangeClosed(1, arrays)
                .mapToObj(i -> numbers(length, 10L * steps + i))
                .toList();
        TrainerState state =
                new TrainerState(steps, 100.0 / 3, 1e-4 / 3, numbers(length, steps), Math.max(0, steps - 1), memory);
        return new Checkpoint(settings, step, DATA, List.of("circle", "square", "Dreieck △"), state);
    }

    /** To the bit: a recursive comparison would let floats differ by a millionth. */
    public static void assertSame(TrainerState actual, TrainerState expected) {
        assertThat(actual.steps()).isEqualTo(expected.steps());
        assertThat(actual.optimiserSteps()).isEqualTo(expected.optimiserSteps());
        assertThat(actual.normaliserAverage()).isEqualTo(expected.normaliserAverage());
        assertThat(actual.learningRate()).isEqualTo(expected.learningRate());
        assertThat(Arrays.equals(actual.parameters(), expected.parameters()))
                .as("the same parameters")
                .isTrue();
        assertThat(actual.optimiserMemory()).hasSameSizeAs(expected.optimiserMemory());
        for (int i = 0; i < expected.optimiserMemory().size(); i++) {
            assertThat(Arrays.equals(
                            actual.optimiserMemory().get(i),
                            expected.optimiserMemory().get(i)))
                    .as("the same array %d", i)
                    .isTrue();
        }
    }

    private static float[] numbers(int length, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        float[] unusual = {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE};
        System.arraycopy(unusual, 0, numbers, length - unusual.length, unusual.length);
        return numbers;
    }
}
