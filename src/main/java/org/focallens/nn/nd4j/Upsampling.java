package org.focallens.nn.nd4j;

import java.util.Arrays;
import org.focallens.nn.Maps;

/** A map and one of twice its size, row by row; of a batch the images follow each other in both, so that their rows do too. */
final class Upsampling {

    private final Nd4jTensor coarse;
    private final Nd4jTensor fine;
    private final Scratch scratch;
    private final int rows;
    private final int width;
    private final int channels;

    Upsampling(Scratch scratch, Maps coarse, Maps fine) {
        this.scratch = scratch;
        this.coarse = Nd4jTensor.of(coarse.values());
        this.fine = Nd4jTensor.of(fine.values());
        rows = coarse.batch() * coarse.extent().height();
        width = coarse.extent().width() * coarse.channels();
        channels = coarse.channels();
    }

    /** Adds each coarse cell to the four fine ones. */
    void spread() {
        float[][] lines = scratch.lines(2, 2 * width);
        for (int row = 0; row < rows; row++) {
            coarse.get(row * width, lines[0], width);
            for (int half = 0; half < 2; half++) {
                int first = (2 * row + half) * 2 * width;
                fine.get(first, lines[1], 2 * width);
                for (int k = 0; k < 2 * width; k += channels) {
                    addCell(lines[1], k, lines[0], k / (2 * channels) * channels);
                }
                fine.put(first, lines[1], 2 * width);
            }
        }
    }

    /** Sums four fine cells up to a coarse one. */
    void gather(boolean accumulate) {
        float[][] lines = scratch.lines(2, 2 * width);
        for (int row = 0; row < rows; row++) {
            if (accumulate) {
                coarse.get(row * width, lines[0], width);
            } else {
                Arrays.fill(lines[0], 0, width, 0);
            }
            for (int half = 0; half < 2; half++) {
                fine.get((2 * row + half) * 2 * width, lines[1], 2 * width);
                for (int k = 0; k < 2 * width; k += channels) {
                    addCell(lines[0], k / (2 * channels) * channels, lines[1], k);
                }
            }
            coarse.put(row * width, lines[0], width);
        }
    }

    private void addCell(float[] target, int to, float[] added, int from) {
        for (int k = 0; k < channels; k++) {
            target[to + k] += added[from + k];
        }
    }
}
