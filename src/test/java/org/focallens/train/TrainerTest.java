package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.Normaliser;
import org.focallens.core.match.LevelCount;
import org.focallens.core.mining.HardExamples;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.ParameterLayout;
import org.focallens.nn.RetinaNetSettings;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.nn.optimiser.SgdSettings;
import org.focallens.train.loss.LevelLoss;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.Schedule;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.focallens.train.source.ExampleSource;
import org.focallens.train.source.SceneSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    private static final Schedule AT_ONCE = new Schedule(0, 0);
    private static final StepSettings FOCAL =
            StepSettings.of(new FocalLoss(.25, 2), StepSettings.DEFAULT_LEARNING_RATE);

    private final Device device = Nd4jDevice.open(1);
    private final List<Workers> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Workers::close);
        device.close();
    }

    private Workers workers(int threads) {
        Workers workers = new Workers(threads);
        opened.add(workers);
        return workers;
    }

    /** Small enough for many runs. */
    static TrainingSettings settings(InputShape input, long seed) {
        RetinaNetSettings network = RetinaNetSettings.small(3, 9)
                .withBackbone(
                        List.of(4, 6, 8, 8, 8), RetinaNetSettings.small(3, 9).normalisation())
                .withHeads(8, 1, ClassOutput.SIGMOID);
        TrainingSettings usual =
                TrainingSettings.of(SmallImages.PRESET, 3, input, seed).with(network);
        return usual.with(usual.optimiser(), AT_ONCE);
    }

    private Trainer trainer(TrainingSettings settings, int threads) {
        return new Trainer(device, settings, new RectangleSource(settings.input(), settings.seed()), workers(threads));
    }

    private Trainer small(long seed) {
        return trainer(settings(INPUT, seed), 1);
    }

    private static StepReport step(Trainer trainer, StepSettings settings) {
        return trainer.step(settings, () -> false).report();
    }

    private static List<Double> losses(Trainer trainer, StepSettings settings, int steps) {
        return Stream.generate(() -> step(trainer, settings).loss())
                .limit(steps)
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static StepSettings with(ClassLoss loss) {
        return StepSettings.of(SmallImages.PRESET, loss, StepSettings.DEFAULT_LEARNING_RATE);
    }

    @Test
    void twoHundredStepsOnScenesBringTheLossDown() {
        ExampleSource scenes = new SceneSource(SceneSettings.square(128), 1);
        Trainer trainer = new Trainer(
                device,
                TrainingSettings.of(SmallImages.PRESET, scenes.categories().size(), INPUT, 1),
                scenes,
                workers(2));
        List<Double> losses = losses(trainer, FOCAL, 200);
        assertThat(mean(losses.subList(160, 200))).isLessThan(.65 * mean(losses.subList(0, 10)));
    }

    /** 1, 2, 3, 5 and 8 lanes, with more and fewer threads than lanes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void theNumberOfWorkersDoesNotChangeABit(int batch) {
        TrainingSettings settings = settings(new InputShape(batch, 128, 128), 3);
        Trainer alone = trainer(settings, 1);
        List<Double> losses = losses(alone, FOCAL, 4);
        for (int threads = 2; threads <= 3; threads++) {
            Trainer shared = trainer(settings, threads);
            assertThat(losses(shared, FOCAL, 4)).as("%d workers", threads).isEqualTo(losses);
            assertThat(shared.parameters()).as("%d workers", threads).isEqualTo(alone.parameters());
        }
    }

    @Test
    void sameSeedGivesTheSameLossesAndParametersToTheBit() {
        Trainer one = small(3);
        Trainer other = small(3);
        assertThat(losses(one, FOCAL, 8)).isEqualTo(losses(other, FOCAL, 8));
        assertThat(one.parameters()).isEqualTo(other.parameters());
        assertThat(losses(small(4), FOCAL, 8)).isNotEqualTo(losses(small(3), FOCAL, 8));
    }

    /** Every positive costs .25 (1 - .01)^2 ln 100 = 1.128 at the prior, and the negatives together almost nothing. */
    @Test
    void theFirstClassLossIsThatOfThePrior() {
        assertThat(step(small(1), FOCAL).classificationLoss()).isCloseTo(1.128, within(.05));
    }

    @Test
    void lossesNormaliserRateAndClipMayChangeBetweenSteps() {
        Trainer trainer = small(5);
        step(trainer, FOCAL);
        TrainerState state = trainer.state();
        StepReport focal = again(trainer, state, FOCAL);
        StepReport entropy = again(trainer, state, with(new ClassLoss.Sigmoid(new CrossEntropy())));
        assertThat(entropy.classificationLoss()).isGreaterThan(5 * focal.classificationLoss());
        assertThat(entropy.boxLoss()).isEqualTo(focal.boxLoss());

        StepReport l1 =
                again(trainer, state, new StepSettings(FOCAL.loss(), new DeltaLoss.L1(), FOCAL.normaliser(), 1e-3, 10));
        assertThat(l1.boxLoss()).isGreaterThan(focal.boxLoss());
        assertThat(l1.classificationLoss()).isEqualTo(focal.classificationLoss());

        int positives = focal.levels().stream().mapToInt(LevelCount::positive).sum();
        StepReport plusOne = again(
                trainer,
                state,
                new StepSettings(FOCAL.loss(), FOCAL.boxLoss(), Normaliser.POSITIVES_PLUS_ONE, 1e-3, 10));
        assertThat(plusOne.loss()).isCloseTo(focal.loss() * positives / (positives + 1), within(1e-9));

        StepReport still = again(
                trainer,
                state,
                new StepSettings(FOCAL.loss(), FOCAL.boxLoss(), FOCAL.normaliser(), Double.MIN_NORMAL, 10));
        assertThat(still.learningRate()).isLessThan(1e-300);
        assertThat(trainer.parameters())
                .as("a learning rate of almost 0 changes nothing")
                .isEqualTo(state.parameters());
        assertThat(still.settings().learningRate()).isEqualTo(Double.MIN_NORMAL);
    }

    /** The report of a step from the state, as if no other had been made. */
    private static StepReport again(Trainer trainer, TrainerState state, StepSettings settings) {
        trainer.restore(state);
        return step(trainer, settings);
    }

    /** Without momentum and decay a step is the rate times the gradient, of norm clip where it was longer. */
    @Test
    void aLongGradientIsBroughtDownToTheClip() {
        TrainingSettings settings = settings(INPUT, 5).with(new SgdSettings(0, 0), AT_ONCE);
        Trainer trainer = trainer(settings, 2);
        float[] before = trainer.parameters();
        StepReport report = step(trainer, new StepSettings(FOCAL.loss(), FOCAL.boxLoss(), FOCAL.normaliser(), .5, .01));
        assertThat(report.gradientNorm()).as("before clipping").isGreaterThan(.1);
        assertThat(distance(before, trainer.parameters())).isCloseTo(.5 * .01, within(1e-5));
        float[] clipped = trainer.parameters();
        double norm = step(
                        trainer,
                        new StepSettings(
                                FOCAL.loss(), FOCAL.boxLoss(), FOCAL.normaliser(), .5, Double.POSITIVE_INFINITY))
                .gradientNorm();
        assertThat(distance(clipped, trainer.parameters()))
                .as("left as it is")
                .isCloseTo(.5 * norm, within(1e-4 * norm));
    }

    private static double distance(float[] from, float[] to) {
        return Math.sqrt(IntStream.range(0, from.length)
                .mapToDouble(i -> (double) to[i] - from[i])
                .map(d -> d * d)
                .sum());
    }

    @Test
    void theScheduleTakesItsShareOfTheRate() {
        TrainingSettings settings = settings(INPUT, 5);
        Trainer trainer = trainer(settings.with(settings.optimiser(), new Schedule(4, 0)), 1);
        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> step(trainer, FOCAL).learningRate())
                        .toList())
                .containsExactly(.25e-3, .5e-3, .75e-3, 1e-3, 1e-3);
    }

    @Test
    void eachStepTakesTheNextBatch() {
        Trainer trainer = small(6);
        RectangleSource same = new RectangleSource(INPUT, 6);
        for (int step = 0; step < 3; step++) {
            assertThat(trainer.step(FOCAL, () -> false).batch().examples())
                    .containsExactly(same.example(2L * step), same.example(2L * step + 1));
        }
    }

    @Test
    void theReportCountsEveryAnchorOfTheBatchOnceAndItsLevelsAddUp() {
        Trainer trainer = small(6);
        step(trainer, FOCAL);
        StepReport report = step(trainer, FOCAL);
        assertThat(report.step()).isEqualTo(2);
        assertThat(report.seed()).isEqualTo(6);
        assertThat(report.levels()).extracting(LevelCount::level).containsExactly("P3", "P4", "P5", "P6", "P7");
        assertThat(report.levels()).extracting(LevelCount::anchors).containsExactly(4608, 1152, 288, 72, 18);
        assertThat(report.levels().stream().mapToInt(LevelCount::positive).sum())
                .isPositive();
        for (int level = 0; level < 5; level++) {
            LevelLoss loss = report.losses().get(level);
            boolean positives = report.levels().get(level).positive() > 0;
            assertThat(List.of(loss.positive() > 0, loss.box() > 0, loss.positiveGradient() > 0))
                    .as("P%d", level + 3)
                    .containsOnly(positives);
            assertThat(loss.negative()).isPositive();
        }
        assertThat(report.losses().stream()
                        .mapToDouble(loss -> loss.positive() + loss.negative())
                        .sum())
                .isCloseTo(report.classificationLoss(), within(1e-12));
        assertThat(report.losses().stream().mapToDouble(LevelLoss::box).sum())
                .isCloseTo(report.boxLoss(), within(1e-12));
        assertThat(report.loss()).isEqualTo(report.classificationLoss() + report.boxLoss());
        assertThat(report.gradientNorm()).isPositive().isFinite();
        assertThat(report.millis().total()).isPositive();
        assertThat(report.divergence()).isEmpty();
    }

    /** Hundreds of easy negatives per positive: cross entropy drowns it, focal loss does not (section 3). */
    @Test
    void focalLossGivesPositivesTheirShareOfTheGradient() {
        double entropy =
                step(small(6), with(new ClassLoss.Sigmoid(new CrossEntropy()))).positiveShare();
        double focal = step(small(6), FOCAL).positiveShare();
        assertThat(entropy).isBetween(0.0, .25);
        assertThat(focal).isBetween(2 * entropy, 1.0);
    }

    @Test
    void aCancelledStepChangesNothingAndIsTakenAgain() {
        Trainer cancelled = trainer(settings(INPUT, 7), 2);
        Trainer straight = small(7);
        step(cancelled, FOCAL);
        step(straight, FOCAL);
        TrainerState before = cancelled.state();
        for (int after : new int[] {0, 10, 40}) {
            int[] asked = {0};
            assertThatThrownBy(() -> cancelled.step(FOCAL, () -> asked[0]++ >= after))
                    .isInstanceOf(CancellationException.class);
            Checkpoints.assertSame(cancelled.state(), before);
        }
        assertThat(losses(cancelled, FOCAL, 3)).isEqualTo(losses(straight, FOCAL, 3));
        Checkpoints.assertSame(cancelled.state(), straight.state());
    }

    /** The moving average is only moved by steps that are made. */
    @Test
    void aCancelledStepLeavesTheMovingAverage() {
        StepSettings moving = new StepSettings(FOCAL.loss(), FOCAL.boxLoss(), Normaliser.MOVING_AVERAGE, 1e-3, 10);
        Trainer trainer = small(7);
        assertThatThrownBy(() -> trainer.step(moving, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(trainer.state().normaliserAverage()).isEqualTo(100);
        int positives = step(trainer, moving).levels().stream()
                .mapToInt(LevelCount::positive)
                .sum();
        assertThat(trainer.state().normaliserAverage()).isCloseTo(90 + .1 * positives, within(1e-9));
    }

    @Test
    void aStepThatIsNotFiniteIsReportedAndNotApplied() {
        Trainer trainer = small(8);
        step(trainer, StepSettings.of(new FocalLoss(.25, 2), 1e20));
        TrainerState before = trainer.state();
        StepReport report = step(trainer, FOCAL);
        assertThat(report.step()).isEqualTo(2);
        Divergence divergence = report.divergence().orElseThrow();
        assertThat(divergence.step()).isEqualTo(2);
        assertThat(divergence.tensor()).isIn("classification loss", "box loss");
        assertThat(divergence.learningRate()).as("of the step that made it").isEqualTo(1e20);
        assertThat(divergence.loss()).isNaN();
        assertThat(divergence.message())
                .contains("Step 2")
                .contains(divergence.tensor())
                .contains("1.00e+20")
                .contains("lower the learning rate");
        Checkpoints.assertSame(
                trainer.state(),
                new TrainerState(
                        2,
                        before.normaliserAverage(),
                        1e20,
                        before.parameters(),
                        before.optimiserSteps(),
                        before.optimiserMemory()));
    }

    /** Tiny activations under huge weights leave the loss finite, and the gradient that flows back overflows. */
    @Test
    void aGradientThatIsNotFiniteIsNamedByItsTensor() {
        Trainer trainer = small(8);
        ParameterLayout layout = new ParameterLayout(trainer.settings().network());
        TrainerState state = trainer.state();
        fill(state, layout.slice("box.0.weight"), 1e-30f);
        fill(state, layout.slice("box.1.weight"), 1e30f);
        trainer.restore(state);
        StepReport report = step(
                trainer, new StepSettings(FOCAL.loss(), new DeltaLoss.Huber(1, 1e12), FOCAL.normaliser(), 1e-3, 10));
        Divergence divergence = report.divergence().orElseThrow();
        assertThat(divergence.tensor()).startsWith("gradient of ");
        assertThat(divergence.loss()).isFinite().isEqualTo(report.loss());
        assertThat(trainer.parameters()).isEqualTo(state.parameters());
    }

    private static void fill(TrainerState state, ParameterLayout.Slice slice, float value) {
        Arrays.fill(state.parameters(), slice.offset(), slice.end(), value);
    }

    static Stream<ClassLoss> otherLosses() {
        ClassLoss entropy = new ClassLoss.Sigmoid(new CrossEntropy());
        return Stream.of(
                new ClassLoss.Mined(entropy, HardExamples.TABLE_1D_BEST),
                new ClassLoss.Mined(entropy, new HardExamples(64, .7, true)),
                new ClassLoss.Softmax(2, Balance.alpha(.25)),
                new ClassLoss.Mined(new ClassLoss.Softmax(0, Balance.NONE), new HardExamples(64, .7, true)));
    }

    /** The same two images again and again. */
    @ParameterizedTest
    @MethodSource("otherLosses")
    void otherLossesTrainToo(ClassLoss loss) {
        TrainingSettings settings = settings(INPUT, 9);
        settings = settings.with(settings.network().withHeads(8, 1, loss.output()));
        RectangleSource source = new RectangleSource(INPUT, 9);
        Trainer trainer = new Trainer(
                device,
                settings,
                new ExampleSource() {
                    @Override
                    public List<String> categories() {
                        return source.categories();
                    }

                    @Override
                    public Example example(long index) {
                        return source.example(index % 2);
                    }
                },
                workers(2));
        StepSettings step = StepSettings.of(SmallImages.PRESET, loss, 3e-3);
        List<Double> losses = Stream.generate(() -> step(trainer, step).classificationLoss())
                .limit(60)
                .toList();
        assertThat(losses).allMatch(Double::isFinite);
        assertThat(mean(losses.subList(50, 60))).isLessThan(.8 * mean(losses.subList(0, 3)));
    }

    @Test
    void aLossOfAnotherOutputIsRefusedAndNamed() {
        assertThatThrownBy(() -> step(small(1), with(new ClassLoss.Softmax(2, Balance.NONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loss must be of a network with SOFTMAX output but it has SIGMOID");
        TrainingSettings settings = settings(INPUT, 1);
        Trainer softmax = trainer(settings.with(settings.network().withHeads(8, 1, ClassOutput.SOFTMAX)), 1);
        assertThatThrownBy(() -> step(softmax, FOCAL))
                .hasMessage("loss must be of a network with SIGMOID output but it has SOFTMAX");
        assertThat(softmax.steps()).isZero();
    }

    @Test
    void aRestoredStateGoesOnToTheBit() {
        Trainer straight = small(10);
        losses(straight, FOCAL, 3);
        TrainerState state = straight.state();
        List<Double> rest = losses(straight, FOCAL, 3);
        Trainer resumed = small(10);
        resumed.restore(state);
        assertThat(losses(resumed, FOCAL, 3)).isEqualTo(rest);
        Checkpoints.assertSame(resumed.state(), straight.state());
        assertThat(state.steps()).as("a copy that later steps leave alone").isEqualTo(3);
        assertThat(resumed.parameters()).isNotEqualTo(state.parameters());
    }

    @Test
    void badSettingsAreNamed() {
        TrainingSettings settings = TrainingSettings.of(SmallImages.PRESET, 5, INPUT, 1);
        assertThatThrownBy(() -> trainer(settings, 1))
                .hasMessageContaining("classes")
                .hasMessageContaining("5");
        assertThatThrownBy(() -> StepSettings.of(new CrossEntropy(), -1))
                .hasMessageContaining("learningRate")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new StepSettings(FOCAL.loss(), FOCAL.boxLoss(), FOCAL.normaliser(), 1, 0))
                .hasMessageContaining("clip")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> settings.with(RetinaNetSettings.small(3, 6)))
                .hasMessageContaining("anchorsPerCell")
                .hasMessageContaining("6");
        TrainerState tiny = new TrainerState(1, 100, 1e-3, new float[3], 1, List.of(new float[3], new float[3]));
        assertThatThrownBy(() -> small(1).restore(tiny)).hasMessageContaining("parameters but has 3");
    }

    @Test
    void imagesOfAnotherSizeAreNamed() {
        RectangleSource wide = new RectangleSource(new InputShape(2, 128, 256), 1);
        Trainer trainer = new Trainer(device, settings(INPUT, 1), wide, workers(2));
        assertThatThrownBy(() -> step(trainer, FOCAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256x128");
    }
}
