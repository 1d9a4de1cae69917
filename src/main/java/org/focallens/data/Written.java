package org.focallens.data;

import java.util.List;

/**
 * What was written of a data set.
 *
 * @param images     with their labels
 * @param boxes      in them
 * @param imageFiles copied or linked
 * @param losses     what the format cannot hold or was not there, by image
 */
public record Written(int images, int boxes, int imageFiles, List<Problem> losses) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException where the losses are missing
     */
    public Written {
        losses = List.copyOf(losses);
    }
}
