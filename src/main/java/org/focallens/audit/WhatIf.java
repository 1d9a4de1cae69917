package org.focallens.audit;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.Dataset;

/**
 * What other settings would do to a data set. A large set is answered twice: at once from a random sample of its images, which is compared with the
 * same images before and says that it is a sample, then from the whole. One question at a time.
 */
public final class WhatIf {
    /** Images of a sample: some tenths of a second on two cores at 800/1333. */
    public static final int SAMPLE = 2000;

    private final Dataset dataset;
    private final AuditReport before;
    private final int[] sampled;
    private final Dataset sample;
    private AuditReport sampleBefore;

    /**
     * Compares with a report.
     *
     * @param dataset the data set
     * @param before  its report
     * @param seed    chooses the sample
     * @throws IllegalArgumentException if the report is of another number of images
     */
    public WhatIf(Dataset dataset, AuditReport before, long seed) {
        if (before.images().count() != dataset.images().size()) {
            throw new IllegalArgumentException(
                    "the report must be of the data set's " + dataset.images().size() + " images but has "
                            + before.images().count());
        }
        this.dataset = Objects.requireNonNull(dataset, "dataset");
        this.before = before;
        this.sampled = choose(dataset.images().size(), seed);
        this.sample = new Dataset(
                dataset.name(),
                dataset.root(),
                dataset.format(),
                dataset.categories(),
                Arrays.stream(sampled).mapToObj(dataset.images()::get).toList(),
                dataset.problems());
    }

    /** The first of a random order, each image equally likely, and then in the data set's order. */
    private static int[] choose(int images, long seed) {
        Random random = new Random(seed);
        int[] order = new int[images];
        Arrays.setAll(order, i -> i);
        int count = Math.min(SAMPLE, images);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(images - i);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int[] chosen = Arrays.copyOf(order, count);
        Arrays.sort(chosen);
        return chosen;
    }

    /**
     * Asks what other settings would do.
     *
     * @param settings  the settings to try
     * @param cancelled asked before every image
     * @param progress  told the share of the whole that is done, 0..1, from any thread
     * @param answers   told the sample's difference first where the set has more than twice {@link #SAMPLE} images, and at the end the whole's
     * @throws CancellationException    once {@code cancelled} is true
     * @throws IllegalArgumentException if an image would be too large for the network's input by these settings
     */
    public void ask(
            AssignSettings settings,
            BooleanSupplier cancelled,
            DoubleConsumer progress,
            Consumer<AuditDifference> answers) {
        if (settings.equals(before.settings())) {
            answers.accept(AuditDifference.between(before, before));
            return;
        }
        if (dataset.images().size() > 2 * SAMPLE) {
            answers.accept(ofSample(settings, cancelled));
        }
        answers.accept(AuditDifference.between(before, new Audit(settings).of(dataset, cancelled, progress)));
    }

    private AuditDifference ofSample(AssignSettings settings, BooleanSupplier cancelled) {
        if (sampleBefore == null) {
            sampleBefore = new Audit(before.settings()).of(sample, cancelled, share -> {});
        }
        AuditReport after = new Audit(settings).of(sample, cancelled, share -> {});
        return AuditDifference.between(sampleBefore, after, image -> sampled[image], true);
    }
}
