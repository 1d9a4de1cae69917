package org.focallens.audit.detector;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.focallens.core.metric.Evaluation;
import org.focallens.core.metric.Pairing;
import org.focallens.core.metric.Predictions;
import org.focallens.core.metric.Truths;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.Labels;
import org.focallens.data.predictions.DetectorOutput;

/** Compares predictions with the truth, on all cores. The result does not depend on their number. */
public final class DetectorEvaluation {
    private static final int MOST_PARTS = 64;
    private static final int LEAST_IMAGES = 16;

    private final Dataset dataset;
    private final DetectorOutput predictions;
    private final double iou;

    /**
     * @param dataset     the truth
     * @param predictions about it
     * @param iou         least IoU of a match for what is right, wrong and missed; average precision has its own ten
     * @throws IllegalArgumentException if the IoU is not above 0 and at most 1, or the predictions are about another number of images
     */
    public DetectorEvaluation(Dataset dataset, DetectorOutput predictions, double iou) {
        if (!(iou > 0 && iou <= 1)) {
            throw new IllegalArgumentException("iou must be above 0 and at most 1 but is " + iou);
        }
        if (predictions.images() != dataset.images().size()) {
            throw new IllegalArgumentException("predictions must be about "
                    + dataset.images().size() + " images but are about " + predictions.images());
        }
        this.dataset = dataset;
        this.predictions = predictions;
        this.iou = iou;
    }

    /**
     * Compares.
     *
     * @param cancelled asked before every image
     * @param progress  told the share done, 0..1, from any thread
     * @return measures and matches
     * @throws CancellationException once {@code cancelled} is true
     */
    public DetectorReport of(BooleanSupplier cancelled, DoubleConsumer progress) {
        int[] order = order(dataset.images());
        int classes = Math.max(1, dataset.categories().size());
        MatchTable matches = new MatchTable(dataset.images(), predictions);
        int parts = Math.max(1, Math.min(MOST_PARTS, order.length / LEAST_IMAGES));
        AtomicInteger done = new AtomicInteger();
        List<Evaluation> evaluations = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    Evaluation evaluation = new Evaluation(classes);
                    int end = (int) ((part + 1L) * order.length / parts);
                    for (int i = (int) ((long) part * order.length / parts); i < end; i++) {
                        if (cancelled.getAsBoolean()) {
                            throw new CancellationException("the evaluation was cancelled");
                        }
                        add(order[i], evaluation, matches);
                        progress.accept((double) done.incrementAndGet() / order.length);
                    }
                    return evaluation;
                })
                .toList();
        Evaluation all = new Evaluation(classes);
        evaluations.forEach(all::merge);
        return new DetectorReport(dataset, predictions, iou, all.result(), all.perClass(), matches);
    }

    private void add(int image, Evaluation evaluation, MatchTable matches) {
        Truths truths = truths(dataset.images().get(image).labels());
        Predictions found = new Predictions(
                predictions.boxes(image),
                predictions.categories(image),
                predictions.scores(image),
                predictions.areas(image));
        evaluation.add(truths, found);
        matches.put(image, Pairing.of(truths, found, iou));
    }

    private static Truths truths(Labels labels) {
        int n = labels.count();
        boolean[] crowd = new boolean[n];
        boolean[] difficult = new boolean[n];
        for (int i = 0; i < n; i++) {
            crowd[i] = labels.crowd(i);
            difficult[i] = labels.difficult(i);
        }
        double[] areas = IntStream.range(0, n).mapToDouble(labels::area).toArray();
        return new Truths(labels.boxes(), labels.categories(), crowd, difficult, areas);
    }

    /** COCO's evaluation goes through images by their ids, which decides where scores of two images are equal. */
    private static int[] order(List<LabelledImage> images) {
        boolean numbered = images.stream().allMatch(image -> image.id().isPresent());
        IntStream all = IntStream.range(0, images.size());
        return numbered
                ? all.boxed()
                        .sorted(Comparator.comparingLong(i -> images.get(i).id().getAsLong()))
                        .mapToInt(i -> i)
                        .toArray()
                : all.toArray();
    }
}
