package org.focallens.train.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void theRateRisesInAStraightLineAndStays() {
        Schedule schedule = new Schedule(4, 0);
        assertThat(schedule.factor(1)).isCloseTo(.25, EXACT);
        assertThat(schedule.factor(2)).isCloseTo(.5, EXACT);
        assertThat(schedule.factor(3)).isCloseTo(.75, EXACT);
        assertThat(schedule.factor(4)).isEqualTo(1);
        assertThat(schedule.factor(1_000_000)).isEqualTo(1);
        assertThat(new Schedule(0, 0).factor(1)).as("without a warm-up").isEqualTo(1);
    }

    /** By hand: .01 + .99 (1 + cos) / 2, at a third of the way cos 60 degrees = .5. */
    @Test
    void halfACosineLeadsDownToAHundredth() {
        Schedule schedule = new Schedule(10, 70);
        assertThat(schedule.factor(10)).isCloseTo(1, EXACT);
        assertThat(schedule.factor(30)).isCloseTo(.01 + .99 * .75, EXACT);
        assertThat(schedule.factor(40)).isCloseTo(.01 + .99 * .5, EXACT);
        assertThat(schedule.factor(70)).isCloseTo(.01, EXACT);
        assertThat(schedule.factor(7_000)).isCloseTo(.01, EXACT);
    }

    @Test
    void itRisesThroughTheWarmUpAndNeverAfterwards() {
        Schedule schedule = new Schedule(10, 70);
        for (int step = 1; step < 100; step++) {
            assertThat(schedule.factor(step)).isGreaterThan(0).isLessThanOrEqualTo(1);
            if (step < 10) {
                assertThat(schedule.factor(step + 1)).isGreaterThan(schedule.factor(step));
            } else {
                assertThat(schedule.factor(step + 1)).isLessThanOrEqualTo(schedule.factor(step));
            }
        }
    }

    @Test
    void negativeStepsAreNamed() {
        assertThatThrownBy(() -> new Schedule(-1, 0)).hasMessage("warmUp must be >= 0 but is -1");
        assertThatThrownBy(() -> new Schedule(0, -2)).hasMessage("steps must be >= 0 but is -2");
        assertThatThrownBy(() -> new Schedule(100, 50)).hasMessage("warmUp must be at most the 50 steps but is 100");
    }
}
