package org.focallens.core.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.focallens.core.box.Box;
import org.focallens.core.box.BoxCoder;

/**
 * Reads the outputs of a RetinaNet as a framework does at inference: scores above a threshold, the best of each level, decoded and
 * clipped to the image, suppressed class by class (Lin et al. 2017, section 4.1; torchvision's {@code retinanet.py postprocess_detections}).
 *
 * @param settings what is kept
 * @param coder    how deltas are written
 */
public record Detector(InferenceSettings settings, BoxCoder coder) {

    /**
     * Finds the detections of one image.
     *
     * @param levels the heads' outputs, finest level first
     * @param width  input pixels
     * @param height input pixels
     * @return best first, at most {@link InferenceSettings#maxDetections()}
     */
    public List<Detection> detect(List<LevelOutput> levels, int width, int height) {
        Box image = new Box(0, 0, width, height);
        List<Detection> candidates = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            addCandidates(levels.get(level), level, image, candidates);
        }
        return suppress(candidates);
    }

    private void addCandidates(LevelOutput output, int level, Box image, List<Detection> candidates) {
        // Compared as logits: the exponential is taken of the survivors alone.
        float floor = (float) (Math.log(settings.scoreThreshold()) - Math.log1p(-settings.scoreThreshold()));
        for (int index : Highest.above(floor, settings.topPerLevel(), output.logits())) {
            int anchor = index / output.classes();
            Box box = coder.decode(Box.at(output.anchors(), anchor), deltas(output, anchor))
                    .clip(image.width(), image.height());
            double score = 1 / (1 + Math.exp(-output.logits()[index]));
            candidates.add(new Detection(box, index % output.classes(), score, level, anchor));
        }
    }

    private static double[] deltas(LevelOutput output, int anchor) {
        double[] deltas = new double[4];
        Arrays.setAll(deltas, i -> output.deltas()[4 * anchor + i]);
        return deltas;
    }

    private List<Detection> suppress(List<Detection> candidates) {
        float[] boxes = new float[4 * candidates.size()];
        float[] scores = new float[candidates.size()];
        int[] labels = new int[candidates.size()];
        for (int i = 0; i < scores.length; i++) {
            Detection candidate = candidates.get(i);
            candidate.box().copyTo(boxes, i);
            scores[i] = (float) candidate.score();
            labels[i] = candidate.label();
        }
        int[] kept = new Suppression(settings.nmsIou(), settings.maxDetections()).perClass(boxes, scores, labels);
        return Arrays.stream(kept).mapToObj(candidates::get).toList();
    }
}
