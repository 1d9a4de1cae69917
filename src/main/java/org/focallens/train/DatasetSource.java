package org.focallens.train;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.data.image.Resize;
import org.focallens.nn.InputShape;

/**
 * The images of a data set in a new random order each time round, each as large as fits the network's input with its aspect kept, at
 * the upper left. Images that cannot be read are left out. Resized images are kept while memory lasts.
 */
public final class DatasetSource implements BatchSource {

    private static final int PADDING = 0xFF7F7F7F;

    private final Dataset dataset;
    private final InputShape input;
    private final ResizeRule.Frame frame;
    private final Random random;
    private final List<LabelledImage> usable;
    private final List<ImageException> unreadable = new ArrayList<>();
    private final List<SoftReference<Example>> kept;
    private final List<Integer> order = new ArrayList<>();

    /**
     * A stream over a data set.
     *
     * @param dataset at least one image and one category
     * @param input   images of a batch
     * @param seed    of the order
     * @throws IllegalArgumentException if there is no image or no category
     */
    public DatasetSource(Dataset dataset, InputShape input, long seed) {
        if (dataset.images().isEmpty() || dataset.categories().isEmpty()) {
            throw new IllegalArgumentException(dataset.name() + " must have an image and a category to train on but has "
                    + dataset.images().size() + " images and " + dataset.categories().size() + " categories");
        }
        this.dataset = dataset;
        this.input = input;
        frame = new ResizeRule.Frame(input.height(), input.width());
        random = new Random(seed);
        usable = new ArrayList<>(dataset.images());
        kept = new ArrayList<>(Collections.nCopies(usable.size(), new SoftReference<>(null)));
    }

    @Override
    public List<String> categories() {
        return dataset.categories();
    }

    /** {@return what was wrong with the images that were left out so far} */
    public List<ImageException> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if no image of the data set can be read
     */
    @Override
    public Batch next() {
        List<Example> examples = new ArrayList<>();
        while (examples.size() < input.batch()) {
            Example example = example(draw());
            if (example != null) {
                examples.add(example);
            }
        }
        return new Batch(examples);
    }

    private int draw() {
        if (order.isEmpty()) {
            for (int i = 0; i < usable.size(); i++) {
                if (usable.get(i) != null) {
                    order.add(i);
                }
            }
            if (order.isEmpty()) {
                throw new IllegalStateException("no image of " + dataset.name() + " can be read: " + unreadable.get(0).getMessage());
            }
            Collections.shuffle(order, random);
        }
        return order.remove(order.size() - 1);
    }

    /** {@return the example, or null where it cannot be read} */
    private Example example(int index) {
        Example example = kept.get(index).get();
        if (example != null) {
            return example;
        }
        try {
            example = fit(Images.read(usable.get(index).file()), usable.get(index));
            kept.set(index, new SoftReference<>(example));
            return example;
        } catch (ImageException e) {
            unreadable.add(e);
            usable.set(index, null);
            return null;
        }
    }

    private Example fit(Picture picture, LabelledImage image) {
        ResizeRule.Fit fit = frame.fit(picture.height(), picture.width());
        Picture resized = Resize.bilinear(picture, fit.width(), fit.height());
        int[] argb = new int[input.height() * input.width()];
        Arrays.fill(argb, PADDING);
        for (int row = 0; row < fit.height(); row++) {
            resized.pixels().get(row * fit.width(), argb, row * input.width(), fit.width());
        }
        return new Example(Picture.wrap(input.width(), input.height(), argb),
                image.labels().scaled((double) fit.width() / picture.width(), (double) fit.height() / picture.height()), fit.width(), fit.height());
    }
}
