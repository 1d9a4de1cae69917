package org.focallens.ui.training.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.focallens.core.lesson.Scores;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.nn.DeviceUnavailableException;
import org.focallens.train.inspect.Margins;
import org.focallens.train.run.Measure;
import org.focallens.train.run.Quantity;
import org.focallens.train.settings.ClassLoss;
import org.focallens.ui.training.FakeSteps;
import org.focallens.ui.training.engine.Measuring;
import org.focallens.ui.training.engine.TrainingLoop;
import org.focallens.ui.training.state.Knobs;
import org.focallens.ui.training.state.LossKind;
import org.junit.jupiter.api.Test;

class TrainingViewModelTest {

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

    private double loss(int entry) {
        return model.group().run(0).history().mean(Quantity.LOSS, entry, 1);
    }

    /** The fake plays on the calling thread, so it has to be paused from within. */
    private void play(int count) {
        fake.afterStep = step -> {
            if (step == count) {
                loop.pause();
            }
        };
        model.togglePlay();
        model.drain();
    }

    @Test
    void itLoadsUntilTheNetworkStands() {
        model.group().reset();
        assertThat(model.phase().get()).isEqualTo(Phase.LOADING);
        assertThat(model.status().get()).isEqualTo("Loading the engine …");
        model.step();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.categories().get()).containsExactly("circle");
        assertThat(model.steps().get()).as("no step while it loads").isZero();
    }

    @Test
    void aStepShowsItsReportAndItsImages() {
        ready();
        steps(1);
        assertThat(model.steps().get()).isEqualTo(1);
        assertThat(model.report().getValue().loss()).isEqualTo(1);
        assertThat(model.status().get()).isEqualTo("Step 1, loss 1.000, 1.0 ms per step");
    }

    @Test
    void theStatusFollowsEveryStepThoughNobodyElseAsksForTheirNumber() {
        ready();
        steps(1);
        steps(1);
        steps(1);
        assertThat(model.status().get()).startsWith("Step 3, ");
    }

    @Test
    void noStepIsLostBetweenTwoFrames() {
        ready();
        play(1500);
        assertThat(model.phase().get()).isEqualTo(Phase.PLAYING);
        assertThat(model.steps().get()).isEqualTo(1500);
        assertThat(model.group().run(0).history().steps()).isEqualTo(1500);
        assertThat(loss(0)).isEqualTo(1);
        assertThat(loss(1499)).isCloseTo(1.0 / 1500, within(1e-9));
        assertThat(model.group().run(0).history().mean(Quantity.BOX, 3, 1)).isCloseTo(.25 / 4, within(1e-12));
        assertThat(model.speed().millis().get())
                .as("median of steps 1451 to 1500")
                .isEqualTo(1476);
    }

    @Test
    void whilePlayingThereIsNoSingleStepAndTogglingPauses() {
        ready();
        play(3);
        model.step();
        model.drain();
        assertThat(model.steps().get()).isEqualTo(3);
        model.togglePlay();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        steps(2);
        assertThat(model.steps().get()).isEqualTo(5);
    }

    @Test
    void knobsHoldFromTheNextStepOn() {
        ready();
        steps(1);
        turn(knobs().withAlpha(.5).withGamma(1).withLearningRate(.01));
        steps(1);
        turn(knobs().withLoss(LossKind.CROSS_ENTROPY));
        steps(1);
        assertThat(fake.settings.get(0).loss()).isEqualTo(new ClassLoss.Sigmoid(new FocalLoss(.25, 2)));
        assertThat(fake.settings.get(1).loss()).isEqualTo(new ClassLoss.Sigmoid(new FocalLoss(.5, 1)));
        assertThat(fake.settings.get(1).learningRate()).isEqualTo(.01);
        assertThat(fake.settings.get(2).loss()).isEqualTo(new ClassLoss.Sigmoid(new CrossEntropy()));
        assertThat(fake.opened).as("no restart").hasSize(1);
    }

    @Test
    void aGoodStepAfterABadOneIsNoLongerCalledBad() {
        ready();
        fake.divergesAt = 2;
        steps(1);
        steps(1);
        assertThat(model.phase().get()).isEqualTo(Phase.DIVERGED);
        steps(1);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.status().get()).startsWith("Step 3, ");
    }

    @Test
    void soManyStepsAreMadeAndThenItRests() {
        ready();
        model.play(7);
        model.drain();
        assertThat(model.steps().get()).isEqualTo(7);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
    }

    @Test
    void everySoManyStepsTheRunIsMeasured() {
        ready();
        model.measure(new Measuring(3, 40));
        model.play(7);
        model.drain();
        assertThat(model.group().run(0).measures())
                .containsExactly(new Measure(3, 40, .5, .75, .6), new Measure(6, 40, .5, .75, .6));
    }

    @Test
    void aResetEmptiesTheRoomAndDropsWhatTheOldRunStillTells() {
        ready();
        steps(3);
        model.step();
        model.group().reset();
        model.drain();
        assertThat(model.steps().get()).isZero();
        assertThat(model.group().run(0).history().steps()).isZero();
        assertThat(model.report().getValue()).isNull();
        assertThat(model.speed().millis().get()).isZero();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        steps(1);
        assertThat(model.report().getValue().step()).isEqualTo(1);
    }

    @Test
    void aStepThatIsNotFinitePausesWithAMessageAndMayGoOn() {
        ready();
        fake.divergesAt = 4;
        model.togglePlay();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.DIVERGED);
        assertThat(model.diagnosis().get())
                .contains("Step 4: the classification loss is not finite")
                .contains("lower the learning rate");
        assertThat(model.status().get()).contains("Step 4: the classification loss is not finite");
        assertThat(model.steps().get()).isEqualTo(4);
        assertThat(model.canStep().get()).isTrue();
        play(6);
        assertThat(model.message().get()).isEmpty();
        assertThat(model.steps().get()).isEqualTo(6);
    }

    @Test
    void whatTheEngineReportsIsShownAndAResetTriesAgain() {
        fake.failure = new DeviceUnavailableException("The training engine (ND4J) does not load", null);
        ready();
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.message().get()).isEqualTo("The training engine (ND4J) does not load");
        assertThat(model.canPlay().get()).isFalse();
        fake.failure = null;
        ready();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.message().get()).isEmpty();
    }

    @Test
    void aStepThatFailsEndsTheRun() {
        ready();
        steps(1);
        fake.failure = new IllegalStateException("no image of cats can be read");
        model.togglePlay();
        model.drain();
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.status().get()).isEqualTo("no image of cats can be read");
    }

    @Test
    void aDemonstrationStartsWhenTheNetworkStandsAndEndsByItself() {
        model.group().reset();
        model.demonstrate(3);
        assertThat(model.demonstrating().get()).isTrue();
        model.drain();
        assertThat(model.demonstrating().get()).isFalse();
        assertThat(model.steps().get()).isEqualTo(3);
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
    }

    @Test
    void closingFreesTheNetwork() {
        ready();
        model.close();
        assertThat(fake.closed).isEqualTo(1);
    }

    @Test
    void otherRoomsHearHowSureTheNetworkIsThoughNotAtEveryStep() {
        ready();
        fake.margins = new Margins(new float[] {1}, new float[] {2, 3});
        steps(1);
        Scores first = model.inspections().scores().get();
        assertThat(first.name()).isEqualTo("step 1");
        assertThat(first.positives()).containsExactly(1);
        assertThat(first.negatives()).containsExactly(2, 3);
        steps(1);
        assertThat(model.inspections().scores().get())
                .as("two seconds have not passed")
                .isSameAs(first);
    }
}
