package org.focallens.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.detect.Detection;
import org.focallens.core.detect.Detector;
import org.focallens.core.detect.LevelOutput;
import org.focallens.core.match.Matcher;
import org.focallens.core.metric.Evaluation;
import org.focallens.core.metric.Metrics;
import org.focallens.core.metric.Truths;
import org.focallens.nn.ClassOutput;
import org.focallens.nn.HeadOutputs;

/**
 * What a network in training says of images: detections, their measure, and a look inside. It sees the parameters as the last step
 * left them, and uses the trainer's own lanes, so it is not for use beside a step.
 */
public final class Inference {

    private final TrainingSettings settings;
    private final List<Lane> lanes;
    private final Workers workers;
    private final AnchorGrid grid;
    private final Detector detector;
    private final List<float[]> anchors;

    Inference(TrainingSettings settings, List<Lane> lanes, Workers workers, AnchorGrid grid) {
        this.settings = settings;
        this.lanes = lanes;
        this.workers = workers;
        this.grid = grid;
        detector = new Detector(settings.preset().inference(), settings.preset().coder());
        float[] boxes = grid.boxes();
        anchors = grid.levels().stream()
                .map(level -> Arrays.copyOfRange(boxes, 4 * level.first(), 4 * (level.first() + level.size()))).toList();
    }

    /** Gives the images of an evaluation; asked in any order, by several threads. */
    @FunctionalInterface
    public interface Images {

        /**
         * One image.
         *
         * @param index from 0
         * @return the image with its truths
         */
        Example get(int index);
    }

    /**
     * Measures the network as COCO does. Sizes are those of the network's input; difficult objects need not be found.
     *
     * @param count     images
     * @param images    what to look at
     * @param cancelled asked between operations
     * @param progress  told the share that is done, 0..1, by any thread
     * @return the measure
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Metrics evaluate(int count, Images images, BooleanSupplier cancelled, DoubleConsumer progress) {
        Evaluation[] parts = new Evaluation[lanes.size()];
        int[] done = new int[lanes.size()];
        workers.run(lanes.size(), number -> {
            parts[number] = new Evaluation(settings.network().classes());
            // A lane takes images that follow each other, so that the order of all is that of the lanes.
            int end = (int) ((number + 1L) * count / lanes.size());
            for (int i = (int) ((long) number * count / lanes.size()); i < end; i++) {
                Example example = images.get(i);
                parts[number].add(truths(example), detect(lanes.get(number), example, cancelled));
                done[number]++;
                progress.accept((double) Arrays.stream(done).sum() / count);
            }
        });
        Evaluation all = parts[0];
        for (Evaluation part : Arrays.asList(parts).subList(1, parts.length)) {
            all.merge(part);
        }
        return all.result();
    }

    private static Truths truths(Example example) {
        int count = example.labels().count();
        boolean[] crowd = new boolean[count];
        boolean[] difficult = new boolean[count];
        for (int i = 0; i < count; i++) {
            crowd[i] = example.labels().crowd(i);
            difficult[i] = example.labels().difficult(i);
        }
        return new Truths(example.labels().boxes(), example.labels().categories(), crowd, difficult);
    }

    /**
     * Detections on one image.
     *
     * @param example   of the network's input size
     * @param cancelled asked between operations
     * @return best first
     */
    public List<Detection> detect(Example example, BooleanSupplier cancelled) {
        return detect(lanes.get(0), example, cancelled);
    }

    private List<Detection> detect(Lane lane, Example example, BooleanSupplier cancelled) {
        HeadOutputs outputs = lane.forward(example, cancelled);
        return detector.detect(levels(outputs), example.contentWidth(), example.contentHeight());
    }

    private float[] binaryLogits(HeadOutputs outputs) {
        return settings.network().classOutput() == ClassOutput.SIGMOID ? outputs.logits() : binary(outputs.logits(), settings.network().classes());
    }

    private List<LevelOutput> levels(HeadOutputs outputs) {
        int classes = settings.network().classes();
        float[] logits = binaryLogits(outputs);
        List<LevelOutput> levels = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            LevelGrid level = grid.levels().get(i);
            int end = level.first() + level.size();
            levels.add(new LevelOutput(Arrays.copyOfRange(logits, level.first() * classes, end * classes),
                    Arrays.copyOfRange(outputs.deltas(), level.first() * 4, end * 4), anchors.get(i), classes));
        }
        return levels;
    }

    /** The logits whose sigmoids are the probabilities of a softmax, the background's left out. */
    private static float[] binary(float[] logits, int classes) {
        float[] binary = new float[logits.length / (classes + 1) * classes];
        double[] row = new double[classes + 1];
        for (int anchor = 0; anchor < logits.length / row.length; anchor++) {
            for (int k = 0; k <= classes; k++) {
                row[k] = logits[anchor * row.length + k];
            }
            for (int k = 0; k < classes; k++) {
                binary[anchor * classes + k] = (float) (row[k] - logSumOfOthers(row, k));
            }
        }
        return binary;
    }

    private static double logSumOfOthers(double[] row, int left) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < row.length; k++) {
            max = k == left ? max : Math.max(max, row[k]);
        }
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += k == left ? 0 : Math.exp(row[k] - max);
        }
        return max + Math.log(sum);
    }

    /**
     * A look inside, at one image.
     *
     * @param example   of the network's input size
     * @param loss      whose values are wanted
     * @param cancelled asked between operations
     * @return what the network says of it
     */
    public Inspection inspect(Example example, ClassLoss loss, BooleanSupplier cancelled) {
        ImageTargets targets = ImageTargets.of(settings.preset(), new Matcher(settings.preset().matching()), grid, example);
        HeadOutputs outputs = lanes.get(0).forward(example, cancelled);
        List<LevelOutput> levels = levels(outputs);
        List<ScoreMap> maps = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            maps.add(ScoreMap.of(grid.levels().get(i), levels.get(i)));
        }
        float[] losses = lanes.get(0).anchorLosses(loss, targets.classes());
        return new Inspection(Inspection.where(losses, targets.classes(), true), Inspection.where(losses, targets.classes(), false), maps,
                detector.detect(levels, example.contentWidth(), example.contentHeight()));
    }

    /**
     * How sure the network is of every anchor of some images.
     *
     * @param examples  of the network's input size, at least one
     * @param cancelled asked between operations
     * @return of all together
     */
    public Margins margins(List<Example> examples, BooleanSupplier cancelled) {
        Matcher matcher = new Matcher(settings.preset().matching());
        return examples.stream().map(example -> {
            int[] targets = ImageTargets.of(settings.preset(), matcher, grid, example).classes();
            return Margins.of(binaryLogits(lanes.get(0).forward(example, cancelled)), targets);
        }).reduce(Margins::plus).orElseThrow();
    }
}
