package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.focallens.data.scene.SceneSettings;
import org.junit.jupiter.api.Test;

class SceneSourceTest {

    private static SceneSource source(long seed) {
        return new SceneSource(SceneSettings.square(128), 2, seed);
    }

    @Test
    void scenesFollowEachOtherWithoutRepeating() {
        SceneSource source = source(3);
        Batch first = source.next();
        Batch second = source.next();
        assertThat(first.examples()).hasSize(2);
        assertThat(first.examples().get(0)).isNotEqualTo(first.examples().get(1));
        assertThat(second.examples()).doesNotContainAnyElementsOf(first.examples());
        assertThat(first.examples().get(0).contentWidth()).isEqualTo(128);
        assertThat(source.categories()).hasSize(3);
    }

    @Test
    void theSeedFixesTheScenes() {
        assertThat(source(3).next()).isEqualTo(source(3).next());
        assertThat(source(4).next()).isNotEqualTo(source(3).next());
        assertThatThrownBy(() -> new SceneSource(SceneSettings.square(128), 0, 1)).hasMessageContaining("batch").hasMessageContaining("0");
    }
}
