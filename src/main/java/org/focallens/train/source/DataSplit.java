package org.focallens.train.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;

/**
 * A data set in two parts that share no image.
 *
 * @param train to learn from
 * @param test  to be measured on
 */
public record DataSplit(Dataset train, Dataset test) {

    /**
     * Draws the images of the test part.
     *
     * @param dataset of at least two images
     * @param test    images of the test part, 1 or more and fewer than there are
     * @param seed    the same seed draws the same images
     * @return the parts, each in the data set's own order
     * @throws IllegalArgumentException if the test part would be empty or all
     */
    public static DataSplit of(Dataset dataset, int test, long seed) {
        int count = dataset.images().size();
        if (count < 2) {
            throw new IllegalArgumentException(
                    dataset.name() + " must have 2 images or more to hold some out and measure on them but has " + count
                            + ": add images, or train without a measure");
        }
        if (test < 1 || test >= count) {
            throw new IllegalArgumentException(
                    "test must be 1.." + (count - 1) + " images of " + dataset.name() + " but is " + test);
        }
        List<Boolean> held = new ArrayList<>(Collections.nCopies(count - test, false));
        held.addAll(Collections.nCopies(test, true));
        Collections.shuffle(held, new Random(seed));
        return new DataSplit(part(dataset, held, false), part(dataset, held, true));
    }

    private static Dataset part(Dataset dataset, List<Boolean> held, boolean wanted) {
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            if (held.get(i) == wanted) {
                images.add(dataset.images().get(i));
            }
        }
        return new Dataset(
                dataset.name(), dataset.root(), dataset.format(), dataset.categories(), images, dataset.problems());
    }
}
