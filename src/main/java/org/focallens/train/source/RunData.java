package org.focallens.train.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.focallens.data.Dataset;
import org.focallens.data.Problem;
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
 * @param part    what of a data set is used; {@link SetPart#DRAWN} for scenes
 */
@JsonDeserialize(using = RunDataJson.class)
public record RunData(
        String name,
        int size,
        boolean flipped,
        int tests,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = SetPart.Usual.class)
        SetPart part) {

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
        part = SceneName.parse(name, size).isPresent() ? SetPart.DRAWN : Objects.requireNonNull(part, "part");
    }

    /**
     * Scenes, or all of a data set with its own splits as they are.
     *
     * @param name    see {@link RunData}
     * @param size    see {@link RunData}
     * @param flipped see {@link RunData}
     * @param tests   see {@link RunData}
     */
    public RunData(String name, int size, boolean flipped, int tests) {
        this(name, size, flipped, tests, SetPart.ALL);
    }

    /**
     * {@return the same of another size}
     *
     * @param next see {@link RunData}
     */
    public RunData withSize(int next) {
        return new RunData(name, next, flipped, tests, part);
    }

    /**
     * {@return the same, every second example mirrored or none}
     *
     * @param next see {@link RunData}
     */
    public RunData withFlipped(boolean next) {
        return new RunData(name, size, next, tests, part);
    }

    /**
     * {@return the same with other images kept apart}
     *
     * @param next see {@link RunData}
     */
    public RunData withTests(int next) {
        return new RunData(name, size, flipped, next, part);
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
        Open plain = scenes.isPresent() ? scenes(scenes.get(), seed) : dataset(readable(cancelled), seed);
        return flipped ? new Open(new FlippedSource(plain.examples, seed), plain.tests, plain.problems) : plain;
    }

    private ReadablePictures readable(BooleanSupplier cancelled) throws IOException {
        return ReadablePictures.of(Datasets.open(Path.of(name), part.options(), cancelled, share -> {}), cancelled);
    }

    private static Open scenes(SceneSettings settings, long seed) {
        return new Open(new SceneSource(settings, seed), new SceneSource(settings, seed ^ UNSEEN)::example, List.of());
    }

    private Open dataset(ReadablePictures readable, long seed) {
        Dataset dataset = readable.dataset();
        List<Problem> problems = Stream.concat(dataset.problems().stream(), readable.problems().stream())
                .toList();
        Optional<DataSplit> own = part.ownSplit(dataset);
        if (tests == 0) {
            return new Open(
                    source(own.map(DataSplit::train).orElse(dataset), seed),
                    index -> {
                        throw new IllegalStateException("no image of " + dataset.name() + " was held out");
                    },
                    problems);
        }
        DataSplit split = own.isPresent() ? measurable(own.get()) : DataSplit.of(dataset, tests, seed);
        DatasetSource held = source(split.test(), seed);
        return new Open(
                source(split.train(), seed),
                index -> held.inOrder(index).orElseThrow(() -> held.lost(index)),
                problems);
    }

    private DataSplit measurable(DataSplit own) {
        int most = own.test().images().size();
        if (tests > most) {
            throw new IllegalArgumentException("test must be 1.." + most + " images, which "
                    + own.test().name() + " has in its split val, but is " + tests);
        }
        return own;
    }

    private DatasetSource source(Dataset dataset, long seed) {
        return new DatasetSource(dataset, InputShape.covering(1, size, size), new Extent(size, size), seed);
    }

    /**
     * How many images are usually measured on.
     *
     * @param cancelled asked while a data set is read
     * @return all of the data set's own val, else a fifth of its images
     * @throws IOException if the data set cannot be read, or none of its pictures
     */
    public int usualTests(BooleanSupplier cancelled) throws IOException {
        return generated()
                ? UNSEEN_SCENES
                : usualTests(part, readable(cancelled).dataset());
    }

    /**
     * How many images of a data set are usually measured on.
     *
     * @param dataset as read, whole
     * @return all of its own val, else a fifth of its images
     */
    public static int usualTests(Dataset dataset) {
        return usualTests(SetPart.ALL, dataset);
    }

    private static int usualTests(SetPart part, Dataset dataset) {
        return part.ownSplit(dataset)
                .map(own -> own.test().images().size())
                .orElseGet(() -> usualTests(dataset.images().size()));
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
