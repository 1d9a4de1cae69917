package org.focallens.audit;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.focallens.audit.AuditTotals.LevelTotal;
import org.focallens.core.anchor.AnchorGrid;
import org.focallens.core.anchor.AnchorLevel;
import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.ResizeRule.Fit;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/** Assigns every image of a data set, on all cores. */
public final class Audit {
    /** Small enough for a cancel within a tenth of a second, large enough that threads do not wait for each other. */
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
     * @param cancelled asked after every few images
     * @param progress  told the share done, 0..1, from any thread
     * @return the sums over all images
     * @throws CancellationException    once {@code cancelled} is true
     * @throws IllegalArgumentException if an image's input would be larger than {@link AnchorGrid#GREATEST_SIDE}; the message names it
     */
    public AuditTotals of(Dataset dataset, BooleanSupplier cancelled, DoubleConsumer progress) {
        List<LabelledImage> images = dataset.images().stream().filter(image -> image.width() > 0 && image.height() > 0).toList();
        images.forEach(this::requireSize);
        int classes = dataset.categories().size();
        int chunks = (images.size() + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        return IntStream.range(0, chunks).parallel().mapToObj(chunk -> {
            ImageAudit audit = new ImageAudit(settings, classes);
            AuditTotals totals = none(classes);
            for (LabelledImage image : images.subList(chunk * CHUNK, Math.min(images.size(), (chunk + 1) * CHUNK))) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the audit was cancelled");
                }
                totals = totals.plus(audit.of(image));
            }
            progress.accept((double) done.incrementAndGet() / chunks);
            return totals;
        }).toList().stream().reduce(none(classes), AuditTotals::plus);
    }

    /** Before the work is shared out, so that it is always the first of such images that is named, and no image is done in vain. */
    private void requireSize(LabelledImage image) {
        Fit fit = settings.resize().fit(image.height(), image.width());
        if (Math.max(fit.paddedHeight(), fit.paddedWidth()) > AnchorGrid.GREATEST_SIDE) {
            throw new IllegalArgumentException(image.file() + ": would be " + fit.paddedHeight() + " x " + fit.paddedWidth()
                    + " px at the network's input, and a side may have " + AnchorGrid.GREATEST_SIDE + ": choose a smaller size");
        }
    }

    private AuditTotals none(int classes) {
        List<LevelTotal> levels = settings.anchors().levels().stream().map(Audit::none).toList();
        return new AuditTotals(0, 0, 0, 0, Collections.nCopies(classes, 0L), levels, Collections.nCopies(levels.size(), 0L), 0, 0, 0, 0);
    }

    private static LevelTotal none(AnchorLevel level) {
        return new LevelTotal("P" + level.level(), level.stride(), 0, 0, 0);
    }
}
