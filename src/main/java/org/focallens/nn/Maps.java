package org.focallens.nn;

import java.util.List;

/**
 * Feature maps of one level or of several, one level after the other: each level is (batch, height, width, channels) with the channels
 * fastest. A convolution over several levels pads each by itself, so that a layer of a head that all levels share is one operation.
 *
 * @param values (cells of all levels and images, channels)
 * @param batch  images
 * @param levels sizes, finest first
 */
public record Maps(Tensor values, int batch, List<Extent> levels) {

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the tensor does not hold as many cells
     */
    public Maps {
        levels = List.copyOf(levels);
        int cells = batch * levels.stream().mapToInt(Extent::cells).sum();
        if (values.shape().size(0) != cells) {
            throw new IllegalArgumentException("values must hold " + cells + " cells but hold "
                    + values.shape().size(0));
        }
    }

    /**
     * The number of features of a cell.
     *
     * @return the tensor's fastest size
     */
    public int channels() {
        return values.shape().last();
    }

    /**
     * The only level's size.
     *
     * @return the size
     * @throws IllegalStateException where there are several levels
     */
    public Extent extent() {
        if (levels.size() != 1) {
            throw new IllegalStateException("maps must be of one level but are of " + levels.size());
        }
        return levels.get(0);
    }

    /**
     * Where a level starts.
     *
     * @param level index from 0
     * @return the number of cells before it
     */
    public int firstCell(int level) {
        return batch * levels.subList(0, level).stream().mapToInt(Extent::cells).sum();
    }
}
