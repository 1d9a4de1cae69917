package org.focallens.audit.verdict;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.focallens.audit.Audit;
import org.focallens.audit.AuditReport;
import org.focallens.audit.BoxOutcome;
import org.focallens.core.preset.AssignSettings;
import org.focallens.data.Dataset;

/**
 * Tries settings on some boxes of a data set and on boxes beside them: on all its images where they are few, else on a sample of the boxes' images and
 * of the others.
 */
final class Trial {
    /** So many images are tried whole: some tenths of a second each time. */
    private static final int FEW_IMAGES = 500;

    private static final int SAMPLED_BOXES = 300;
    private static final long SEED = 1;

    private final Dataset dataset;
    private final AuditReport before;
    private final BoxSet wanted;
    private final int[] images;
    private final Dataset part;

    Trial(Dataset dataset, AuditReport before, BoxSet wanted) {
        boolean whole = dataset.images().size() <= FEW_IMAGES;
        this.dataset = dataset;
        this.before = before;
        this.wanted = whole ? wanted : wanted.sample(SAMPLED_BOXES, SEED);
        this.images = whole
                ? IntStream.range(0, dataset.images().size()).toArray()
                : withOthers(this.wanted.images(), dataset.images().size());
        this.part = new Dataset(
                dataset.name(),
                dataset.root(),
                dataset.format(),
                dataset.categories(),
                IntStream.of(images).mapToObj(dataset.images()::get).toList(),
                dataset.problems());
    }

    private static int[] withOthers(int[] own, int all) {
        BitSet chosen = new BitSet(all);
        IntStream.of(own).forEach(chosen::set);
        Random random = new Random(SEED);
        while (chosen.cardinality() < FEW_IMAGES) {
            chosen.set(random.nextInt(all));
        }
        return chosen.stream().toArray();
    }

    /**
     * What settings did.
     *
     * @param reached of the boxes that an anchor is wanted for
     * @param of      so many that were tried
     * @param lost    other boxes that had an anchor and would have none
     */
    record Result(int reached, int of, int lost) {}

    /** {@return what other settings do; a box that an anchor only overlaps by force is not reached, unless forced ones are asked for} */
    Result of(AssignSettings settings, boolean forced, BooleanSupplier cancelled) {
        AuditReport after = new Audit(settings).of(part, cancelled, share -> {});
        BitSet asked = new BitSet();
        int reached = 0;
        for (int i = 0; i < wanted.count(); i++) {
            int row = after.boxes().first(placeOf(wanted.image(i))) + wanted.place(i);
            asked.set(row);
            reached += serves(after.boxes().outcome(row), forced) ? 1 : 0;
        }
        int lost = 0;
        for (int at = 0; at < images.length; at++) {
            int first = before.boxes().first(images[at]);
            for (int row = after.boxes().first(at); row < after.boxes().end(at); row++) {
                BoxOutcome was =
                        before.boxes().outcome(first + row - after.boxes().first(at));
                boolean had = !asked.get(row) && serves(was, forced);
                lost += had && !serves(after.boxes().outcome(row), forced) ? 1 : 0;
            }
        }
        return new Result(reached, wanted.count(), lost);
    }

    private int placeOf(int image) {
        return Arrays.binarySearch(images, image);
    }

    private static boolean serves(BoxOutcome box, boolean forced) {
        return !box.unmatched() && (forced || !box.forcedOnly());
    }

    /** {@return whether any image's longer side is longer, of those tried} */
    boolean anyLarger(int side) {
        return part.images().stream().anyMatch(image -> Math.max(image.width(), image.height()) > side);
    }

    /** {@return the longest side at an input of the network, of those tried} */
    int greatestInput(AssignSettings settings) {
        return dataset.images().stream()
                .filter(image -> image.width() > 0 && image.height() > 0)
                .map(image -> settings.resize().fit(image.height(), image.width()))
                .mapToInt(fit -> Math.max(fit.paddedHeight(), fit.paddedWidth()))
                .max()
                .orElse(0);
    }
}
