package org.focallens.train.loss;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.box.Box;
import org.focallens.core.box.BoxCoder;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.loss.RowLoss;
import org.focallens.core.match.Matching;
import org.focallens.core.mining.HardExampleMiner;
import org.focallens.core.mining.HardExamples;
import org.focallens.nn.HeadOutputs;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.StepSettings;

/**
 * The loss of an image and its gradient: class loss over all anchors that are not ignored, or over the hard ones of them, box loss
 * over the positive ones, both times the image's weight, which holds the normaliser (Lin et al. 2017, section 4.1). For one thread.
 */
public final class DetectionLoss {

    private final BoxCoder coder;
    private final AnchorGrid grid;
    private final float[] anchors;
    private final int logitsPerAnchor;
    private HardExamples mining;
    private HardExampleMiner miner;

    public DetectionLoss(BoxCoder coder, AnchorGrid grid, int logitsPerAnchor) {
        this.coder = coder;
        this.grid = grid;
        this.anchors = grid.boxes();
        this.logitsPerAnchor = logitsPerAnchor;
    }

    /**
     * Computes both parts and their gradients.
     *
     * @param settings  which losses
     * @param outputs   what the network said of one image
     * @param targets   what it should have said
     * @param weight    of the image
     * @param gradients overwritten
     * @return by level, P3 first
     */
    public List<LevelLoss> of(
            StepSettings settings, HeadOutputs outputs, ImageTargets targets, double weight, HeadOutputs gradients) {
        RowLoss loss = settings.loss().rows();
        DenseLoss.Rows all =
                new DenseLoss.Rows(outputs.logits(), targets.classes(), gradients.logits(), logitsPerAnchor);
        DenseLoss.Rows rows = settings.loss()
                .mining()
                .map(examples -> mined(examples, loss, all))
                .orElse(all);
        Arrays.fill(gradients.deltas(), 0);
        LevelSum[] sums = new LevelSum[grid.levels().size()];
        for (int level = 0; level < sums.length; level++) {
            LevelGrid place = grid.levels().get(level);
            sums[level] = new LevelSum();
            sums[level].negative = loss.add(rows, place.first(), place.first() + place.size(), weight);
            sums[level].negativeGradient = sizes(rows.gradient(), place.first(), place.size());
        }
        Matching matching = targets.matching();
        int[] positive = matching.positive();
        for (int i = 0; i < positive.length; i++) {
            int anchor = positive[i];
            LevelSum sum = sums[grid.levelOf(anchor)];
            sum.isPositive(loss.add(rows, anchor, anchor + 1, weight), sizes(rows.gradient(), anchor, 1));
            sum.box += box(
                    settings.boxLoss(),
                    outputs.deltas(),
                    anchor,
                    Box.at(matching.truths(), matching.positiveTruth()[i]),
                    weight,
                    gradients.deltas());
        }
        return Arrays.stream(sums).map(LevelSum::done).toList();
    }

    /** A level's loss while it is summed: all anchors count as negative until they are found to be positive. */
    private static final class LevelSum {
        private double positive;
        private double negative;
        private double box;
        private double positiveGradient;
        private double negativeGradient;

        void isPositive(double loss, double gradient) {
            negative -= loss;
            positive += loss;
            negativeGradient -= gradient;
            positiveGradient += gradient;
        }

        LevelLoss done() {
            return new LevelLoss(positive, negative, box, positiveGradient, negativeGradient);
        }
    }

    private double sizes(float[] gradient, int firstAnchor, int count) {
        double sum = 0;
        for (int i = firstAnchor * logitsPerAnchor; i < (firstAnchor + count) * logitsPerAnchor; i++) {
            sum += Math.abs(gradient[i]);
        }
        return sum;
    }

    /** The same rows with every anchor ignored that is not among the hard ones. */
    private DenseLoss.Rows mined(HardExamples examples, RowLoss loss, DenseLoss.Rows rows) {
        if (!examples.equals(mining)) {
            mining = examples;
            miner = new HardExampleMiner(examples, anchors);
        }
        int[] targets = new int[rows.targets().length];
        Arrays.fill(targets, DenseLoss.IGNORED);
        for (int anchor : miner.pick(anchorLosses(loss, rows), rows.targets(), 0)) {
            targets[anchor] = rows.targets()[anchor];
        }
        return new DenseLoss.Rows(rows.logits(), targets, rows.gradient(), rows.classes());
    }

    private static float[] anchorLosses(RowLoss loss, DenseLoss.Rows rows) {
        float[] losses = new float[rows.targets().length];
        for (int anchor = 0; anchor < losses.length; anchor++) {
            losses[anchor] = (float) loss.add(rows, anchor, anchor + 1, 1);
        }
        return losses;
    }

    /**
     * The classification loss of each anchor, for a look at their distribution.
     *
     * @param loss    of the class logits
     * @param logits  of one image
     * @param classes of its anchors
     * @return not weighted; 0 for ignored anchors
     */
    public float[] anchorLosses(ClassLoss loss, float[] logits, int[] classes) {
        return anchorLosses(
                loss.rows(), new DenseLoss.Rows(logits, classes, new float[logits.length], logitsPerAnchor));
    }

    private double box(BoxLoss loss, float[] deltas, int anchor, Box truth, double weight, float[] gradients) {
        double[] predicted =
                IntStream.range(0, 4).mapToDouble(k -> deltas[4 * anchor + k]).toArray();
        BoxLoss.Result result = loss.of(coder, Box.at(anchors, anchor), truth, predicted);
        for (int k = 0; k < 4; k++) {
            gradients[4 * anchor + k] = (float) (weight * result.gradient()[k]);
        }
        return weight * result.value();
    }
}
