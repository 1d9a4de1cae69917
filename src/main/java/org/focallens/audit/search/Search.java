package org.focallens.audit.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.anchor.AnchorSettings;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/**
 * Finds sizes, scales and ratios of anchors for a data set: clusters of the boxes' shapes, then differential evolution over anchors where they stand
 * on their lattices, beginning from the given anchors and from the clusters. A part of the images is held out and only measured.
 */
public final class Search {
    private final AssignSettings settings;
    private final SearchSettings search;

    /**
     * @param settings the anchors to begin with, and by what boxes are assigned
     * @param search   what is searched for and how
     */
    public Search(AssignSettings settings, SearchSettings search) {
        this.settings = settings;
        this.search = search;
    }

    /**
     * Searches. The images are not opened; those of unknown size or without boxes count for nothing.
     *
     * @param dataset   any with boxes in at least two images
     * @param cancelled asked at least every 100 ms, from any thread
     * @param progress  told of the start and of every generation, from the calling thread
     * @return the best anchors found, never worse on the tuning part than those to begin with; equal for equal seeds
     * @throws CancellationException    once {@code cancelled} is true
     * @throws IllegalArgumentException if fewer than two images have boxes, or an input would be larger than {@link AnchorGrid#GREATEST_SIDE}
     */
    public SearchResult of(Dataset dataset, BooleanSupplier cancelled, Consumer<SearchStep> progress) {
        List<LabelledImage> images = new ArrayList<>();
        for (LabelledImage image : dataset.images()) {
            requireGoingOn(cancelled);
            if (hasBoxes(image)) {
                if (!(settings.resize() instanceof ImageTiles)) {
                    requireSize(image);
                }
                images.add(image);
            }
        }
        if (images.size() < 2) {
            throw new IllegalArgumentException(
                    "anchors are searched on one part of a data set and checked on another, so at least 2 images need"
                            + " boxes, but " + dataset.name() + " has " + images.size() + " of known size with boxes");
        }
        Collections.shuffle(images, new Random(search.seed()));
        int apart = Math.max(1, Math.min(images.size() - 1, (int) Math.round(search.heldOutShare() * images.size())));
        BoxSample heldOut = new BoxSample(images.subList(0, apart), settings, search, cancelled);
        BoxSample tuning = new BoxSample(images.subList(apart, images.size()), settings, search, cancelled);
        return searched(tuning, heldOut, cancelled, progress);
    }

    private boolean hasBoxes(LabelledImage image) {
        boolean any = false;
        for (int i = 0; i < image.labels().count() && !any; i++) {
            any = BoxSample.matched(image, i, settings);
        }
        return any && image.width() > 0 && image.height() > 0;
    }

    private void requireSize(LabelledImage image) {
        Fit fit = settings.resize().fit(image.height(), image.width());
        if (Math.max(fit.paddedHeight(), fit.paddedWidth()) > AnchorGrid.GREATEST_SIDE) {
            throw new IllegalArgumentException(image.file() + ": would be " + fit.paddedHeight() + " x "
                    + fit.paddedWidth() + " px at the network's input, and a side may have " + AnchorGrid.GREATEST_SIDE
                    + ": choose a smaller size");
        }
    }

    private SearchResult searched(
            BoxSample tuning, BoxSample heldOut, BooleanSupplier cancelled, Consumer<SearchStep> progress) {
        AnchorSettings start = settings.anchors();
        Random random = new Random(search.seed());
        double[][] shapes = tuning.shapes();
        AnchorSettings clustered = clustered(shapes, random, cancelled);
        List<ShapeCluster> clusters =
                ShapeClusters.of(shapes[0], shapes[1], start.levels().get(0).shapes(), random, cancelled);
        Genome genome = new Genome(start, search);
        Evolution evolution = new Evolution(genome, tuning, search, cancelled);
        AnchorSettings evolved =
                genome.anchors(evolution.run(new double[][] {genome.of(start), genome.of(clustered)}, progress));
        boolean better = fitness(tuning, evolved, cancelled) > fitness(tuning, start, cancelled);
        return new SearchResult(
                candidate(start, tuning, heldOut, cancelled),
                candidate(clustered, tuning, heldOut, cancelled),
                candidate(better ? evolved : start, tuning, heldOut, cancelled),
                clusters,
                tuning.sampled(),
                heldOut.sampled(),
                evolution.generations());
    }

    private double fitness(BoxSample tuning, AnchorSettings anchors, BooleanSupplier cancelled) {
        return tuning.placed(anchors, cancelled).fitness(search.objective());
    }

    private static Candidate candidate(
            AnchorSettings anchors, BoxSample tuning, BoxSample heldOut, BooleanSupplier cancelled) {
        return new Candidate(anchors, tuning.part(anchors, cancelled), heldOut.part(anchors, cancelled));
    }

    /** Base sizes are clusters of the boxes' sizes, one a level; ratios are clusters of the boxes' shapes at equal area; scales stay. */
    private AnchorSettings clustered(double[][] shapes, Random random, BooleanSupplier cancelled) {
        AnchorSettings start = settings.anchors();
        double[] sides = IntStream.range(0, shapes[0].length)
                .mapToDouble(i -> Math.sqrt(shapes[0][i] * shapes[1][i]))
                .toArray();
        double[] roots = IntStream.range(0, sides.length)
                .mapToDouble(i -> Math.sqrt(shapes[1][i] / shapes[0][i]))
                .toArray();
        List<ShapeCluster> sizes = ShapeClusters.of(sides, sides, start.levels().size(), random, cancelled);
        List<ShapeCluster> forms = ShapeClusters.of(
                Arrays.stream(roots).map(root -> 1 / root).toArray(),
                roots,
                start.levels().get(0).ratios().size(),
                random,
                cancelled);
        List<Double> scales = start.levels().get(0).scales();
        double middle =
                Math.exp(scales.stream().mapToDouble(Math::log).average().orElseThrow());
        List<Double> ratios = IntStream.range(0, start.levels().get(0).ratios().size())
                .mapToObj(i -> forms.get(Math.min(i, forms.size() - 1)))
                .map(form -> form.height() / form.width())
                .sorted()
                .toList();
        List<AnchorLevel> levels = new ArrayList<>();
        for (int i = 0; i < start.levels().size(); i++) {
            AnchorLevel level = start.levels().get(i);
            double size = sizes.get(Math.min(i, sizes.size() - 1)).width() / middle;
            levels.add(level.withSize(size).withShapes(scales, ratios));
        }
        return start.withLevels(levels);
    }

    /** Ends the work once it was cancelled. */
    static void requireGoingOn(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the search was cancelled");
        }
    }
}
