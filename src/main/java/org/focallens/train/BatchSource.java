package org.focallens.train;

import java.util.List;

/** An endless, repeatable stream of batches: the same source made from the same seed gives the same batches. */
public interface BatchSource {

    /**
     * Names of the classes that labels point to.
     *
     * @return at least one
     */
    List<String> categories();

    /**
     * The next batch.
     *
     * @return images of the size and number that the source was made for
     */
    Batch next();
}
