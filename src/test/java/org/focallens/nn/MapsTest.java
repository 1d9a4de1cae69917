package org.focallens.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapsTest {

    private static final List<Extent> LEVELS = List.of(new Extent(4, 6), new Extent(2, 3), new Extent(1, 2));

    private static Maps maps(int cells, int batch, List<Extent> levels) {
        return new Maps(new ReferenceDevice().allocate(Shape.of(cells, 5)), batch, levels);
    }

    @Test
    void aLevelStartsBehindAllImagesOfTheOnesBefore() {
        Maps maps = maps(2 * 32, 2, LEVELS);
        assertThat(maps.channels()).isEqualTo(5);
        assertThat(List.of(maps.firstCell(0), maps.firstCell(1), maps.firstCell(2)))
                .containsExactly(0, 48, 60);
    }

    @Test
    void aTensorOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> maps(32, 2, LEVELS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64")
                .hasMessageContaining("32");
    }

    @Test
    void onlyOneLevelHasAnExtent() {
        assertThat(maps(24, 1, LEVELS.subList(0, 1)).extent()).isEqualTo(new Extent(4, 6));
        assertThatThrownBy(() -> maps(32, 1, LEVELS).extent())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3");
    }

    @Test
    void aStrideRoundsUp() {
        assertThat(new Extent(5, 8).strided(2)).isEqualTo(new Extent(3, 4));
        assertThat(new Extent(1, 1).strided(2)).isEqualTo(new Extent(1, 1));
        assertThat(new Extent(5, 8).strided(1)).isEqualTo(new Extent(5, 8));
        assertThat(new Extent(5, 8).cells()).isEqualTo(40);
        assertThatThrownBy(() -> new Extent(0, 8)).hasMessageContaining("0x8");
    }
}
