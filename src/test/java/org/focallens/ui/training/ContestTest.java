package org.focallens.ui.training;

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
import org.junit.jupiter.api.Test;

/** The runs in the room: what they are set to, compared with, and how that is undone. */
class ContestTest {

    private final FakeSteps fake = new FakeSteps();
    private final TrainingLoop loop = fake.loop();
    private final TrainingViewModel model = new TrainingViewModel(loop);

    private void ready() {
        model.contest().reset();
        model.drain();
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            model.step();
        }
        model.drain();
    }

    private Knobs knobs() {
        return model.contest().knobs().getValue();
    }

    private void turn(Knobs next) {
        model.contest().turn("knob", next);
    }

    private void want(RunSetup next) {
        model.contest().want("setup", next);
    }

    private RunSetup running() {
        return model.contest().run(0).setup();
    }

    @Test
    void aNewRunIsTakenAtOnceBeforeTheFirstStepAndOnResetAfterIt() {
        ready();
        want(RunSetup.FIRST.withSeed(7));
        model.drain();
        assertThat(running().seed()).isEqualTo(7);
        assertThat(model.contest().resetNeeded().get()).isFalse();
        steps(2);
        RunSetup cats =
                RunSetup.FIRST.withData("cats", 3).withSize(256).withBatch(4).withSeed(8);
        want(cats);
        assertThat(running().seed()).isEqualTo(7);
        assertThat(model.contest().resetNeeded().get()).isTrue();
        model.contest().reset();
        assertThat(model.contest().resetNeeded().get()).isFalse();
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
        model.contest().reset();
        assertThat(knobs().loss()).isEqualTo(LossKind.FOCAL);
    }

    @Test
    void whatWasTurnedIsUndoneAndTakenAgain() {
        ready();
        turn(knobs().withGamma(0));
        steps(1);
        model.contest().tuning().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
        steps(1);
        model.contest().tuning().redo();
        steps(1);
        assertThat(fake.settings)
                .extracting(step -> ((FocalLoss) ((ClassLoss.Sigmoid) step.loss()).loss()).gamma())
                .containsExactly(0.0, 2.0, 0.0);
        assertThat(model.contest().run(0).marks()).extracting(Mark::text).containsExactly("γ 0 → 2", "γ 2 → 0");
    }

    @Test
    void whatWasTurnedBeforeTheFirstStepCanBeUndoneThoughARunWasChosenAnew() {
        ready();
        turn(knobs().withGamma(0));
        want(RunSetup.FIRST.withBatch(8));
        assertThat(running().batch()).as("taken at once").isEqualTo(8);
        model.contest().tuning().undo();
        assertThat(running().batch()).isEqualTo(2);
        model.contest().tuning().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
    }

    @Test
    void aComparisonTakesAtAResetWhatItDoesNotCompare() {
        model.contest().compare(Comparison.GAMMAS);
        model.drain();
        steps(1);
        want(model.contest().wanted().getValue().withPrior(.1));
        assertThat(model.contest().resetNeeded().get()).isTrue();
        model.contest().reset();
        assertThat(model.contest().runs().get())
                .extracting(run -> run.setup().prior())
                .containsOnly(.1);
        assertThat(model.contest().resetNeeded().get()).isFalse();
    }

    @Test
    void afterAComparisonARunAloneIsWhatItWasBefore() {
        ready();
        turn(knobs().withGamma(1));
        model.contest().compare(Comparison.STORY);
        assertThat(model.contest().knobsAlone()).isEqualTo(Knobs.FIRST.withGamma(1));
        assertThat(model.contest().setupAlone()).isEqualTo(RunSetup.FIRST);
        assertThat(model.contest().wanted().getValue().optimiser())
                .as("what is shown is what runs")
                .isEqualTo(SgdSettings.DEFAULT);
    }

    @Test
    void comparedRunsAreMadeInLockStepEachWithItsOwnLoss() {
        model.contest().compare(Comparison.STORY);
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
        assertThat(model.contest().runs().get())
                .allSatisfy(run -> assertThat(run.history().steps()).isEqualTo(2));
        model.contest().selected().set(model.contest().run(2));
        turn(knobs().withGamma(1));
        steps(1);
        assertThat(fake.settings.subList(6, 9))
                .extracting(step -> ((ClassLoss.Sigmoid) step.loss()).loss())
                .containsExactly(new CrossEntropy(), new CrossEntropy(), new FocalLoss(.25, 1));
        assertThat(model.contest().run(2).marks()).extracting(Mark::text).containsExactly("γ 2 → 1");
        assertThat(model.contest().run(0).marks()).isEmpty();
    }

    @Test
    void aRunThatIsNoLongerFiniteLeavesTheOthersTheirWay() {
        model.contest().compare(Comparison.STORY);
        model.drain();
        fake.divergesAt = 2;
        steps(4);
        assertThat(model.contest().runs().get())
                .extracting(run -> run.history().steps())
                .containsExactly(2, 4, 4);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.trouble().get()).startsWith("CE, no prior: Step 2");
    }

    @Test
    void whereNoComparedRunIsFiniteAnyMoreTheContestRests() {
        model.contest().compare(Comparison.BEFORE_AFTER);
        model.drain();
        fake.divergesAt = 3;
        fake.divergingRun = FakeSteps.EVERY_RUN;
        model.togglePlay();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.DIVERGED);
        assertThat(model.contest().runs().get())
                .extracting(run -> run.history().steps())
                .containsExactly(3, 3);
    }

    @Test
    void aComparisonIsResetWithItsDifferencesAndLeftWithTheSelectedRun() {
        model.contest().compare(Comparison.STORY);
        model.drain();
        steps(1);
        want(model.contest().wanted().getValue().withSeed(5));
        assertThat(model.contest().resetNeeded().get()).isTrue();
        model.contest().reset();
        assertThat(model.contest().resetNeeded().get()).isFalse();
        assertThat(fake.opened.subList(fake.opened.size() - 3, fake.opened.size()))
                .extracting(run -> run.setup().seed() + " " + run.setup().prior())
                .containsExactly("5 0.5", "5 0.01", "5 0.01");
        model.contest().selected().set(model.contest().run(2));
        model.contest().endComparison();
        model.drain();
        assertThat(model.contest().runs().get()).hasSize(1);
        assertThat(knobs().loss()).isEqualTo(LossKind.FOCAL);
    }
}
