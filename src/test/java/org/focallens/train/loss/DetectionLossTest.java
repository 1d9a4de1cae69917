package org.focallens.train.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.Golden;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.box.Box;
import org.focallens.core.box.DeltaLoss;
import org.focallens.core.loss.Balance;
import org.focallens.core.loss.CrossEntropy;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.loss.FocalLoss;
import org.focallens.core.loss.NormaliserState;
import org.focallens.core.match.Matcher;
import org.focallens.core.match.Matching;
import org.focallens.core.mining.HardExamples;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;
import org.focallens.data.Labels;
import org.focallens.data.image.Picture;
import org.focallens.nn.HeadOutputs;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;
import org.focallens.train.source.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the loss and the gradients that torchvision's own RetinaNet head computes for two images. */
class DetectionLossTest {

    private static final int CLASSES = 3;
    private static final ClassLoss FOCAL = new ClassLoss.Sigmoid(new FocalLoss(.25, 2));
    private static final ClassLoss ENTROPY = new ClassLoss.Sigmoid(new CrossEntropy());

    private final JsonNode golden = Golden.cases("head_loss");
    private final Preset preset = Presets.TORCHVISION;
    private final AnchorGrid grid = new AnchorGrid(preset.anchors(), 128, 128);

    /** An image's losses by level, and the gradients. */
    private record Result(List<LevelLoss> levels, HeadOutputs gradients) {

        LevelLoss total() {
            return levels.stream().reduce(LevelLoss.NONE, LevelLoss::plus);
        }

        double classification() {
            return total().positive() + total().negative();
        }
    }

    private Result compute(ClassLoss loss, int image, double weight) {
        return compute(loss, outputs(image), targets(image), weight);
    }

    private Result compute(ClassLoss loss, HeadOutputs outputs, ImageTargets targets, double weight) {
        HeadOutputs gradients = new HeadOutputs(new float[outputs.logits().length], new float[outputs.deltas().length]);
        Arrays.fill(gradients.logits(), 7);
        Arrays.fill(gradients.deltas(), 7);
        DetectionLoss of = new DetectionLoss(preset.coder(), grid, outputs.logits().length / grid.size());
        return new Result(of.of(StepSettings.of(preset, loss, 1), outputs, targets, weight, gradients), gradients);
    }

    private double[] weights() {
        int[] positives = IntStream.range(0, 2)
                .map(image -> targets(image).matching().countedPositives())
                .toArray();
        return new NormaliserState(preset.loss().normaliser()).weights(positives, 1);
    }

    private HeadOutputs outputs(int image) {
        return new HeadOutputs(
                flat(golden.get("logits").get(image)), flat(golden.get("deltas").get(image)));
    }

    private ImageTargets targets(int image) {
        Labels.Builder labels = Labels.builder();
        float[] boxes = Golden.boxes(golden.get("boxes_xyxy").get(image));
        for (int i = 0; i < boxes.length / 4; i++) {
            labels.add(
                    Arrays.copyOfRange(boxes, 4 * i, 4 * i + 4),
                    golden.get("labels").get(image).get(i).intValue(),
                    false,
                    false);
        }
        Example example = new Example(Picture.wrap(128, 128, new int[128 * 128]), labels.build(), 128, 128);
        return ImageTargets.of(preset, new Matcher(preset.matching()), grid, example);
    }

    private static float[] flat(JsonNode rows) {
        List<Float> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(value -> values.add(value.floatValue())));
        float[] flat = new float[values.size()];
        IntStream.range(0, flat.length).forEach(i -> flat[i] = values.get(i));
        return flat;
    }

    private static double sumOfSizes(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .sum();
    }

    @Test
    void bothPartsEqualTorchvisions() {
        double[] weights = weights();
        Result first = compute(FOCAL, 0, weights[0]);
        Result second = compute(FOCAL, 1, weights[1]);
        assertThat(first.classification() + second.classification())
                .isCloseTo(golden.get("classification").doubleValue(), within(1e-6));
        assertThat(first.total().box() + second.total().box())
                .isCloseTo(golden.get("bbox_regression").doubleValue(), within(1e-6));
    }

    @Test
    void gradientsEqualTorchvisions() {
        double[] weights = weights();
        HeadOutputs first = compute(FOCAL, 0, weights[0]).gradients();
        HeadOutputs second = compute(FOCAL, 1, weights[1]).gradients();
        double[] expected = Golden.doubles(golden.get("dlogits_first_60"));
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) first.logits()[i])
                    .as("logit " + i)
                    .isCloseTo(expected[i], within(1e-5 * Math.abs(expected[i]) + 1e-12));
        }
        assertThat(sumOfSizes(first.logits()) + sumOfSizes(second.logits()))
                .isCloseTo(golden.get("sum_abs_dlogits").doubleValue(), within(1e-5));
        assertThat(sumOfSizes(first.deltas()) + sumOfSizes(second.deltas()))
                .isCloseTo(golden.get("sum_abs_ddeltas").doubleValue(), within(1e-5));
    }

    /** Each part added up anchor by anchor from the single losses. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyLevelHasTheLossesOfItsOwnAnchors(int image) {
        HeadOutputs outputs = outputs(image);
        ImageTargets targets = targets(image);
        List<LevelLoss> levels = compute(FOCAL, outputs, targets, .5).levels();
        double[][] expected = new double[5][5];
        FocalLoss loss = new FocalLoss(.25, 2);
        for (int i = 0; i < outputs.logits().length; i++) {
            int target = targets.classes()[i / CLASSES];
            double weight = target == DenseLoss.IGNORED ? 0 : .5;
            int part = target >= 0 ? 0 : 1;
            double[] level = expected[grid.levelOf(i / CLASSES)];
            level[part] += weight * loss.value(outputs.logits()[i], target == i % CLASSES);
            level[3 + part] += weight * Math.abs(loss.gradient(outputs.logits()[i], target == i % CLASSES));
        }
        Matching matching = targets.matching();
        for (int i = 0; i < matching.positive().length; i++) {
            int anchor = matching.positive()[i];
            double[] deltas = IntStream.range(4 * anchor, 4 * anchor + 4)
                    .mapToDouble(k -> outputs.deltas()[k])
                    .toArray();
            expected[grid.levelOf(anchor)][2] += .5
                    * preset.loss()
                            .boxLoss()
                            .of(
                                    preset.coder(),
                                    Box.at(grid.boxes(), anchor),
                                    Box.at(matching.truths(), matching.positiveTruth()[i]),
                                    deltas)
                            .value();
        }
        for (int level = 0; level < 5; level++) {
            LevelLoss actual = levels.get(level);
            assertThat(new double[] {
                        actual.positive(),
                        actual.negative(),
                        actual.box(),
                        actual.positiveGradient(),
                        actual.negativeGradient()
                    })
                    .as("P%d", level + 3)
                    .containsExactly(expected[level], within(1e-6));
        }
        assertThat(levels.get(image).positive())
                .as("small boxes on P3, larger ones on P4")
                .isPositive();
    }

    @Test
    void theWeightMultipliesLossAndGradientAlike() {
        Result one = compute(FOCAL, 0, 1);
        Result quarter = compute(FOCAL, 0, .25);
        assertThat(quarter.classification()).isCloseTo(one.classification() / 4, within(1e-9));
        assertThat(quarter.total().box()).isCloseTo(one.total().box() / 4, within(1e-9));
        assertThat(sumOfSizes(quarter.gradients().logits()))
                .isCloseTo(sumOfSizes(one.gradients().logits()) / 4, within(1e-5));
        assertThat(sumOfSizes(quarter.gradients().deltas()))
                .isCloseTo(sumOfSizes(one.gradients().deltas()) / 4, within(1e-5));
    }

    /** Central differences of the whole loss, some logits and deltas of positive anchors. */
    @Test
    void gradientsAreTheSlopesOfTheSum() {
        HeadOutputs outputs = outputs(0);
        ImageTargets targets = targets(0);
        Result result = compute(FOCAL, outputs, targets, 1);
        for (int anchor : targets.matching().positive()) {
            int logit = anchor * CLASSES + 1;
            assertThat((double) result.gradients().logits()[logit])
                    .isCloseTo(slope(outputs, targets, outputs.logits(), logit), within(1e-4));
            int delta = 4 * anchor + 2;
            assertThat((double) result.gradients().deltas()[delta])
                    .isCloseTo(slope(outputs, targets, outputs.deltas(), delta), within(1e-3));
        }
    }

    private double slope(HeadOutputs outputs, ImageTargets targets, float[] values, int i) {
        float before = values[i];
        float step = 1 / 128f;
        values[i] = before + step;
        double high = sum(compute(FOCAL, outputs, targets, 1).total());
        values[i] = before - step;
        double low = sum(compute(FOCAL, outputs, targets, 1).total());
        values[i] = before;
        return (high - low) / (2 * step);
    }

    private static double sum(LevelLoss loss) {
        return loss.positive() + loss.negative() + loss.box();
    }

    @Test
    void theBoxLossIsTheStepsOwn() {
        ImageTargets targets = targets(0);
        StepSettings usual = StepSettings.of(preset, FOCAL, 1);
        StepSettings huber = new StepSettings(FOCAL, new DeltaLoss.Huber(.1, 3), usual.normaliser(), 1, 10);
        HeadOutputs gradients = new HeadOutputs(new float[grid.size() * CLASSES], new float[grid.size() * 4]);
        new DetectionLoss(preset.coder(), grid, CLASSES).of(huber, outputs(0), targets, 1, gradients);
        assertThat(IntStream.range(0, gradients.deltas().length)
                        .mapToDouble(i -> Math.abs(gradients.deltas()[i]))
                        .max()
                        .orElseThrow())
                .as("slope of at most weight times delta")
                .isBetween(.2, .3 + 1e-6);
    }

    /** The hardest anchors by loss, and no other, have a gradient; boxes are learned from all positives as before. */
    @Test
    void aMinedLossIsTheLossOfTheHardestAnchorsAlone() {
        HeadOutputs outputs = outputs(0);
        ImageTargets targets = targets(0);
        Result all = compute(ENTROPY, outputs, targets, 1);
        Result mined = compute(new ClassLoss.Mined(ENTROPY, new HardExamples(20, 1, false)), outputs, targets, 1);
        double[] losses = anchorLosses(outputs, targets);
        int[] hardest = IntStream.range(0, losses.length)
                .boxed()
                .sorted((a, b) -> Double.compare(losses[b], losses[a]))
                .limit(20)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        assertThat(anchorsWithGradient(mined)).containsExactly(hardest);
        assertThat(mined.classification())
                .isCloseTo(
                        Arrays.stream(hardest)
                                .mapToDouble(anchor -> losses[anchor])
                                .sum(),
                        within(1e-5));
        assertThat(mined.classification()).isLessThan(all.classification());
        assertThat(mined.gradients().deltas()).isEqualTo(all.gradients().deltas());
        assertThat(mined.total().box()).isEqualTo(all.total().box());
    }

    @Test
    void minedOneToThreeHasThreeNegativesForEachPositive() {
        ImageTargets targets = targets(0);
        Result mined = compute(new ClassLoss.Mined(FOCAL, new HardExamples(16, 1, true)), outputs(0), targets, 1);
        int[] anchors = anchorsWithGradient(mined);
        long positives = Arrays.stream(anchors)
                .filter(anchor -> targets.classes()[anchor] >= 0)
                .count();
        assertThat(positives).isPositive();
        assertThat(anchors.length - positives).isEqualTo(3 * positives);
        assertThat(mined.total().positiveGradient()).isPositive();
        assertThat(mined.total().negativeGradient()).isPositive();
    }

    private double[] anchorLosses(HeadOutputs outputs, ImageTargets targets) {
        double[] losses = new double[grid.size()];
        for (int i = 0; i < outputs.logits().length; i++) {
            int target = targets.classes()[i / CLASSES];
            losses[i / CLASSES] +=
                    target < -1 ? 0 : new CrossEntropy().value(outputs.logits()[i], target == i % CLASSES);
        }
        return losses;
    }

    private static int[] anchorsWithGradient(Result result) {
        float[] logits = result.gradients().logits();
        return IntStream.range(0, logits.length)
                .filter(i -> logits[i] != 0)
                .map(i -> i / CLASSES)
                .distinct()
                .toArray();
    }

    @Test
    void aSoftmaxReadsTheBackgroundsLogitLast() {
        ImageTargets targets = targets(0);
        float[] logits = new float[grid.size() * (CLASSES + 1)];
        for (int anchor = 0; anchor < grid.size(); anchor++) {
            int target = targets.classes()[anchor];
            logits[anchor * (CLASSES + 1) + (target >= 0 ? target : CLASSES)] = 30;
        }
        HeadOutputs sure = new HeadOutputs(logits, outputs(0).deltas());
        assertThat(compute(new ClassLoss.Softmax(2, Balance.NONE), sure, targets, 1)
                        .classification())
                .isLessThan(1e-9);
    }

    @Test
    void theLossesOfAnchorsAddUpToTheLossOfTheImage() {
        HeadOutputs outputs = outputs(0);
        ImageTargets targets = targets(0);
        float[] losses = new DetectionLoss(preset.coder(), grid, CLASSES)
                .anchorLosses(FOCAL, outputs.logits(), targets.classes());
        assertThat(losses).hasSize(grid.size());
        assertThat(sumOfSizes(losses))
                .isCloseTo(compute(FOCAL, outputs, targets, 1).classification(), within(1e-5));
    }
}
