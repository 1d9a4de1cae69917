package org.focallens.train.source;

import java.util.List;
import java.util.SplittableRandom;

/** Another source whose every second example, by chance, is seen in a mirror, boxes and all: the paper's only augmentation. */
public final class FlippedSource implements ExampleSource {

    private static final long SALT = 0x5DEECE66DL;

    private final ExampleSource source;
    private final long seed;

    /**
     * Mirrors examples.
     *
     * @param source of the examples
     * @param seed   of the chance
     */
    public FlippedSource(ExampleSource source, long seed) {
        this.source = source;
        this.seed = seed;
    }

    @Override
    public List<String> categories() {
        return source.categories();
    }

    @Override
    public Example example(long index) {
        Example example = source.example(index);
        return new SplittableRandom(seed * SALT + index).nextBoolean() ? example.mirrored() : example;
    }
}
