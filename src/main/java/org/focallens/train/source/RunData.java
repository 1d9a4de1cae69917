package org.focallens.train.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;
import org.focallens.data.ReadOptions;
import org.focallens.data.open.Datasets;
import org.focallens.data.scene.SceneSettings;
import org.focallens.nn.Extent;
import org.focallens.nn.InputShape;

/**
 * What a run learns from and is measured on, as it is saved with the run. With the run's seed it fixes every image.
 *
 * @param name    {@link #SHAPES}, {@link #SPARSE_SHAPES}, the name of other scenes ({@link #nameOf}) or a data set's path
 * @param size    height and width that images are brought to, 32..2048; the network's input covers it
 * @param flipped whether every second example is mirrored
 * @param tests   images that are kept apart to be measured on; 0 where nothing is measured
 */
public record RunData(String name, int size, boolean flipped, int tests) {

    /** Generated scenes. */
    public static final String SHAPES = "shapes";
    /** Generated scenes of few small objects. */
    public static final String SPARSE_SHAPES = "sparse-shapes";
    /** Scenes that are measured on. */
    public static final int UNSEEN_SCENES = 200;

    private static final long UNSEEN = 0x7E57;

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is outside its range or the name begins as that of scenes and goes on otherwise
     */
    public RunData {
        Objects.requireNonNull(name, "name");
        if (size < 32 || size > 2048) {
            throw new IllegalArgumentException("size must be 32..2048 but is " + size);
        }
        if (tests < 0) {
            throw new IllegalArgumentException("tests must be >= 0 but is " + tests);
        }
        SceneName.parse(name, size);
    }

    /**
     * The data, ready to be asked for images.
     *
     * @param examples to learn from
     * @param tests    to be measured on: the first {@link RunData#tests} of them
     * @param problems records and pictures of a data set that are left out
     */
    public record Open(ExampleSource examples, TestImages tests, List<Problem> problems) {}

    /** {@return whether the images are generated} */
    public boolean generated() {
        return scenes().isPresent();
    }

    /** {@return what the generated scenes look like; empty for a data set} */
    public Optional<SceneSettings> scenes() {
        return SceneName.parse(name, size);
    }

    /**
     * Names scenes.
     *
     * @param scenes square ones
     * @return what {@link #name} may be; the same scenes come of it where the size is the same
     */
    public static String nameOf(SceneSettings scenes) {
        return SceneName.of(scenes);
    }

    /**
     * Opens it.
     *
     * @param seed      of scenes, order and parts
     * @param cancelled asked while a data set is read
     * @return the data
     * @throws IOException              if the data set cannot be read, or none of its pictures
     * @throws IllegalArgumentException if it has too few images
     */
    public Open open(long seed, BooleanSupplier cancelled) throws IOException {
        Optional<SceneSettings> scenes = scenes();
        Open plain = scenes.isPresent()
                ? scenes(scenes.get(), seed)
                : dataset(
                        ReadablePictures.of(
                                Datasets.open(Path.of(name), ReadOptions.DEFAULT, cancelled, share -> {}), cancelled),
                        seed);
        return flipped ? new Open(new FlippedSource(plain.examples, seed), plain.tests, plain.problems) : plain;
    }

    private static Open scenes(SceneSettings settings, long seed) {
        return new Open(new SceneSource(settings, seed), new SceneSource(settings, seed ^ UNSEEN)::example, List.of());
    }

    private Open dataset(ReadablePictures readable, long seed) {
        Dataset dataset = readable.dataset();
        List<Problem> problems = Stream.concat(dataset.problems().stream(), readable.problems().stream())
                .toList();
        if (tests == 0) {
            return new Open(
                    source(dataset, seed),
                    index -> {
                        throw new IllegalStateException("no image of " + dataset.name() + " was kept apart");
                    },
                    problems);
        }
        DataSplit split = DataSplit.of(dataset, tests, seed);
        DatasetSource held = source(split.test(), seed);
        return new Open(
                source(split.train(), seed),
                index -> held.inOrder(index).orElseThrow(() -> held.lost(index)),
                problems);
    }

    private DatasetSource source(Dataset dataset, long seed) {
        return new DatasetSource(dataset, InputShape.covering(1, size, size), new Extent(size, size), seed);
    }

    /**
     * How many images are usually kept apart.
     *
     * @param images of the data set
     * @return a fifth, at least 1
     */
    public static int usualTests(int images) {
        return Math.max(1, images / 5);
    }
}
