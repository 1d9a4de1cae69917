package org.focallens.train;

import java.util.List;
import org.focallens.train.source.Example;

/**
 * The images of one step.
 *
 * @param examples all of one size, in a fixed order
 */
public record Batch(List<Example> examples) {

    /** {@inheritDoc} */
    public Batch {
        examples = List.copyOf(examples);
    }
}
