package org.focallens.train.source;

/** Gives the images of an evaluation; asked in any order, by several threads. */
@FunctionalInterface
public interface TestImages {

    /**
     * One image.
     *
     * @param index from 0
     * @return the image with its truths
     */
    Example get(int index);
}
