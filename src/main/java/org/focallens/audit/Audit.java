package org.focallens.audit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.focallens.audit.ImageAudit.Tables;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ImageTiles;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/** Assigns every image of a data set, on all cores. */
public final class Audit {
    /** Small enough to share the work out evenly, large enough that threads do not wait for each other. */
    private static final int CHUNK = 64;

    private final AssignSettings settings;

    /** @param settings by what the images are assigned */
    public Audit(AssignSettings settings) {
        this.settings = settings;
    }

    /**
     * Assigns every image whose size is known. The result does not depend on the number of threads.
     *
     * @param dataset   any; its images are not opened
     * @param cancelled asked before every image
     * @param progress  told the share done, 0..1, from any thread
     * @return the sums over all images, and what became of each image and box
     * @throws CancellationException    once {@code cancelled} is true
     * @throws IllegalArgumentException if an image's input would be larger than {@link AnchorGrid#GREATEST_SIDE}; the message names it
     */
    public AuditReport of(Dataset dataset, BooleanSupplier cancelled, DoubleConsumer progress) {
        List<LabelledImage> images = dataset.images();
        if (!(settings.resize() instanceof ImageTiles)) {
            images.stream().filter(Audit::hasSize).forEach(this::requireSize);
        }
        Tables tables = new Tables(new ImageTable(images.size()), boxTable(images));
        int classes = dataset.categories().size();
        int chunks = (images.size() + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        Queue<ImageAudit> idle = new ConcurrentLinkedQueue<>();
        List<AuditTotals> parts = IntStream.range(0, chunks)
                .parallel()
                .mapToObj(chunk -> {
                    ImageAudit free = idle.poll();
                    ImageAudit audit = free == null ? new ImageAudit(settings) : free;
                    Tally tally = new Tally(settings, classes);
                    for (int i = chunk * CHUNK; i < Math.min(images.size(), (chunk + 1) * CHUNK); i++) {
                        if (cancelled.getAsBoolean()) {
                            throw new CancellationException("the audit was cancelled");
                        }
                        if (hasSize(images.get(i))) {
                            audit.audit(i, images.get(i), tally, tables);
                        }
                    }
                    idle.add(audit);
                    progress.accept((double) done.incrementAndGet() / chunks);
                    return tally.totals();
                })
                .toList();
        return new AuditReport(
                settings,
                parts.stream().reduce(new Tally(settings, classes).totals(), AuditTotals::plus),
                tables.images(),
                tables.boxes());
    }

    private static boolean hasSize(LabelledImage image) {
        return image.width() > 0 && image.height() > 0;
    }

    /** Before the work is shared out, so that it is always the first of such images that is named, and no image is done in vain. */
    private void requireSize(LabelledImage image) {
        Fit fit = settings.resize().fit(image.height(), image.width());
        if (Math.max(fit.paddedHeight(), fit.paddedWidth()) > AnchorGrid.GREATEST_SIDE) {
            throw new IllegalArgumentException(image.file() + ": would be " + fit.paddedHeight() + " x "
                    + fit.paddedWidth() + " px at the network's input, and a side may have " + AnchorGrid.GREATEST_SIDE
                    + ": choose a smaller size");
        }
    }

    /** Every box's place is known before the work, so that threads write side by side. */
    private BoxTable boxTable(List<LabelledImage> images) {
        int[] first = new int[images.size() + 1];
        for (int i = 0; i < images.size(); i++) {
            first[i + 1] = first[i]
                    + (hasSize(images.get(i)) ? ImageAudit.matched(images.get(i).labels(), settings.crowd()) : 0);
        }
        return new BoxTable(
                first, settings.matching().iou().threshold(settings.matching().foreground()));
    }
}
