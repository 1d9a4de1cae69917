package org.focallens.ui.training.inspect;

import java.util.List;

/**
 * What can be looked at in a run.
 *
 * @param batch  images of a step
 * @param kept   images kept apart to measure on; 0 where there are none
 * @param layers names of the network's layers, as {@link org.focallens.train.Inference#layers()} gives them
 */
public record InspectionScope(int batch, int kept, List<String> layers) {

    /** Before there is a run. */
    public static final InspectionScope NOTHING = new InspectionScope(0, 0, List.of());

    /** {@inheritDoc} */
    public InspectionScope {
        layers = List.copyOf(layers);
    }

    int count(InspectionRequest.Images images) {
        return images == InspectionRequest.Images.BATCH ? batch : kept;
    }
}
