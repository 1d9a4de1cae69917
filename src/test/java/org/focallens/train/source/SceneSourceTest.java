package org.focallens.train.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.focallens.data.scene.SceneSettings;
import org.focallens.train.Workers;
import org.junit.jupiter.api.Test;

class SceneSourceTest {

    private static SceneSource source(long seed) {
        return new SceneSource(SceneSettings.square(128), seed);
    }

    private static List<Example> first(SceneSource source) {
        return LongStream.range(0, 8).mapToObj(source::example).toList();
    }

    @Test
    void scenesFollowEachOtherWithoutRepeating() {
        SceneSource source = source(3);
        assertThat(new HashSet<>(first(source))).hasSize(8);
        assertThat(source.example(5).contentWidth()).isEqualTo(128);
        assertThat(source.example(5).contentHeight()).isEqualTo(128);
        assertThat(source.example(1L << 40)).as("without end").isNotEqualTo(source.example(0));
        assertThat(source.categories()).hasSize(3);
    }

    @Test
    void theSeedAndTheIndexFixAScene() {
        assertThat(first(source(3))).isEqualTo(first(source(3)));
        assertThat(source(3).example(7))
                .as("asked for first")
                .isEqualTo(first(source(3)).get(7));
        assertThat(first(source(4))).doesNotContainAnyElementsOf(first(source(3)));
    }

    @Test
    void severalThreadsSeeTheSameScenes() {
        SceneSource source = source(3);
        Example[] seen = new Example[16];
        try (Workers workers = new Workers(4)) {
            workers.run(seen.length, i -> seen[i] = source.example(i));
        }
        for (int i = 0; i < seen.length; i++) {
            assertThat(seen[i]).isEqualTo(source(3).example(i));
        }
    }
}
