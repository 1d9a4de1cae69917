package org.focallens.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.focallens.core.box.Box;
import org.focallens.core.detect.Detection;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.match.LevelCount;
import org.focallens.core.metric.Metrics;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.Device;
import org.focallens.nn.InputShape;
import org.focallens.nn.Normalisation;
import org.focallens.nn.nd4j.Nd4jDevice;
import org.focallens.train.inspect.Inspection;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.inspect.ScoreMap;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.SmallImages;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InferenceTest {

    private static final InputShape INPUT = new InputShape(2, 128, 128);
    private static final FocalLoss FOCAL = new FocalLoss(.25, 2);

    private final Device device = Nd4jDevice.open(1);
    private final Workers workers = new Workers(2);
    private final RectangleSource rectangles = new RectangleSource(INPUT, 3);

    @AfterEach
    void close() {
        workers.close();
        device.close();
    }

    private Trainer trainer(ClassOutput output) {
        TrainingSettings usual = TrainingSettings.of(SmallImages.PRESET, 3, INPUT, 1);
        return new Trainer(
                device,
                usual.with(usual.network()
                        .withBackbone(List.of(8, 8, 16, 16, 16), Normalisation.NONE)
                        .withHeads(16, 1, output)),
                rectangles,
                workers);
    }

    private static void train(Trainer trainer, ClassLoss loss, int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.step(StepSettings.of(SmallImages.PRESET, loss, 4e-3), () -> false);
        }
    }

    private static NetworkInspection look(Trainer trainer, Example example) {
        return trainer.inference().look(example, new ClassLoss.Sigmoid(FOCAL), Optional.empty(), () -> false);
    }

    @Test
    void aFewHundredStepsFindRectanglesAndTheMeasureSaysSo() {
        Trainer trainer = trainer(ClassOutput.SIGMOID);
        Metrics before = trainer.inference()
                .evaluate(20, index -> rectangles.example(1_000_000 + index), () -> false, share -> {});
        assertThat(before.ap50()).isLessThan(.05);
        train(trainer, new ClassLoss.Sigmoid(FOCAL), 300);
        List<Double> shares = new ArrayList<>();
        Metrics after = trainer.inference()
                .evaluate(20, index -> rectangles.example(1_000_000 + index), () -> false, share -> {
                    synchronized (shares) {
                        shares.add(share);
                    }
                });
        assertThat(after.ap50()).isGreaterThan(.4);
        assertThat(shares)
                .hasSize(20)
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0))
                .contains(1.0);
        Example example = rectangles.example(1_000_000);
        Detection best = trainer.inference().detect(example, () -> false).get(0);
        assertThat(IntStream.range(0, example.labels().count())
                        .mapToDouble(i -> Box.at(example.labels().boxes(), i).iou(best.box()))
                        .max()
                        .orElseThrow())
                .as("the best detection lies on a rectangle")
                .isGreaterThan(.4);
    }

    @Test
    void theMeasureIsTheSameWhateverTheWorkers() {
        Trainer trainer = trainer(ClassOutput.SIGMOID);
        train(trainer, new ClassLoss.Sigmoid(FOCAL), 60);
        Metrics here = trainer.inference().evaluate(7, rectangles::example, () -> false, share -> {});
        try (Workers one = new Workers(1)) {
            Trainer other = new Trainer(device, trainer.settings(), rectangles, one);
            other.restore(trainer.state());
            assertThat(other.inference().evaluate(7, rectangles::example, () -> false, share -> {}))
                    .isEqualTo(here);
        }
    }

    @Test
    void aCancelledMeasureEnds() {
        assertThatThrownBy(() -> trainer(ClassOutput.SIGMOID)
                        .inference()
                        .evaluate(5, rectangles::example, () -> true, share -> {}))
                .isInstanceOf(CancellationException.class);
    }

    /** Asked while the images are fetched, too: with Ctrl-C a measure of thousands ends at the next one. */
    @Test
    void aMeasureIsCancelledBeforeItsNextImage() {
        int[] fetched = {0};
        assertThatThrownBy(() -> trainer(ClassOutput.SIGMOID)
                        .inference()
                        .evaluate(
                                500,
                                index -> {
                                    fetched[0]++;
                                    return rectangles.example(index);
                                },
                                () -> true,
                                share -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(fetched[0]).isZero();
    }

    /** The losses that are looked at add up to the loss of the step, which divides them by the positives. */
    @Test
    void theLossesOfAllAnchorsAreThoseOfTheStep() {
        Trainer trainer = trainer(ClassOutput.SIGMOID);
        Inspection first = look(trainer, rectangles.example(0)).inspection();
        Inspection second = look(trainer, rectangles.example(1)).inspection();
        StepReport report =
                trainer.step(StepSettings.of(FOCAL, 1e-9), () -> false).report();
        int positives = report.levels().stream().mapToInt(LevelCount::positive).sum();
        assertThat(first.positiveLosses().length + second.positiveLosses().length)
                .isEqualTo(positives);
        assertThat(first.negativeLosses().length + second.negativeLosses().length)
                .isEqualTo(
                        report.levels().stream().mapToInt(LevelCount::negative).sum());
        assertThat((sum(first.positiveLosses()) + sum(second.positiveLosses())) / positives)
                .isCloseTo(report.total().positive(), within(1e-5));
        assertThat((sum(first.negativeLosses()) + sum(second.negativeLosses())) / positives)
                .isCloseTo(report.total().negative(), within(1e-5));
    }

    private static double sum(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    }

    @Test
    void scoreMapsStartAtThePriorAndCoverEveryLevel() {
        for (ClassOutput output : ClassOutput.values()) {
            ClassLoss loss = output == ClassOutput.SIGMOID
                    ? new ClassLoss.Sigmoid(FOCAL)
                    : new ClassLoss.Softmax(2, Balance.alpha(.25));
            List<ScoreMap> maps = trainer(output)
                    .inference()
                    .look(rectangles.example(0), loss, Optional.empty(), () -> false)
                    .inspection()
                    .scores();
            assertThat(maps).extracting(ScoreMap::level).containsExactly("P3", "P4", "P5", "P6", "P7");
            assertThat(maps).extracting(ScoreMap::rows).containsExactly(16, 8, 4, 2, 1);
            double each = output == ClassOutput.SIGMOID ? .01 : .01 / 3;
            for (ScoreMap map : maps) {
                assertThat((double) map.score(map.rows() - 1, map.columns() - 1, 2))
                        .isCloseTo(each, within(.6 * each));
            }
        }
    }

    @Test
    void marginsAreThePositivesLogitsAndTheNegativesTurnedRound() {
        Trainer trainer = trainer(ClassOutput.SIGMOID);
        train(trainer, new ClassLoss.Sigmoid(FOCAL), 100);
        Margins margins =
                trainer.inference().margins(List.of(rectangles.example(500), rectangles.example(501)), () -> false);
        Inspection first = look(trainer, rectangles.example(500)).inspection();
        Inspection second = look(trainer, rectangles.example(501)).inspection();
        int positive = first.positiveLosses().length + second.positiveLosses().length;
        int negative = first.negativeLosses().length + second.negativeLosses().length;
        assertThat(margins.positives()).hasSize(positive);
        assertThat(margins.negatives()).hasSize(3 * negative + 2 * positive);
        double loss = 0;
        for (float margin : margins.positives()) {
            loss += FOCAL.value(margin, true);
        }
        for (float margin : margins.negatives()) {
            loss += FOCAL.value(-margin, false);
        }
        assertThat(loss)
                .isCloseTo(
                        sum(first.positiveLosses())
                                + sum(second.positiveLosses())
                                + sum(first.negativeLosses())
                                + sum(second.negativeLosses()),
                        within(1e-3));
    }

    @Test
    void aSoftmaxNetworkDetectsToo() {
        Trainer trainer = trainer(ClassOutput.SOFTMAX);
        train(trainer, new ClassLoss.Softmax(2, Balance.alpha(.25)), 300);
        assertThat(trainer.inference()
                        .evaluate(20, index -> rectangles.example(1_000_000 + index), () -> false, share -> {})
                        .ap50())
                .isGreaterThan(.3);
    }
}
