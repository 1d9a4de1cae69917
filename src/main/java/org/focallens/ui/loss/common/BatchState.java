package org.focallens.ui.loss.common;

import java.util.List;

/**
 * The batch that normalisers are compared on; anchors are the balance panel's.
 *
 * @param positives positive anchors of each image, 1..{@link #MOST_IMAGES} numbers >= 0
 * @param batches   how many such batches the moving average has seen, 1..{@link #MOST_BATCHES}
 */
public record BatchState(List<Integer> positives, int batches) {
    /** More than a card holds. */
    public static final int MOST_IMAGES = 64;
    /** The average has long settled. */
    public static final int MOST_BATCHES = 1000;
    /** A crowded image, an ordinary one, one with a single object and one with none. */
    public static final BatchState START = new BatchState(List.of(120, 24, 3, 0), 1);

    public BatchState {
        positives = List.copyOf(positives);
        if (positives.isEmpty()
                || positives.size() > MOST_IMAGES
                || positives.stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException(
                    "positives must be 1.." + MOST_IMAGES + " numbers >= 0 but are " + positives);
        }
        if (batches < 1 || batches > MOST_BATCHES) {
            throw new IllegalArgumentException("batches must be 1.." + MOST_BATCHES + " but is " + batches);
        }
    }

    public BatchState withPositives(List<Integer> value) {
        return new BatchState(value, batches);
    }

    public BatchState withBatches(int value) {
        return new BatchState(positives, value);
    }
}
