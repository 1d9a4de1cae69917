package org.focallens.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.LevelGrid;
import org.focallens.core.detect.Detection;
import org.focallens.core.detect.Detector;
import org.focallens.core.detect.LevelOutput;
import org.focallens.core.match.Matcher;
import org.focallens.core.metric.Evaluation;
import org.focallens.core.metric.Metrics;
import org.focallens.core.metric.Truths;
import org.focallens.nn.HeadOutputs;
import org.focallens.nn.Layer;
import org.focallens.train.inspect.Inspection;
import org.focallens.train.inspect.LayerInspection;
import org.focallens.train.inspect.Margins;
import org.focallens.train.inspect.NetworkInspection;
import org.focallens.train.inspect.ScoreMap;
import org.focallens.train.loss.BinaryLogits;
import org.focallens.train.loss.ImageTargets;
import org.focallens.train.settings.ClassLoss;
import org.focallens.train.settings.TrainingSettings;
import org.focallens.train.source.Example;
import org.focallens.train.source.TestImages;

/**
 * What a network in training says of images: detections, their measure, and a look inside. It sees the parameters as the last step
 * left them, and uses the trainer's own lanes, so it is not for use beside a step.
 */
public final class Inference {

    private final Trainer trainer;
    private final TrainingSettings settings;
    private final List<Lane> lanes;
    private final Workers workers;
    private final AnchorGrid grid;
    private final Detector detector;
    private final List<float[]> anchors;

    Inference(Trainer trainer, List<Lane> lanes, Workers workers) {
        this.trainer = trainer;
        this.lanes = lanes;
        this.workers = workers;
        settings = trainer.settings();
        grid = trainer.grid();
        detector = new Detector(settings.preset().inference(), settings.preset().coder());
        float[] boxes = grid.boxes();
        anchors = grid.levels().stream()
                .map(level -> Arrays.copyOfRange(boxes, 4 * level.first(), 4 * (level.first() + level.size())))
                .toList();
    }

    /**
     * Measures the network as COCO does. Sizes are those of the network's input; difficult objects need not be found.
     *
     * @param count     images
     * @param images    what to look at
     * @param cancelled asked between images and between operations
     * @param progress  told the share that is done, 0..1, by any thread
     * @return the measure
     * @throws CancellationException when cancelled
     */
    public Metrics evaluate(int count, TestImages images, BooleanSupplier cancelled, DoubleConsumer progress) {
        Evaluation[] parts = new Evaluation[lanes.size()];
        int[] done = new int[lanes.size()];
        workers.run(lanes.size(), number -> {
            parts[number] = new Evaluation(settings.network().classes());
            // A lane takes images that follow each other, so that the order of all is that of the lanes.
            int end = (int) ((number + 1L) * count / lanes.size());
            for (int i = (int) ((long) number * count / lanes.size()); i < end; i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the measure was cancelled");
                }
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
        return detector.detect(
                levels(BinaryLogits.of(outputs, settings.network()), outputs),
                example.contentWidth(),
                example.contentHeight());
    }

    private List<LevelOutput> levels(float[] logits, HeadOutputs outputs) {
        int classes = settings.network().classes();
        List<LevelOutput> levels = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            LevelGrid level = grid.levels().get(i);
            int end = level.first() + level.size();
            levels.add(new LevelOutput(
                    Arrays.copyOfRange(logits, level.first() * classes, end * classes),
                    Arrays.copyOfRange(outputs.deltas(), level.first() * 4, end * 4),
                    anchors.get(i),
                    classes));
        }
        return levels;
    }

    /** {@return the names of the layers that can be looked at, in the order in which they run} */
    public List<String> layers() {
        return lanes.get(0).layers().stream().map(Layer::name).toList();
    }

    /**
     * A look inside, at one image.
     *
     * @param example   of the network's input size
     * @param loss      whose values are wanted
     * @param layer     whose weights and activations are wanted, one of {@link #layers}, if any
     * @param cancelled asked between operations
     * @return what the network says of it, from one forward run
     * @throws IllegalArgumentException if there is no such layer
     */
    public NetworkInspection look(Example example, ClassLoss loss, Optional<String> layer, BooleanSupplier cancelled) {
        Lane lane = lanes.get(0);
        Optional<Layer> inside = layer.map(lane::layer);
        ImageTargets targets = targets(example);
        HeadOutputs outputs = lane.forward(example, cancelled);
        float[] logits = BinaryLogits.of(outputs, settings.network());
        List<LevelOutput> levels = levels(logits, outputs);
        float[] losses = lane.anchorLosses(loss, targets.classes());
        Inspection inspection = new Inspection(
                Inspection.where(losses, targets.classes(), true),
                Inspection.where(losses, targets.classes(), false),
                scores(levels),
                detector.detect(levels, example.contentWidth(), example.contentHeight()));
        return new NetworkInspection(
                trainer.steps(),
                example,
                targets.matching(),
                loss,
                inspection,
                Margins.of(logits, targets.classes()),
                inside.map(one -> LayerInspection.of(one, trainer.kernels(one.name()))));
    }

    private ImageTargets targets(Example example) {
        return ImageTargets.of(settings.preset(), new Matcher(settings.preset().matching()), grid, example);
    }

    private List<ScoreMap> scores(List<LevelOutput> levels) {
        return IntStream.range(0, levels.size())
                .mapToObj(i -> ScoreMap.of(grid.levels().get(i), levels.get(i)))
                .toList();
    }

    /**
     * How sure the network is of every anchor of some images.
     *
     * @param examples  of the network's input size, at least one
     * @param cancelled asked between operations
     * @return of all together
     */
    public Margins margins(List<Example> examples, BooleanSupplier cancelled) {
        return examples.stream()
                .map(example -> {
                    float[] logits = BinaryLogits.of(lanes.get(0).forward(example, cancelled), settings.network());
                    return Margins.of(logits, targets(example).classes());
                })
                .reduce(Margins::plus)
                .orElseThrow();
    }
}
