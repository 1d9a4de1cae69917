package org.focallens.nn.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.focallens.nn.Convolution;
import org.focallens.nn.Extent;
import org.focallens.nn.GroupNorm;
import org.focallens.nn.Kernel;
import org.focallens.nn.Maps;
import org.focallens.nn.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against plain loops over many shapes; one device for all, so that each finds what others left in its memory. */
class Nd4jOperationsTest {

    private static final int[] CHANNELS = {1, 3, 16};
    private static Nd4jDevice device;

    @BeforeAll
    static void open() {
        device = Nd4jDevice.open(1);
    }

    @AfterAll
    static void close() {
        device.close();
    }

    static IntStream heights() {
        return IntStream.rangeClosed(1, 9);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static int channels(Random random) {
        return CHANNELS[random.nextInt(CHANNELS.length)];
    }

    private static Extent extent(Random random) {
        return new Extent(1 + random.nextInt(9), 1 + random.nextInt(9));
    }

    /** The work of one convolution whose channels, batch and flags are drawn. */
    private static Twins.Work convolution(List<Extent> levels, int side, int stride) {
        return bench -> {
            Random random = bench.random();
            int inputs = channels(random);
            Maps input = bench.maps(1 + random.nextInt(2), levels, inputs);
            Kernel kernel = bench.kernel(side, inputs, channels(random), stride);
            return bench.convolution(input, kernel, stride, random.nextBoolean(), random.nextBoolean());
        };
    }

    @ParameterizedTest
    @MethodSource("heights")
    void aConvolutionOfThreeByThree(int height) {
        for (int width = 1; width <= 9; width++) {
            for (int flags = 0; flags < 8; flags++) {
                int batch = 1 + (flags & 1);
                boolean rectified = (flags & 2) != 0;
                boolean accumulate = (flags & 4) != 0;
                List<Extent> levels = List.of(new Extent(height, width));
                Twins.assertSame(device, 100L * height + 10L * width + flags, bench -> {
                    int inputs = channels(bench.random());
                    Maps input = bench.maps(batch, levels, inputs);
                    return bench.convolution(
                            input, bench.kernel(3, inputs, channels(bench.random()), 1), 1, rectified, accumulate);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aConvolutionOverSeveralLevelsPadsEachByItself(long seed) {
        Twins.assertSame(device, seed, convolution(levels(seed), 3, 1));
    }

    private static List<Extent> levels(long seed) {
        Random random = new Random(seed);
        List<Extent> levels = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            levels.add(extent(random));
        }
        return levels;
    }

    /** More weights than are transformed at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aConvolutionOfManyChannels(int batch) {
        Twins.assertSame(
                device,
                7,
                bench -> bench.convolution(
                        bench.maps(batch, List.of(new Extent(6, 5), new Extent(3, 2)), 40),
                        bench.kernel(3, 40, 33, 1),
                        1,
                        true,
                        true));
    }

    @ParameterizedTest
    @MethodSource("heights")
    void aConvolutionOfStrideTwo(int height) {
        for (int width = 1; width <= 9; width++) {
            Twins.assertSame(device, 10L * height + width, convolution(List.of(new Extent(height, width)), 3, 2));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aConvolutionOfOneByOne(long seed) {
        Twins.assertSame(device, seed, convolution(levels(seed), 1, 1));
        Twins.assertSame(device, seed, convolution(levels(seed).subList(0, 1), 1, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aConvolutionWithoutAnInputGradientGivesTheOthers(int stride) {
        Twins.assertSame(device, stride, bench -> {
            Maps input = bench.maps(2, List.of(new Extent(5, 6)), 3);
            Maps output = bench.maps(2, List.of(new Extent(5, 6).strided(stride)), 4);
            Convolution convolution = new Convolution(input, bench.kernel(3, 3, 4, stride), output, stride, true);
            Tensor weight = bench.tensor(3, 3, 3, 4);
            Tensor bias = bench.tensor(4);
            run(
                    bench,
                    convolution,
                    new Convolution.Gradients(
                            null,
                            false,
                            weight,
                            bias,
                            bench.tensor(output.values().shape().size(0), 4)));
            return Map.of("weight's gradient", weight, "bias's gradient", bias);
        });
    }

    private static void run(Twins.Bench bench, Convolution convolution, Convolution.Gradients gradients) {
        bench.device().convolve(convolution).run();
        bench.device().convolveBackward(convolution, gradients).run();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void groupNormalisation(long seed) {
        Twins.assertSame(device, seed, bench -> {
            Random random = bench.random();
            int channels = GroupNorm.GROUPS * (1 + random.nextInt(3));
            int batch = 1 + random.nextInt(2);
            List<Extent> levels = List.of(new Extent(2 + random.nextInt(5), 1 + random.nextInt(6)));
            Maps input = bench.maps(batch, levels, channels);
            GroupNorm norm = new GroupNorm(
                    input, bench.tensor(channels), bench.tensor(channels), bench.maps(batch, levels, channels));
            int cells = input.values().shape().size(0);
            GroupNorm.Gradients gradients = new GroupNorm.Gradients(
                    bench.tensor(cells, channels),
                    bench.tensor(channels),
                    bench.tensor(channels),
                    bench.tensor(cells, channels));
            bench.device().normalise(norm).run();
            bench.device().normaliseBackward(norm, gradients).run();
            return Map.of(
                    "output",
                    norm.output().values(),
                    "input's gradient",
                    gradients.input(),
                    "scale's gradient",
                    gradients.scale(),
                    "shift's gradient",
                    gradients.shift(),
                    "output's gradient",
                    gradients.output());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void upsampling(long seed) {
        Twins.assertSame(device, seed, bench -> {
            Random random = bench.random();
            int channels = channels(random);
            int batch = 1 + random.nextInt(2);
            Extent extent = extent(random);
            Maps coarse = bench.maps(batch, List.of(extent), channels);
            Maps fine = bench.maps(batch, List.of(new Extent(2 * extent.height(), 2 * extent.width())), channels);
            Maps gradient = bench.maps(batch, List.of(extent), channels);
            bench.device().addUpsampled(coarse, fine).run();
            bench.device()
                    .addUpsampledBackward(fine, gradient, random.nextBoolean())
                    .run();
            return Map.of("coarse", coarse.values(), "fine", fine.values(), "gradient", gradient.values());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void relu(long seed) {
        Twins.assertSame(device, seed, bench -> {
            int length = 1 + bench.random().nextInt(5000);
            Tensor input = bench.tensor(length);
            Tensor output = bench.tensor(length);
            Tensor outputGradient = bench.tensor(length);
            Tensor inputGradient = bench.tensor(length);
            bench.device().relu(input, output).run();
            bench.device().reluBackward(output, outputGradient, inputGradient).run();
            return Map.of(
                    "input",
                    input,
                    "output",
                    output,
                    "output's gradient",
                    outputGradient,
                    "input's gradient",
                    inputGradient);
        });
    }
}
