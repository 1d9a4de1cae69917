package org.focallens.ui.training.inspect;

import java.util.Optional;

/**
 * What the thread that trains should look at between steps.
 *
 * @param wanted whether anybody inspections; the rest then says at what
 * @param images which images are meant
 * @param index  of the image among them, from 0
 * @param layer  the layer whose weights and activations are wanted as well
 */
public record InspectionRequest(boolean wanted, Images images, int index, Optional<String> layer) {

    /** Nobody inspections. */
    public static final InspectionRequest NONE = new InspectionRequest(false, Images.BATCH, 0, Optional.empty());

    /** Where an image comes from. */
    public enum Images {
        /** The images of the step, which change with it. */
        BATCH,
        /** The images kept apart to measure on, which the network never trains on. */
        KEPT
    }
}
