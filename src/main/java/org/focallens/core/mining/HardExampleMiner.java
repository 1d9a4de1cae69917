package org.focallens.core.mining;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.focallens.core.box.Boxes;
import org.focallens.core.detect.Suppression;
import org.focallens.core.loss.DenseLoss;

/**
 * Picks the hard examples of an image: its anchors in falling order of loss, less those that overlap a harder one, until the batch is full. Of
 * equal losses the lower index is harder. Keeps working storage from image to image; not safe for use by several threads.
 */
public final class HardExampleMiner {
    private final HardExamples settings;
    private final float[] anchors;
    private final float[] losses;
    private final boolean[] positive;

    /**
     * Makes a miner for images of one size.
     *
     * @param settings what is picked
     * @param anchors  flat boxes, n, input pixels; kept, not copied
     * @throws IllegalArgumentException where anchors does not hold 4 numbers each
     */
    public HardExampleMiner(HardExamples settings, float[] anchors) {
        this.settings = settings;
        this.anchors = anchors;
        this.losses = new float[Boxes.count(anchors)];
        this.positive = new boolean[losses.length];
    }

    /**
     * Picks from one image of a batch.
     *
     * @param batchLosses  classification loss of each anchor of each image; NaN is never picked
     * @param batchTargets as long: class index, {@link DenseLoss#BACKGROUND} or {@link DenseLoss#IGNORED}, which is never picked
     * @param image        which image of the batch, 0 or more
     * @return indices of the picked anchors within the image, 0..n-1, ascending
     * @throws IllegalArgumentException where the arrays have no such image
     */
    public int[] pick(float[] batchLosses, int[] batchTargets, int image) {
        int n = losses.length;
        requireImage("losses", batchLosses.length, image);
        requireImage("targets", batchTargets.length, image);
        for (int i = 0; i < n; i++) {
            int target = batchTargets[image * n + i];
            positive[i] = target >= 0;
            losses[i] = target == DenseLoss.IGNORED ? Float.NaN : batchLosses[image * n + i];
        }
        int[] picked = settings.oneToThree() ? balanced() : hardest(settings.batch());
        Arrays.sort(picked);
        return picked;
    }

    private void requireImage(String name, int length, int image) {
        if (image < 0 || (image + 1L) * losses.length > length) {
            throw new IllegalArgumentException(
                    name + " must have image " + image + " of " + losses.length + " anchors but have length " + length);
        }
    }

    private int[] hardest(int limit) {
        return new Suppression(settings.nmsIou(), limit).agnostic(anchors, losses);
    }

    /**
     * The hardest positives and three times as many of the hardest negatives, both after suppression among all examples; but a negative that is
     * easier than all the batch has room for suppresses no positive. Without a positive the three hardest negatives.
     */
    private int[] balanced() {
        int positives = countPositives(IntStream.range(0, positive.length));
        int[] hardest = hardest(settings.batch() - settings.positives() + positives);
        leaveNegativesOutBut(hardest);
        return cut(hardest(Integer.MAX_VALUE));
    }

    private void leaveNegativesOutBut(int[] kept) {
        boolean[] stays = positive.clone();
        for (int anchor : kept) {
            stays[anchor] = true;
        }
        for (int i = 0; i < losses.length; i++) {
            losses[i] = stays[i] ? losses[i] : Float.NaN;
        }
    }

    private int[] cut(int[] ordered) {
        int available = countPositives(Arrays.stream(ordered));
        int negatives = ordered.length - available;
        int positives = Math.min(available, Math.max(settings.positives(), settings.batch() - negatives));
        int room = Math.min(settings.batch() - positives, HardExamples.NEGATIVES * Math.max(1, positives));
        return IntStream.concat(
                        Arrays.stream(ordered).filter(i -> positive[i]).limit(positives),
                        Arrays.stream(ordered).filter(i -> !positive[i]).limit(room))
                .toArray();
    }

    private int countPositives(IntStream indices) {
        return (int) indices.filter(i -> positive[i]).count();
    }
}
