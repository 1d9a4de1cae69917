package org.focallens.ui.training.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.run.Mark;
import org.focallens.train.run.RunSetup;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.ui.training.FakeSteps;
import org.focallens.ui.training.engine.TrainingLoop;
import org.focallens.ui.training.state.Comparison;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.LossKind;
import org.junit.jupiter.api.Test;

/** The runs in the room: what they are set to, compared with, and how that is undone. */
class RunGroupTest {

    private final FakeSteps fake = new FakeSteps();
    private final TrainingLoop loop = fake.loop();
    private final TrainingViewModel model = new TrainingViewModel(loop);

    private void ready() {
        model.group().reset();
        model.drain();
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            model.step();
        }
        model.drain();
    }

    private Knobs knobs() {
        return model.group().knobs().getValue();
    }

    private void turn(Knobs next) {
        model.group().turn("knob", next);
    }

    private void want(RunSetup next) {
        model.group().want("setup", next);
    }

    private RunSetup running() {
        return model.group().run(0).setup();
    }

    @Test
    void aNewRunIsTakenAtOnceBeforeTheFirstStepAndOnResetAfterIt() {
        ready();
        want(RunSetup.FIRST.withSeed(7));
        model.drain();
        assertThat(running().seed()).isEqualTo(7);
        assertThat(model.group().resetNeeded().get()).isFalse();
        steps(2);
        RunSetup cats =
                RunSetup.FIRST.withData("cats", 3).withSize(256).withBatch(4).withSeed(8);
        want(cats);
        assertThat(running().seed()).isEqualTo(7);
        assertThat(model.group().resetNeeded().get()).isTrue();
        model.group().reset();
        assertThat(model.group().resetNeeded().get()).isFalse();
        assertThat(fake.opened.get(fake.opened.size() - 1).setup()).isEqualTo(cats);
        assertThat(fake.closed).as("each network is freed before the next").isEqualTo(2);
    }

    @Test
    void aClassHeadThatTheLossDoesNotFitTakesTheFirstLossThatDoes() {
        ready();
        want(RunSetup.FIRST.withOutput(ClassOutput.SOFTMAX));
        model.drain();
        assertThat(knobs().loss()).isEqualTo(LossKind.SOFTMAX);
        steps(1);
        assertThat(fake.settings.get(0).loss()).isEqualTo(new ClassLoss.Softmax(2, Balance.alpha(.25)));
        want(RunSetup.FIRST);
        assertThat(knobs().loss()).as("until the reset the softmax goes on").isEqualTo(LossKind.SOFTMAX);
        model.group().reset();
        assertThat(knobs().loss()).isEqualTo(LossKind.FOCAL);
    }

    @Test
    void whatWasTurnedIsUndoneAndTakenAgain() {
        ready();
        turn(knobs().withGamma(0));
        steps(1);
        model.group().tuning().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
        steps(1);
        model.group().tuning().redo();
        steps(1);
        assertThat(fake.settings)
                .extracting(step -> ((FocalLoss) ((ClassLoss.Sigmoid) step.loss()).loss()).gamma())
                .containsExactly(0.0, 2.0, 0.0);
        assertThat(model.group().run(0).marks()).extracting(Mark::text).containsExactly("γ 0 → 2", "γ 2 → 0");
    }

    @Test
    void whatWasTurnedBeforeTheFirstStepCanBeUndoneThoughARunWasChosenAnew() {
        ready();
        turn(knobs().withGamma(0));
        want(RunSetup.FIRST.withBatch(8));
        assertThat(running().batch()).as("taken at once").isEqualTo(8);
        model.group().tuning().undo();
        assertThat(running().batch()).isEqualTo(2);
        model.group().tuning().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
    }

    @Test
    void aComparisonTakesAtAResetWhatItDoesNotCompare() {
        model.group().compare(Comparison.GAMMAS);
        model.drain();
        steps(1);
        want(model.group().wanted().getValue().withPrior(.1));
        assertThat(model.group().resetNeeded().get()).isTrue();
        model.group().reset();
        assertThat(model.group().runs().get())
                .extracting(run -> run.setup().prior())
                .containsOnly(.1);
        assertThat(model.group().resetNeeded().get()).isFalse();
    }

    @Test
    void afterAComparisonARunAloneIsWhatItWasBefore() {
        ready();
        turn(knobs().withGamma(1));
        model.group().compare(Comparison.STORY);
        assertThat(model.group().knobsAlone()).isEqualTo(Knobs.FIRST.withGamma(1));
        assertThat(model.group().setupAlone()).isEqualTo(RunSetup.FIRST);
        assertThat(model.group().wanted().getValue().optimiser())
                .as("what is shown is what runs")
                .isEqualTo(SgdSettings.DEFAULT);
    }

    @Test
    void comparedRunsAreMadeInLockStepEachWithItsOwnLoss() {
        model.group().compare(Comparison.STORY);
        model.drain();
        steps(2);
        assertThat(fake.order).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(fake.opened).extracting(run -> run.setup().prior()).containsExactly(.5, .01, .01);
        assertThat(fake.opened).extracting(run -> run.setup().seed()).containsOnly(1L);
        assertThat(fake.opened).extracting(run -> run.setup().optimiser()).containsOnly(SgdSettings.DEFAULT);
        assertThat(fake.settings).extracting(StepSettings::clip).containsOnly(Double.POSITIVE_INFINITY);
        assertThat(fake.settings.subList(0, 3))
                .extracting(step -> ((ClassLoss.Sigmoid) step.loss()).loss())
                .containsExactly(new CrossEntropy(), new CrossEntropy(), new FocalLoss(.25, 2));
        assertThat(model.group().runs().get())
                .allSatisfy(run -> assertThat(run.history().steps()).isEqualTo(2));
        model.group().selected().set(model.group().run(2));
        turn(knobs().withGamma(1));
        steps(1);
        assertThat(fake.settings.subList(6, 9))
                .extracting(step -> ((ClassLoss.Sigmoid) step.loss()).loss())
                .containsExactly(new CrossEntropy(), new CrossEntropy(), new FocalLoss(.25, 1));
        assertThat(model.group().run(2).marks()).extracting(Mark::text).containsExactly("γ 2 → 1");
        assertThat(model.group().run(0).marks()).isEmpty();
    }

    @Test
    void aRunThatIsNoLongerFiniteLeavesTheOthersTheirWay() {
        model.group().compare(Comparison.STORY);
        model.drain();
        fake.divergesAt = 2;
        steps(4);
        assertThat(model.group().runs().get())
                .extracting(run -> run.history().steps())
                .containsExactly(2, 4, 4);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.trouble().get()).startsWith("CE, no prior: Step 2");
    }

    @Test
    void whereNoComparedRunIsFiniteAnyMoreTheContestRests() {
        model.group().compare(Comparison.BEFORE_AFTER);
        model.drain();
        fake.divergesAt = 3;
        fake.divergingRun = FakeSteps.EVERY_RUN;
        model.togglePlay();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.DIVERGED);
        assertThat(model.group().runs().get())
                .extracting(run -> run.history().steps())
                .containsExactly(3, 3);
    }

    @Test
    void aComparisonIsResetWithItsDifferencesAndLeftWithTheSelectedRun() {
        model.group().compare(Comparison.STORY);
        model.drain();
        steps(1);
        want(model.group().wanted().getValue().withSeed(5));
        assertThat(model.group().resetNeeded().get()).isTrue();
        model.group().reset();
        assertThat(model.group().resetNeeded().get()).isFalse();
        assertThat(fake.opened.subList(fake.opened.size() - 3, fake.opened.size()))
                .extracting(run -> run.setup().seed() + " " + run.setup().prior())
                .containsExactly("5 0.5", "5 0.01", "5 0.01");
        model.group().selected().set(model.group().run(2));
        model.group().endComparison();
        model.drain();
        assertThat(model.group().runs().get()).hasSize(1);
        assertThat(knobs().loss()).isEqualTo(LossKind.FOCAL);
    }
}
