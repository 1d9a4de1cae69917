package org.focallens.ui.training.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.focallens.train.sweep.Sweep;
import org.focallens.train.sweep.SweepPlan;
import org.focallens.train.sweep.SweepPoint;
import org.focallens.train.sweep.SweepResult;
import org.junit.jupiter.api.Test;

/** What is said of a sweep, and how long it takes. */
class SweepWordsTest {
    private final SweepPlan plan = SweepFixture.plan();

    private SweepState state(double... aps) {
        List<SweepResult> results = IntStream.range(0, aps.length)
                .mapToObj(i -> SweepFixture.result(plan.points().get(i), aps[i]))
                .toList();
        return new SweepState(plan, Path.of("there"), null, results, Optional.empty());
    }

    @Test
    void theBestPairIsNamedAndDoubtedWhereSeedsDifferMore() {
        assertThat(SweepWords.best(state())).isEmpty();
        assertThat(SweepWords.best(state(0, 0))).startsWith("No run has found anything yet");
        assertThat(SweepWords.best(state(.1, .3, .2))).isEqualTo("Best so far: α 0.25, γ 2 with AP 0.300");
        assertThat(SweepWords.best(state(.1, .3, .2, .1, .1, .32, .2, .1)))
                .isEqualTo("Best: α 0.25, γ 2 with AP 0.310 ± 0.014");
        assertThat(SweepWords.best(state(.1, .2, .29, .1, .1, .4, .29, .1)))
                .isEqualTo(
                        "Best: α 0.25, γ 2 with AP 0.300 ± 0.141; α 0.5, γ 0 is only 0.010 behind, less than the seeds differ: more seeds would tell.");
    }

    @Test
    void aFieldSaysHowFarItsPairIs() {
        SweepState now =
                state(.1, .3, .2, .1, .12).making(Optional.of(plan.points().get(5)));
        assertThat(now.cells())
                .extracting(cell -> SweepWords.field(now, cell))
                .containsExactly(
                        "0.110\n± 0.014",
                        "0.300\n1 of 2 seeds\nrunning\nbest so far",
                        "0.200\n1 of 2 seeds",
                        "0.100\n1 of 2 seeds");
        SweepState begun = state().making(Optional.of(plan.points().get(0)));
        assertThat(begun.cells())
                .extracting(cell -> SweepWords.field(begun, cell))
                .containsExactly("running", "not yet", "not yet", "not yet");
    }

    @Test
    void aRunCountsOnce() {
        SweepState now = state(.1);
        assertThat(now.with(now.results().get(0))).isSameAs(now);
        assertThat(now.with(SweepFixture.result(plan.points().get(1), .2)).results())
                .hasSize(2);
        assertThat(now.secondsLeft()).as("seven of 30 s").isEqualTo(210);
        assertThat(SweepWords.paused(now)).contains("1 of 8 runs").contains("about 4 min are left");
        assertThat(SweepWords.paused(state())).endsWith("from the last step.");
    }

    @Test
    void thePapersGammasStandBesideTheSweeps() {
        SweepPlan other = SweepFixture.base().plan(new SweepBase.Grid(List.of(-1.0, .25), List.of(2.0, 3.0), 1, 2, 1));
        SweepState now = new SweepState(
                other,
                Path.of("there"),
                null,
                List.of(
                        SweepFixture.result(other.points().get(0), .2),
                        SweepFixture.result(other.points().get(2), .1)),
                Optional.empty());
        List<PaperComparison.Row> rows = PaperComparison.rows(Optional.of(now));
        assertThat(rows).extracting(PaperComparison.Row::gamma).containsExactly(0.0, .1, .2, .5, 1.0, 2.0, 3.0, 5.0);
        PaperComparison.Row both = rows.get(5);
        assertThat(List.of(both.paperAlpha(), both.paperAp(), both.ownAlpha(), both.ownAp()))
                .containsExactly("0.25", "34.0", "none", "20.0");
        assertThat(rows).filteredOn(PaperComparison.Row::shared).containsExactly(both);
        assertThat(rows.get(6).paperAp()).as("not tried there").isEqualTo("–");
        assertThat(rows.get(6).ownAp()).as("not made yet").isEqualTo("–");
        assertThat(PaperComparison.rows(Optional.empty())).hasSize(7).noneMatch(PaperComparison.Row::shared);
    }

    @Test
    void theTimeLeftFollowsTheStepsThatWereMadeNow() {
        long[] seconds = {100};
        SweepClock clock = new SweepClock(() -> seconds[0] * 1_000_000_000L);
        List<SweepPoint> points = plan.points();
        Optional<SweepResult> done = Optional.of(SweepFixture.result(points.get(0), .1));
        assertThat(clock.secondsLeft(new Sweep.Progress(points.get(0), .125, done)))
                .as("read, not made")
                .isEmpty();
        seconds[0] = 110;
        assertThat(clock.secondsLeft(new Sweep.Progress(points.get(1), .2, Optional.empty())))
                .as("how long the first took is not known")
                .isEmpty();
        seconds[0] = 120;
        assertThat(clock.secondsLeft(new Sweep.Progress(points.get(1), .25, Optional.empty())))
                .as("10 s for a twentieth")
                .hasValueCloseTo(150.0, within(1e-6));
        assertThat(clock.secondsLeft(new Sweep.Progress(points.get(2), .5, done)))
                .as("a run that was found done")
                .hasValueCloseTo(100.0, within(1e-6));
        assertThat(SweepWords.running(
                        state(), new Sweep.Progress(points.get(1), .2, Optional.empty()), OptionalDouble.of(59.2)))
                .isEqualTo("Run 2 of 8: α 0.25, γ 2, seed 5. 20 % of all, about 59 s left");
        assertThat(SweepClock.text(.2)).isEqualTo("1 s");
        assertThat(SweepClock.text(59.7)).isEqualTo("1 min");
        assertThat(SweepClock.text(7500)).isEqualTo("2 h 5 min");
    }
}
