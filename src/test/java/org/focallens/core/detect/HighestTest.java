package org.focallens.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HighestTest {

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsSortingEverything(int seed) {
        Random random = new Random(seed);
        float[] values = new float[random.nextInt(5000)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(random.nextGaussian() * 50) / 10f; // many ties
        }
        int wanted = 1 + random.nextInt(400);
        int[] expected = IntStream.range(0, values.length)
                .filter(i -> values[i] > -2)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -values[i]).thenComparing(i -> i))
                .limit(wanted)
                .mapToInt(i -> i)
                .toArray();
        assertThat(Highest.above(-2, wanted, values)).containsExactly(expected);
    }

    @Test
    void takesAllWithoutACapAndNoneOfNothing() {
        float[] rising = new float[3000];
        for (int i = 0; i < rising.length; i++) {
            rising[i] = i;
        }
        assertThat(Highest.above(Float.NEGATIVE_INFINITY, Integer.MAX_VALUE, rising))
                .hasSize(3000)
                .startsWith(2999, 2998)
                .endsWith(0);
        assertThat(Highest.above(0, 5, new float[0])).isEmpty();
    }

    @Test
    void leavesOutNaN() {
        assertThat(Highest.above(Float.NEGATIVE_INFINITY, 5, new float[] {Float.NaN, 1, Float.NaN, 2}))
                .containsExactly(3, 1);
    }
}
