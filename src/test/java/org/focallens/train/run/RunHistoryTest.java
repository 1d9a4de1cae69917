package org.focallens.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private static void add(RunHistory history, int steps) {
        for (int i = 0; i < steps; i++) {
            history.add(Reports.of(history.steps() + 1, history.steps() + 1));
        }
    }

    @Test
    void meansAreOfTheLastSteps() {
        RunHistory history = new RunHistory(0);
        add(history, 10);
        assertThat(history.mean(Quantity.BOX, 9, 1)).isEqualTo(10);
        assertThat(history.mean(Quantity.BOX, 9, 4)).isEqualTo((7 + 8 + 9 + 10) / 4.0);
        assertThat(history.mean(Quantity.BOX, 1, 20)).as("fewer at the start").isEqualTo(1.5);
        assertThat(history.step(9)).isEqualTo(10);
        assertThat(history.last(Quantity.BOX)).isEqualTo(10);
        assertThat(history.mean(Quantity.NEGATIVES_PER_POSITIVE, 0, 1)).isEqualTo(95 / 2.0);
        assertThat(history.mean(Quantity.POSITIVES.get(1), 0, 1))
                .as("a level without a report counts as none")
                .isZero();
    }

    @Test
    void aStepThatIsNotFiniteCountsAsTheOneBefore() {
        RunHistory history = new RunHistory(0);
        add(history, 3);
        history.add(Reports.of(4, Double.NaN));
        add(history, 1);
        assertThat(history.mean(Quantity.BOX, 3, 1)).isEqualTo(3);
        assertThat(history.mean(Quantity.BOX, 4, 5)).isEqualTo((1 + 2 + 3 + 3 + 5) / 5.0);
    }

    @Test
    void aVeryLongRunKeepsItsMeansInBoundedMemory() {
        RunHistory history = new RunHistory(0, 16);
        add(history, 1001);
        assertThat(history.entries()).isBetween(8, 16);
        assertThat(history.steps()).isEqualTo(1001);
        assertThat(history.step(history.entries() - 1)).isBetween(1001 - history.stride(), 1001);
        for (int entry = 0; entry < history.entries(); entry++) {
            double last = history.step(entry);
            assertThat(history.mean(Quantity.BOX, entry, 1))
                    .as("mean of the entry's steps")
                    .isCloseTo(last - (history.stride() - 1) / 2.0, within(1e-9));
        }
    }

    @Test
    void aRunThatWasGoneOnWithKeepsItsSteps() {
        RunHistory history = new RunHistory(500);
        add(history, 2);
        assertThat(history.steps()).isEqualTo(502);
        assertThat(history.step(0)).isEqualTo(501);
    }
}
