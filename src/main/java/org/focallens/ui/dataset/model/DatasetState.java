package org.focallens.ui.dataset.model;

import org.focallens.core.preset.AssignSettings;
import org.focallens.core.preset.Preset;
import org.focallens.core.preset.Presets;

/**
 * What can be undone in the data set room.
 *
 * @param preset   the framework that is compared with
 * @param settings the framework's own or changed ones
 */
public record DatasetState(Preset preset, AssignSettings settings) {
    /** torchvision's own settings. */
    public static final DatasetState START = of(Presets.TORCHVISION);

    /** {@return a framework with all its own settings} */
    public static DatasetState of(Preset preset) {
        return new DatasetState(preset, AssignSettings.of(preset));
    }

    public DatasetState with(AssignSettings next) {
        return new DatasetState(preset, next);
    }

    public AssignSettings plain() {
        return AssignSettings.of(preset);
    }
}
