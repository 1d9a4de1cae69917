package org.focallens.ui.training.look;

import java.util.List;

/**
 * What can be looked at in a run.
 *
 * @param batch  images of a step
 * @param kept   images kept apart to measure on; 0 where there are none
 * @param layers names of the network's layers, as {@link org.focallens.train.Inference#layers()} gives them
 */
public record LookScope(int batch, int kept, List<String> layers) {

    /** Before there is a run. */
    public static final LookScope NOTHING = new LookScope(0, 0, List.of());

    /** {@inheritDoc} */
    public LookScope {
        layers = List.copyOf(layers);
    }

    int count(LookWish.Images images) {
        return images == LookWish.Images.BATCH ? batch : kept;
    }
}
