package org.focallens.data.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SceneGeneratorTest {
    private static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameSeedGivesTheSameSceneInAnyOrder(long seed) {
        SceneSettings settings = SceneSettings.square(64);
        SceneGenerator first = new SceneGenerator(settings, seed);
        SceneGenerator second = new SceneGenerator(settings, seed);
        Scene scene = first.scene(5);
        second.scene(4);
        assertThat(second.scene(5)).isEqualTo(scene);
        assertThat(first.scene(6)).isNotEqualTo(scene);
        assertThat(new SceneGenerator(settings, seed + 1).scene(5)).isNotEqualTo(scene);
    }

    /** Held so that a run of last year can be repeated: a change of these numbers is a change of every training. */
    @Test
    void pixelsAreTheSameOnEveryMachine() {
        Scene scene = new SceneGenerator(SceneSettings.square(128), 7).scene(3);
        assertThat(scene.labels().box(0)).containsExactly(74.5109f, 33.822296f, 110.44615f, 69.134674f);
        assertThat(scene.picture().hashCode()).isEqualTo(920831741);
    }

    /** A lone object against the same background without it: what differs is the object. */
    @ParameterizedTest
    @EnumSource(SceneShape.class)
    void theBoxIsTheExtentOfTheObject(SceneShape shape) {
        SceneSettings empty = new SceneSettings(96, 80, 8, 8, 96, 0, 0, 2, 0, 0.5, 0);
        int checked = 0;
        for (long seed = 0; seed < 150; seed++) {
            Scene scene = new SceneGenerator(empty.withObjects(1, 1), seed).scene(0);
            if (scene.labels().category(0) != shape.ordinal()) {
                continue;
            }
            Picture background = new SceneGenerator(empty, seed).scene(0).picture();
            float[] box = scene.labels().box(0);
            int[] extent = difference(scene.picture(), background);
            for (int k = 0; k < 4; k++) {
                assertThat((double) extent[k])
                        .as("side %d of seed %d, box %s", k, seed, Arrays.toString(box))
                        .isCloseTo(box[k], within(1.0));
            }
            checked++;
        }
        assertThat(checked).isGreaterThan(5);
    }

    private static int[] difference(Picture a, Picture b) {
        int[] extent = {a.width(), a.height(), 0, 0};
        IntBuffer first = a.pixels();
        IntBuffer second = b.pixels();
        for (int i = 0; i < a.width() * a.height(); i++) {
            if (first.get(i) == second.get(i)) {
                continue;
            }
            int x = i % a.width();
            int y = i / a.width();
            extent = new int[] {
                Math.min(extent[0], x), Math.min(extent[1], y), Math.max(extent[2], x + 1), Math.max(extent[3], y + 1)
            };
        }
        return extent;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boxesKeepTheSettings(long seed) {
        SceneSettings settings = new SceneSettings(200, 120, 5, 8, 400, 3, 9, 3, 0.25, 0.3, 4);
        Labels labels = new SceneGenerator(settings, seed).scene(0).labels();
        assertThat(labels.count()).isBetween(1, 9);
        for (int i = 0; i < labels.count(); i++) {
            float[] box = labels.box(i);
            assertThat(box[0]).isGreaterThanOrEqualTo(0);
            assertThat(box[1]).isGreaterThanOrEqualTo(0);
            assertThat(box[2]).isLessThanOrEqualTo(200);
            assertThat(box[3]).isLessThanOrEqualTo(120);
            assertThat(Math.min(box[2] - box[0], box[3] - box[1])).isGreaterThan(7.99f);
            assertThat(labels.category(i)).isBetween(0, 4);
            for (int j = 0; j < i; j++) {
                assertThat(Placement.overlap(box, labels.box(j))).isLessThanOrEqualTo(0.25 + 1e-6);
            }
        }
    }

    @Test
    void sizesReachFromTheLeastToTheWholePicture() {
        SceneGenerator generator = new SceneGenerator(new SceneSettings(128, 128, 3, 8, 512, 1, 1, 1, 0, 0, 0), 1);
        double[] widths = IntStream.range(0, 200)
                .mapToDouble(i -> {
                    float[] box = generator.scene(i).labels().box(0);
                    return box[2] - box[0];
                })
                .toArray();
        assertThat(Arrays.stream(widths).min().orElseThrow()).isLessThan(10);
        assertThat(Arrays.stream(widths).max().orElseThrow()).isEqualTo(128);
    }

    @Test
    void everyClassAppearsAndNoOther() {
        SceneGenerator generator = new SceneGenerator(SceneSettings.square(64).withClasses(8), 2);
        assertThat(IntStream.range(0, 60)
                        .flatMap(i -> Arrays.stream(generator.scene(i).labels().categories()))
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(generator.settings().categories())
                .containsExactly("circle", "square", "triangle", "star", "ring", "cross", "heart", "arrow");
    }

    @Test
    void noiseHasTheDeviationAskedFor() {
        SceneSettings quiet = new SceneSettings(128, 128, 1, 8, 8, 0, 0, 1, 0, 0, 0);
        Picture clean = new SceneGenerator(quiet, 4).scene(0).picture();
        Picture noisy =
                new SceneGenerator(quiet.withBackground(0, 8), 4).scene(0).picture();
        double squares = 0;
        for (int i = 0; i < 128 * 128; i++) {
            int difference =
                    (noisy.pixels().get(i) >> 8 & 255) - (clean.pixels().get(i) >> 8 & 255);
            squares += difference * difference;
        }
        assertThat(Math.sqrt(squares / (128 * 128))).isCloseTo(8, within(0.4));
    }

    @Test
    void badSettingsAreRefusedByNameAndValue() {
        SceneSettings settings = SceneSettings.square(64);
        assertThatThrownBy(() -> settings.withSizes(4, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("minSize")
                .hasMessageContaining("4");
        assertThatThrownBy(() -> settings.withClasses(9)).hasMessageContaining("classes must be 1..8 but is 9");
        assertThatThrownBy(() -> settings.withBackground(Double.NaN, 0)).hasMessageContaining("clutter");
    }
}
