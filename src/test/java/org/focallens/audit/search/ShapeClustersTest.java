package org.focallens.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeClustersTest {
    /** Three heaps of shapes, each within a twentieth of its middle. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsHeapsOfShapes(long seed) {
        double[][] heaps = {{10, 30}, {60, 20}, {200, 220}};
        Random random = new Random(seed);
        double[] widths = new double[600];
        double[] heights = new double[600];
        for (int i = 0; i < 600; i++) {
            widths[i] = heaps[i % 3][0] * (0.95 + 0.1 * random.nextDouble());
            heights[i] = heaps[i % 3][1] * (0.95 + 0.1 * random.nextDouble());
        }
        List<ShapeCluster> clusters = ShapeClusters.of(widths, heights, 3, random, () -> false);
        assertThat(clusters).extracting(ShapeCluster::boxes).containsExactly(200, 200, 200);
        for (int i = 0; i < 3; i++) {
            assertThat(clusters.get(i).width()).isCloseTo(heaps[i][0], within(0.01 * heaps[i][0]));
            assertThat(clusters.get(i).height()).isCloseTo(heaps[i][1], within(0.01 * heaps[i][1]));
        }
    }

    /** By IoU a 10 x 10 box is nearer to 20 x 10 (0.5) than to 25 x 25 (0.16), though not by area. */
    @Test
    void fewerShapesThanClustersGiveFewer() {
        List<ShapeCluster> clusters =
                ShapeClusters.of(new double[] {10, 10, 20}, new double[] {10, 10, 10}, 5, new Random(1), () -> false);
        assertThat(clusters).containsExactly(new ShapeCluster(10, 10, 2), new ShapeCluster(20, 10, 1));
    }
}
