package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.preset.P6Source;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.AdamSettings;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    private static final StepSettings FOCAL = new StepSettings(new FocalLoss(.25, 2), StepSettings.DEFAULT_LEARNING_RATE);

    private final Device device = Nd4jDevice.open(1);

    @AfterEach
    void close() {
        device.close();
    }

    /** Small enough for many runs. */
    private Trainer small(long seed) {
        RetinaNetSettings network = new RetinaNetSettings(List.of(4, 6, 8, 8, 8), 8, 1, 3, 9, P6Source.C5, .01);
        return new Trainer(device, new TrainingSettings(SmallImages.PRESET, network, INPUT, AdamSettings.DEFAULT, seed),
                new RectangleSource(INPUT, seed));
    }

    private static StepReport step(Trainer trainer, StepSettings settings) {
        return trainer.step(settings, () -> false).report();
    }

    private static List<Double> losses(Trainer trainer, int steps) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            losses.add(step(trainer, FOCAL).loss());
        }
        return losses;
    }

    @Test
    void twoHundredStepsOnScenesBringTheLossDown() {
        BatchSource scenes = new SceneSource(SceneSettings.square(128), INPUT.batch(), 1);
        Trainer trainer = new Trainer(device, TrainingSettings.of(SmallImages.PRESET, scenes.categories().size(), INPUT, 1), scenes);
        List<Double> losses = losses(trainer, 200);
        assertThat(mean(losses.subList(160, 200))).isLessThan(.65 * mean(losses.subList(0, 10)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    @Test
    void sameSeedGivesTheSameLossesAndParametersToTheBit() {
        Trainer one = small(3);
        Trainer other = small(3);
        assertThat(losses(one, 8)).isEqualTo(losses(other, 8));
        assertThat(one.parameters()).isEqualTo(other.parameters());
        assertThat(losses(small(4), 8)).isNotEqualTo(losses(small(3), 8));
    }

    /** Every positive costs .25 (1 - .01)^2 ln 100 = 1.128 at the prior, and the negatives together almost nothing. */
    @Test
    void theFirstClassLossIsThatOfThePrior() {
        assertThat(step(small(1), FOCAL).classificationLoss()).isCloseTo(1.128, within(.05));
    }

    @Test
    void lossAndLearningRateMayChangeBetweenSteps() {
        Trainer changed = small(5);
        Trainer same = small(5);
        assertThat(step(changed, FOCAL).loss()).isEqualTo(step(same, FOCAL).loss());
        StepReport entropy = step(changed, new StepSettings(new CrossEntropy(), 0));
        StepReport focal = step(same, new StepSettings(new FocalLoss(.25, 2), 0));
        assertThat(entropy.classificationLoss()).isGreaterThan(10 * focal.classificationLoss());
        assertThat(entropy.boxLoss()).isEqualTo(focal.boxLoss());
        assertThat(entropy.settings().learningRate()).isZero();
        assertThat(changed.parameters()).as("a learning rate of 0 changes nothing").isEqualTo(same.parameters());
    }

    @Test
    void eachStepTakesTheNextBatch() {
        Trainer trainer = small(6);
        RectangleSource same = new RectangleSource(INPUT, 6);
        for (int step = 0; step < 3; step++) {
            assertThat(trainer.step(FOCAL, () -> false).batch()).isEqualTo(same.next());
        }
    }

    @Test
    void theReportCountsEveryAnchorOfTheBatchOnce() {
        Trainer trainer = small(6);
        step(trainer, FOCAL);
        StepReport report = step(trainer, FOCAL);
        assertThat(report.step()).isEqualTo(2);
        assertThat(report.levels()).extracting(LevelCount::level).containsExactly("P3", "P4", "P5", "P6", "P7");
        assertThat(report.levels()).extracting(LevelCount::anchors).containsExactly(4608, 1152, 288, 72, 18);
        assertThat(report.levels().stream().mapToInt(LevelCount::positive).sum()).isPositive();
        assertThat(report.loss()).isEqualTo(report.classificationLoss() + report.boxLoss());
        assertThat(report.gradientNorm()).isPositive().isFinite();
        assertThat(report.millis().total()).isPositive();
        assertThat(report.divergence()).isEmpty();
    }

    @Test
    void aCancelledStepChangesNothingAndIsTakenAgain() {
        Trainer cancelled = small(7);
        Trainer straight = small(7);
        step(cancelled, FOCAL);
        step(straight, FOCAL);
        float[] before = cancelled.parameters();
        for (int after : new int[] {0, 10, 60}) {
            int[] asked = {0};
            assertThatThrownBy(() -> cancelled.step(FOCAL, () -> asked[0]++ == after)).isInstanceOf(CancellationException.class);
            assertThat(cancelled.parameters()).isEqualTo(before);
            assertThat(cancelled.steps()).isEqualTo(1);
        }
        assertThat(losses(cancelled, 3)).isEqualTo(losses(straight, 3));
    }

    @Test
    void aStepThatIsNotFiniteIsReportedAndNotApplied() {
        Trainer trainer = small(8);
        step(trainer, new StepSettings(new FocalLoss(.25, 2), 1e20));
        float[] before = trainer.parameters();
        StepReport report = step(trainer, FOCAL);
        assertThat(report.divergence()).hasValueSatisfying(what -> assertThat(what).contains("loss"));
        assertThat(report.step()).isEqualTo(2);
        assertThat(trainer.parameters()).isEqualTo(before);
    }

    @Test
    void badSettingsAreNamed() {
        TrainingSettings settings = TrainingSettings.of(SmallImages.PRESET, 5, INPUT, 1);
        assertThatThrownBy(() -> new Trainer(device, settings, new RectangleSource(INPUT, 1))).hasMessageContaining("classes")
                .hasMessageContaining("5");
        assertThatThrownBy(() -> new StepSettings(new CrossEntropy(), -1)).hasMessageContaining("learningRate").hasMessageContaining("-1");
        assertThatThrownBy(() -> new TrainingSettings(SmallImages.PRESET, RetinaNetSettings.small(3, 6), INPUT, AdamSettings.DEFAULT, 1))
                .hasMessageContaining("anchorsPerCell").hasMessageContaining("6");
        BatchSource single = new RectangleSource(new InputShape(1, 128, 128), 1);
        Trainer trainer = new Trainer(device, TrainingSettings.of(SmallImages.PRESET, 3, INPUT, 1), single);
        assertThatThrownBy(() -> step(trainer, FOCAL)).hasMessageContaining("batch must hold 2");
    }
}
