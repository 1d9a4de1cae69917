package org.focallens.train;

import java.util.Arrays;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.box.Box;
import org.focallens.core.box.BoxLoss;
import org.focallens.core.loss.DenseLoss;
import org.focallens.core.loss.LogitLoss;
import org.focallens.core.match.Matching;
import org.focallens.core.preset.Preset;
import org.focallens.nn.HeadOutputs;

/**
 * The loss of a batch and its gradient: class loss over all anchors that are not ignored, box loss over the positive ones, both
 * divided by the preset's normaliser (Lin et al. 2017, section 4.1).
 */
final class DetectionLoss {

    private final Preset preset;
    private final int anchors;
    private final float[] anchorBoxes;
    private final int classCount;

    DetectionLoss(Preset preset, AnchorGrid grid, int classCount) {
        this.preset = preset;
        this.anchors = grid.size();
        this.anchorBoxes = grid.boxes();
        this.classCount = classCount;
    }

    /** The two parts, each already divided by the normaliser. */
    record Parts(double classification, double box) {
        double total() {
            return classification + box;
        }
    }

    /**
     * Computes both parts and their gradients.
     *
     * @param loss      of one logit
     * @param outputs   what the network said
     * @param targets   what it should have said
     * @param weights   one an image
     * @param gradients overwritten
     */
    Parts of(LogitLoss loss, HeadOutputs outputs, Targets targets, double[] weights, HeadOutputs gradients) {
        DenseLoss dense = new DenseLoss(loss);
        DenseLoss.Rows rows = new DenseLoss.Rows(outputs.logits(), targets.classes(), gradients.logits(), classCount);
        Arrays.fill(gradients.deltas(), 0);
        double classification = 0;
        double box = 0;
        for (int image = 0; image < weights.length; image++) {
            classification += dense.add(rows, image * anchors, (image + 1) * anchors, weights[image]);
            box += boxes(outputs.deltas(), targets.matchings().get(image), 4 * image * anchors, weights[image], gradients.deltas());
        }
        return new Parts(classification, box);
    }

    private double boxes(float[] deltas, Matching matching, int first, double weight, float[] gradients) {
        float[] truths = matching.truths();
        int[] positive = matching.positive();
        int[] truth = matching.positiveTruth();
        double[] predicted = new double[4];
        double sum = 0;
        for (int i = 0; i < positive.length; i++) {
            int at = first + 4 * positive[i];
            for (int k = 0; k < 4; k++) {
                predicted[k] = deltas[at + k];
            }
            BoxLoss.Result result = preset.loss().boxLoss().of(preset.coder(), Box.at(anchorBoxes, positive[i]), Box.at(truths, truth[i]), predicted);
            sum += result.value();
            for (int k = 0; k < 4; k++) {
                gradients[at + k] = (float) (weight * result.gradient()[k]);
            }
        }
        return weight * sum;
    }
}
