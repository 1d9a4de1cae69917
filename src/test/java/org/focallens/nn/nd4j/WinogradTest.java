package org.focallens.nn.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The transforms against the products of matrices that define them (Lavin and Gray 2016, section 4.1), and their gradients. */
class WinogradTest {

    private static final double[][] INPUT = {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}};
    private static final double[][] KERNEL = {{1, 0, 0}, {.5, .5, .5}, {.5, -.5, .5}, {0, 0, 1}};
    private static final double[][] OUTPUT = {{1, 1, 1, 0}, {0, 1, -1, -1}};
    private static final int TILES = 3;
    private static final int CHANNELS = 2;
    private static final int LENGTH = TILES * CHANNELS;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static float[][] noise(Random random, int arrays, int length) {
        float[][] noise = new float[arrays][length];
        for (float[] array : noise) {
            for (int i = 0; i < length; i++) {
                array[i] = (float) random.nextGaussian();
            }
        }
        return noise;
    }

    private static float[][] copy(float[][] arrays) {
        float[][] copy = arrays.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = arrays[i].clone();
        }
        return copy;
    }

    private static double inner(float[][] a, float[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                sum += (double) a[i][k] * b[i][k];
            }
        }
        return sum;
    }

    /** Left x left', one number of each of the planes. */
    private static double[][] transform(double[][] left, double[][] x) {
        double[][] result = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int a = 0; a < x.length; a++) {
                    for (int b = 0; b < x.length; b++) {
                        result[i][j] += left[i][a] * x[a][b] * left[j][b];
                    }
                }
            }
        }
        return result;
    }

    private static double[][] square(float[][] planes, int side, int index) {
        double[][] square = new double[side][side];
        for (int i = 0; i < planes.length; i++) {
            square[i / side][i % side] = planes[i][index];
        }
        return square;
    }

    private static void assertPlanes(float[][] planes, int index, double[][] expected) {
        for (int i = 0; i < planes.length; i++) {
            assertThat((double) planes[i][index])
                    .as("plane " + i)
                    .isCloseTo(expected[i / expected.length][i % expected.length], within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inputsAreTransformedTileByTile(long seed) {
        Random random = new Random(seed);
        float[][] even = noise(random, 4, LENGTH + CHANNELS);
        float[][] odd = noise(random, 4, LENGTH + CHANNELS);
        float[][] planes = noise(random, 16, LENGTH);
        float[][] evenBefore = copy(even);
        float[][] oddBefore = copy(odd);
        Winograd.input(even, odd, planes, LENGTH, CHANNELS);
        for (int index = 0; index < LENGTH; index++) {
            double[][] tile = new double[4][4];
            for (int row = 0; row < 4; row++) {
                tile[row] = new double[] {
                    evenBefore[row][index],
                    oddBefore[row][index],
                    evenBefore[row][index + CHANNELS],
                    oddBefore[row][index + CHANNELS]
                };
            }
            assertPlanes(planes, index, transform(INPUT, tile));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void kernelsAreTransformed(long seed) {
        Random random = new Random(seed);
        float[][] taps = noise(random, 9, LENGTH);
        float[][] before = copy(taps);
        float[][] planes = noise(random, 16, LENGTH);
        WinogradTaps.planes(taps, planes, LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            assertPlanes(planes, index, transform(KERNEL, square(taps, 3, index)));
        }
        assertThat(taps).isDeepEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void outputsAreTransformedBack(long seed) {
        Random random = new Random(seed);
        float[][] planes = noise(random, 16, LENGTH);
        float[][] before = copy(planes);
        float[][] even = noise(random, 2, LENGTH);
        float[][] odd = noise(random, 2, LENGTH);
        Winograd.output(planes, even, odd, LENGTH);
        for (int index = 0; index < LENGTH; index++) {
            float[][] tile = {even[0], odd[0], even[1], odd[1]};
            assertPlanes(tile, index, transform(OUTPUT, square(before, 4, index)));
        }
    }

    /** {@code <T x, y> = <x, T' y>}, and what was there before is added to. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theInputsGradientIsTheAdjoint(long seed) {
        Random random = new Random(seed);
        float[][] even = noise(random, 4, LENGTH + CHANNELS);
        float[][] odd = noise(random, 4, LENGTH + CHANNELS);
        float[][] planes = noise(random, 16, LENGTH);
        float[][] evenGradient = noise(random, 4, LENGTH + CHANNELS);
        float[][] oddGradient = noise(random, 4, LENGTH + CHANNELS);
        float[][] nextEven = noise(random, 4, LENGTH);
        float[][] nextOdd = noise(random, 4, LENGTH);
        double before = inner(even, evenGradient)
                + inner(odd, oddGradient)
                + inner(next(even), nextEven)
                + inner(next(odd), nextOdd);
        Winograd.inputGradient(copy(planes), evenGradient, oddGradient, nextEven, nextOdd, LENGTH);
        double after = inner(even, evenGradient)
                + inner(odd, oddGradient)
                + inner(next(even), nextEven)
                + inner(next(odd), nextOdd);
        float[][] transformed = new float[16][LENGTH];
        Winograd.input(even, odd, transformed, LENGTH, CHANNELS);
        assertThat(after - before).isCloseTo(inner(transformed, planes), within(1e-4));
    }

    /** The columns behind the tiles' own. */
    private static float[][] next(float[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, CHANNELS, row.length))
                .toArray(float[][]::new);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theKernelsGradientIsTheAdjoint(long seed) {
        Random random = new Random(seed);
        float[][] taps = noise(random, 9, LENGTH);
        float[][] planes = noise(random, 16, LENGTH);
        float[][] gradient = noise(random, 9, LENGTH);
        float[][] transformed = new float[16][LENGTH];
        WinogradTaps.planes(taps, transformed, LENGTH);
        double expected = inner(transformed, planes);
        double before = inner(taps, gradient);
        WinogradTaps.gradient(planes, gradient, LENGTH);
        assertThat(inner(taps, gradient) - before).isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOutputsGradientIsTheAdjoint(long seed) {
        Random random = new Random(seed);
        float[][] planes = noise(random, 16, LENGTH);
        float[][] before = copy(planes);
        float[][] even = new float[2][LENGTH];
        float[][] odd = new float[2][LENGTH];
        Winograd.output(planes, even, odd, LENGTH);
        float[][] evenGradient = noise(random, 3, LENGTH);
        float[][] oddGradient = noise(random, 3, LENGTH);
        double expected = inner(even, evenGradient) + inner(odd, oddGradient);
        float[][] gradient = noise(random, 16, LENGTH);
        Winograd.outputGradient(evenGradient, oddGradient, gradient, LENGTH);
        assertThat(inner(before, gradient)).isCloseTo(expected, within(1e-4));
    }

    /** The whole of it: 16 products instead of 36. */
    @ParameterizedTest
    @MethodSource("seeds")
    void productsOfTransformsAreTheConvolution(long seed) {
        Random random = new Random(seed);
        double[][] tile = square(noise(random, 16, 1), 4, 0);
        double[][] kernel = square(noise(random, 9, 1), 3, 0);
        float[][] even = {
            {(float) tile[0][0], (float) tile[0][2]},
            {(float) tile[1][0], (float) tile[1][2]},
            {(float) tile[2][0], (float) tile[2][2]},
            {(float) tile[3][0], (float) tile[3][2]}
        };
        float[][] odd = {
            {(float) tile[0][1], (float) tile[0][3]},
            {(float) tile[1][1], (float) tile[1][3]},
            {(float) tile[2][1], (float) tile[2][3]},
            {(float) tile[3][1], (float) tile[3][3]}
        };
        float[][] taps = new float[9][1];
        for (int i = 0; i < 9; i++) {
            taps[i][0] = (float) kernel[i / 3][i % 3];
        }
        float[][] planes = new float[16][1];
        float[][] weights = new float[16][1];
        Winograd.input(even, odd, planes, 1, 1);
        WinogradTaps.planes(taps, weights, 1);
        for (int i = 0; i < 16; i++) {
            planes[i][0] *= weights[i][0];
        }
        Winograd.output(planes, even, odd, 1);
        float[][] result = {even[0], odd[0], even[1], odd[1]};
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int tap = 0; tap < 9; tap++) {
                sum += kernel[tap / 3][tap % 3] * tile[i / 2 + tap / 3][i % 2 + tap % 3];
            }
            assertThat((double) result[i][0]).isCloseTo(sum, within(1e-5));
        }
    }
}
