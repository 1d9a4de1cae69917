package org.focallens.ui.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossHistoryTest {

    private final LossHistory history = new LossHistory();

    @Test
    void meansRunOverTheLastStepsAndOverFewerAtTheStart() {
        for (int step = 1; step <= 3000; step++) {
            history.add(step, 10 * step);
        }
        assertThat(history.size()).isEqualTo(3000);
        assertThat(history.classification(0, 20)).isEqualTo(1);
        assertThat(history.classification(3, 20)).isEqualTo(2.5);
        assertThat(history.classification(2999, 20)).isCloseTo(2990.5, within(1e-9));
        assertThat(history.box(2999, 1)).isCloseTo(30000, within(1e-6));
        assertThat(history.total(1, 2)).isEqualTo(16.5);
    }

    @Test
    void aStepThatIsNotFiniteDoesNotSpoilLaterMeans() {
        history.add(2, 1);
        history.add(Double.NaN, Double.POSITIVE_INFINITY);
        history.add(4, 1);
        assertThat(history.total(1, 1)).isEqualTo(3);
        assertThat(history.classification(2, 3)).isCloseTo(8.0 / 3, within(1e-12));
        assertThat(history.box(2, 3)).isEqualTo(1);
    }

    @Test
    void aClearedHistoryBeginsAnew() {
        history.add(5, 5);
        history.clear();
        history.add(1, 2);
        assertThat(history.size()).isEqualTo(1);
        assertThat(history.total(0, 10)).isEqualTo(3);
    }
}
