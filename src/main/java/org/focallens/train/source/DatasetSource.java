package org.focallens.train.source;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.focallens.core.preset.ResizeRule;
import org.focallens.data.Dataset;
import org.focallens.data.LabelledImage;
import org.focallens.data.image.ImageException;
import org.focallens.data.image.Images;
import org.focallens.data.image.Picture;
import org.focallens.data.image.Resize;
import org.focallens.nn.Extent;
import org.focallens.nn.InputShape;

/**
 * The images of a data set in a new random order each time round, each as large as fits the network's input with its aspect kept, at
 * the upper left. In the place of one that cannot be read stands the next of the same round that can. Resized images are kept while
 * memory lasts.
 */
public final class DatasetSource implements ExampleSource {

    private final Dataset dataset;
    private final InputShape input;
    private final ResizeRule.Frame frame;
    private final long seed;
    private final Map<Integer, ImageException> unreadable = new ConcurrentSkipListMap<>();
    private final AtomicReferenceArray<SoftReference<Example>> kept;
    private volatile Order order;

    /** The images of a round in its order. */
    private record Order(long round, int[] images) {}

    /**
     * A row over a data set whose images are made as large as the network's input.
     *
     * @param dataset at least one image and one category
     * @param input   the size of the examples
     * @param seed    of the order
     * @throws IllegalArgumentException if there is no image or no category
     */
    public DatasetSource(Dataset dataset, InputShape input, long seed) {
        this(dataset, input, new Extent(input.height(), input.width()), seed);
    }

    /**
     * A row over a data set.
     *
     * @param dataset at least one image and one category
     * @param input   the size of the examples
     * @param content images are made as large as fits this; the rest of the input is padding
     * @param seed    of the order
     * @throws IllegalArgumentException if there is no image or no category
     */
    public DatasetSource(Dataset dataset, InputShape input, Extent content, long seed) {
        if (dataset.images().isEmpty() || dataset.categories().isEmpty()) {
            throw new IllegalArgumentException(
                    dataset.name() + " must have an image and a category to train on but has "
                            + dataset.images().size() + " images and "
                            + dataset.categories().size() + " categories");
        }
        this.dataset = dataset;
        this.input = input;
        this.seed = seed;
        frame = new ResizeRule.Frame(content.height(), content.width());
        kept = new AtomicReferenceArray<>(dataset.images().size());
    }

    @Override
    public List<String> categories() {
        return dataset.categories();
    }

    /** {@return images of a round} */
    public int size() {
        return dataset.images().size();
    }

    /** {@return what was wrong with the images that could not be read so far} */
    public List<ImageException> unreadable() {
        return List.copyOf(unreadable.values());
    }

    /**
     * {@inheritDoc}
     *
     * @throws LostImageException if no image of the data set can be read
     */
    @Override
    public Example example(long index) {
        int[] order = order(index / size()).images;
        int start = (int) (index % size());
        for (int tried = 0; tried < size(); tried++) {
            Example example = read(order[(start + tried) % size()]);
            if (example != null) {
                return example;
            }
        }
        throw lost(order[start]);
    }

    /**
     * An image in the data set's own order.
     *
     * @param image 0 to size - 1
     * @return the example, or empty where it cannot be read
     */
    public Optional<Example> inOrder(int image) {
        return Optional.ofNullable(read(image));
    }

    /** {@return why an image that was read before the first step cannot be read now} */
    LostImageException lost(int image) {
        return new LostImageException(unreadable.get(image));
    }

    /** The order of a round, from the seed and the round's number alone. */
    private Order order(long round) {
        Order newest = order;
        if (newest == null || newest.round != round) {
            newest = new Order(round, shuffled(round));
            order = newest;
        }
        return newest;
    }

    private int[] shuffled(long round) {
        List<Integer> images =
                new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        Collections.shuffle(images, new Random(seed * 0x9E3779B97F4A7C15L + round));
        return images.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@return the example, or null where it cannot be read} */
    private Example read(int image) {
        SoftReference<Example> before = kept.get(image);
        Example example = before == null ? null : before.get();
        if (example != null || unreadable.containsKey(image)) {
            return example;
        }
        LabelledImage labelled = dataset.images().get(image);
        try {
            example = fit(Images.read(labelled.file()), labelled);
            kept.set(image, new SoftReference<>(example));
        } catch (ImageException e) {
            unreadable.put(image, e);
        }
        return example;
    }

    private Example fit(Picture picture, LabelledImage image) {
        ResizeRule.Fit fit = frame.fit(picture.height(), picture.width());
        Picture resized = Resize.bilinear(picture, fit.width(), fit.height());
        return Example.padded(
                resized,
                image.labels().scaled((double) fit.width() / picture.width(), (double) fit.height() / picture.height()),
                input);
    }
}
