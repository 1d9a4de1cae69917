package org.focallens.ui.training.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
import org.focallens.ui.training.state.RunSettings;
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
        assertThat(model.group().resetNeeded().getValue()).isFalse();
        steps(2);
        RunSetup cats =
                RunSetup.FIRST.withData("cats", 3).withSize(256).withBatch(4).withSeed(8);
        want(cats);
        assertThat(running().seed()).isEqualTo(7);
        assertThat(model.group().resetNeeded().getValue()).isTrue();
        model.group().reset();
        assertThat(model.group().resetNeeded().getValue()).isFalse();
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
        model.group().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
        steps(1);
        model.group().redo();
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
        model.group().undo();
        assertThat(running().batch()).isEqualTo(2);
        model.group().undo();
        assertThat(knobs().gamma()).isEqualTo(2);
    }

    @Test
    void aComparisonTakesAtAResetWhatItDoesNotCompare() {
        model.group().compare(Comparison.GAMMAS);
        model.drain();
        steps(1);
        want(model.group().wanted().getValue().withPrior(.1));
        assertThat(model.group().resetNeeded().getValue()).isTrue();
        model.group().reset();
        assertThat(model.group().state().get().runs())
                .extracting(run -> run.setup().prior())
                .containsOnly(.1);
        assertThat(model.group().resetNeeded().getValue()).isFalse();
    }

    @Test
    void afterAComparisonARunAloneIsWhatItWasBefore() {
        ready();
        turn(knobs().withGamma(1));
        model.group().compare(Comparison.STORY);
        assertThat(model.group().state().get().alone().knobs()).isEqualTo(Knobs.FIRST.withGamma(1));
        assertThat(model.group().state().get().alone().setup()).isEqualTo(RunSetup.FIRST);
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
        assertThat(model.group().state().get().runs())
                .allSatisfy(run -> assertThat(run.history().steps()).isEqualTo(2));
        model.group().select(model.group().run(2));
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
        assertThat(model.group().state().get().runs())
                .extracting(run -> run.history().steps())
                .containsExactly(2, 4, 4);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.diagnosis().get()).startsWith("CE, no prior: Step 2");
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
        assertThat(model.group().state().get().runs())
                .extracting(run -> run.history().steps())
                .containsExactly(3, 3);
    }

    @Test
    void aComparisonIsResetWithItsDifferencesAndLeftForTheSingleRunOfBefore() {
        model.group().compare(Comparison.STORY);
        model.drain();
        steps(1);
        want(model.group().wanted().getValue().withSeed(5));
        assertThat(model.group().resetNeeded().getValue()).isTrue();
        model.group().reset();
        assertThat(model.group().resetNeeded().getValue()).isFalse();
        assertThat(fake.opened.subList(fake.opened.size() - 3, fake.opened.size()))
                .extracting(run -> run.setup().seed() + " " + run.setup().prior())
                .containsExactly("5 0.5", "5 0.01", "5 0.01");
        model.group().endComparison();
        model.drain();
        assertThat(model.group().state().get().runs()).hasSize(1);
        assertThat(running()).isEqualTo(RunSetup.FIRST);
        assertThat(knobs()).isEqualTo(Knobs.FIRST);
    }

    @Test
    void theSelectedRunGoesOnAloneWithAllThatItHasTold() {
        model.group().compare(Comparison.STORY);
        model.drain();
        steps(2);
        LiveRun entropy = model.group().run(1);
        model.group().select(entropy);
        model.keepSelected();
        assertThat(model.canStep().get()).as("not while the others are ended").isFalse();
        model.drain();
        assertThat(model.group().state().get().runs()).containsExactly(entropy);
        assertThat(entropy.history().steps()).isEqualTo(2);
        assertThat(fake.closed).isEqualTo(2);
        fake.settings.clear();
        steps(1);
        assertThat(entropy.history().steps()).isEqualTo(3);
        assertThat(fake.order).endsWith(1);
        assertThat(fake.settings)
                .extracting(step -> ((ClassLoss.Sigmoid) step.loss()).loss())
                .containsExactly(new CrossEntropy());
    }

    @Test
    void theStateIsReplacedOnceForEachThingThatAPersonDoes() {
        ready();
        steps(1);
        List<TrainingState> states = new ArrayList<>();
        model.group().state().addListener((property, before, now) -> states.add(now));
        model.group().compare(Comparison.GAMMAS);
        model.drain();
        model.group().select(model.group().run(1));
        turn(knobs().withAlpha(.5));
        model.group().endComparison();
        assertThat(states).hasSize(4);
        assertThat(states).extracting(state -> state.run().name()).containsExactly("γ 5", "γ 1", "γ 1", "");
        assertThat(states).extracting(state -> state.knobs().alpha()).containsExactly(.25, .25, .5, .25);
        assertThat(states).extracting(TrainingState::alone).containsOnly(RunSettings.FIRST);
    }
}
