package org.focallens.train.source;

import java.util.List;

/**
 * An endless, repeatable row of examples: the same source made from the same seed gives the same example at the same place, whoever
 * asks and in whatever order, so that a run is resumed by a number. Several threads may ask at the same time.
 */
public interface ExampleSource {

    /**
     * Names of the classes that labels point to.
     *
     * @return at least one
     */
    List<String> categories();

    /**
     * One example.
     *
     * @param index from 0, without end
     * @return of the size that the source was made for
     */
    Example example(long index);
}
