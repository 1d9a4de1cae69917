package org.focallens.ui.anchors.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruthBoxTest {
    private final TruthBox box = new TruthBox(10, 20, 30, 60, "cat", true);

    @Test
    void twoCornersMakeABoxInAnyOrder() {
        TruthBox expected = new TruthBox(5, 6, 15, 26, "cat", true);
        assertThat(box.between(5, 6, 15, 26)).isEqualTo(expected);
        assertThat(box.between(15, 26, 5, 6)).isEqualTo(expected);
        assertThat(box.between(15, 6, 5, 26)).isEqualTo(expected);
        assertThat(box.between(5, 6, 5, 6)).as("never without area").isEqualTo(new TruthBox(5, 6, 6, 7, "cat", true));
    }

    @Test
    void movesAndHolds() {
        assertThat(box.moved(-3, 4)).isEqualTo(new TruthBox(7, 24, 27, 64, "cat", true));
        assertThat(box.area()).isEqualTo(800);
        assertThat(box.contains(10, 60)).isTrue();
        assertThat(box.contains(9.99, 40)).isFalse();
        assertThat(box.contains(20, 60.01)).isFalse();
    }
}
