package org.focallens.ui.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run begins with and keeps to its end.
 *
 * @param data  a data set, or empty for generated scenes
 * @param seed  of the first parameters, the scenes and the order of images
 * @param size  height and width of the network's input, a multiple of 128
 * @param batch images a step
 */
record Run(Optional<Path> data, long seed, int size, int batch) {

    static final Run FIRST = new Run(Optional.empty(), 1, 128, 2);

    Run withData(Optional<Path> next) {
        return new Run(next, seed, size, batch);
    }

    Run withSeed(long next) {
        return new Run(data, next, size, batch);
    }

    Run withSize(int next) {
        return new Run(data, seed, next, batch);
    }

    Run withBatch(int next) {
        return new Run(data, seed, size, next);
    }
}
