package org.focallens.audit.verdict;

import java.util.Objects;
import org.focallens.core.preset.AssignSettings;

/**
 * A change of the settings.
 *
 * @param name     as the beginning of a sentence, e.g. "Tiles of 640"
 * @param option   the same as an option of the {@code audit} command; empty where it has none
 * @param settings the changed settings
 */
public record SetRemedy(String name, String option, AssignSettings settings) {
    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException if a part is missing
     */
    public SetRemedy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(settings, "settings");
    }
}
